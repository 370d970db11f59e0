/** A photo as wide as the page looks off it whichever way it looks. */
import type { Layout, PlacedPhoto } from '../../layout/model.ts';
import { bottom, right, typeArea } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Whether there is less than half a column of the page, or a few rows, on the side that a photo looks to. */
function looksOff(layout: Layout, { box, gaze }: PlacedPhoto, rows: number): boolean {
  const area = typeArea(layout);
  const [across, down] = [layout.grid.columnWidth / 2, rows * layout.grid.pitch];
  const room = {
    left: box.x - area.x,
    right: right(area) - right(box),
    up: box.y - area.y,
    down: bottom(area) - bottom(box),
  };
  switch (gaze) {
    case 'left':
      return room.left < across && room.right >= across;
    case 'right':
      return room.right < across && room.left >= across;
    case 'up':
      return room.up < down && room.down >= down;
    case 'down':
      return room.down < down && room.up >= down;
    default:
      return false;
  }
}

function find({ layout, limits }: Subject): readonly Finding[] {
  return layout.photos
    .filter((photo) => looksOff(layout, photo, limits['img.gaze']))
    .map((photo) => {
      const source = layout.blocks.find(({ id }) => id === photo.block);
      return { parameters: { photo: photo.id, gaze: photo.gaze! }, source, block: photo.block, box: photo.box };
    });
}

export const imgGaze: Rule = {
  id: 'img.gaze',
  description: {
    en: 'a photo whose people look off the page',
    zh: '图中人的视线朝向版外',
  },
  source: { en: 'newspaper practice: pictures look into the page', zh: '报业惯例：图片朝向版心' },
  find,
};
