import type { Layout, Line, PlacedPhoto } from '../../layout/model.ts';
import { bottom, inkBox, right, round, shared } from '../boxes.ts';
import { standing } from '../lines.ts';
import { ownPhotos } from '../own-photos.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The photo of its block that a caption line belongs to: the one it stands under, or the nearest beside. */
function ownerOf(line: Line, photos: readonly PlacedPhoto[]): PlacedPhoto | undefined {
  const box = inkBox(line);
  const own = photos.filter(({ block }) => block === line.block);
  return own.toSorted((a, b) => shared(b.box, box).width - shared(a.box, box).width)[0];
}

/** Whether the lines follow one another from the picture's edge, each within `limit` of what is before it. */
function inPlace(photo: PlacedPhoto, lines: readonly Line[], limits: { gap: number; overhang: number }): Line[] {
  const inside = lines.filter((line) => {
    const box = inkBox(line);
    return box.x >= photo.box.x - limits.overhang && right(box) <= right(photo.box) + limits.overhang;
  });
  const found: Line[] = [];
  const below = inside.filter((line) => inkBox(line).y >= bottom(photo.box) - limits.overhang);
  let edge: number = bottom(photo.box);
  for (const line of below.toSorted((a, b) => a.baseline - b.baseline)) {
    const box = inkBox(line);
    if (box.y - edge > limits.gap) break;
    found.push(line);
    edge = bottom(box);
  }
  const above = inside.filter((line) => bottom(inkBox(line)) <= photo.box.y + limits.overhang);
  edge = photo.box.y;
  for (const line of above.toSorted((a, b) => b.baseline - a.baseline)) {
    const box = inkBox(line);
    if (edge - bottom(box) > limits.gap) break;
    found.push(line);
    edge = box.y;
  }
  return found;
}

function captionsOf(layout: Layout, photo: PlacedPhoto): readonly Line[] {
  const captions = standing(layout).filter(({ role, vertical }) => role === 'caption' && !vertical);
  return captions.filter((line) => ownerOf(line, layout.photos) === photo);
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const gap = limits['img.caption.gap'] * layout.grid.pitch;
  return ownPhotos(layout).flatMap((photo): readonly Finding[] => {
    const captions = captionsOf(layout, photo);
    const lines = inPlace(photo, captions, { gap, overhang: limits['img.caption.overhang'] });
    if (captions.length > 0 && lines.length === captions.length) return [];
    const parameters = { photo: photo.id, lines: lines.length, all: captions.length, limit: round(gap) };
    const block = layout.blocks.find(({ id }) => id === photo.block);
    const source = captions.find((line) => line.source)?.source ?? block;
    return [{ parameters, source, block: photo.block, box: photo.box }];
  });
}

export const imgCaption: Rule = {
  id: 'img.caption',
  description: {
    en: 'a photo without a caption close to it and within its width',
    zh: '图片没有图说，或图说离图过远、宽于图',
  },
  source: { en: 'newspaper practice: every picture is explained', zh: '报业惯例：有图必有图说' },
  find,
};
