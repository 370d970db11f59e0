/** Faces are declared where the photo stands in its story: nobody is looked for in a picture. */
import { round, shared } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['overlay.face'];
  const overlays = layout.blocks.filter(({ block }) => block === 'overlay-headline');
  return overlays.flatMap((overlay) =>
    layout.photos.flatMap((photo): readonly Finding[] => {
      const covered = (photo.faces ?? []).map((face) => {
        const { width, height } = shared(face, overlay.box);
        return { face, share: width > 0 && height > 0 ? (100 * width * height) / (face.width * face.height) : 0 };
      });
      const [worst] = covered.toSorted((a, b) => b.share - a.share);
      if (!worst || worst.share <= limit + 1e-6) return [];
      const parameters = { block: overlay.id, photo: photo.id, share: round(worst.share, 0), limit };
      return [{ parameters, source: overlay, block: overlay.id, box: worst.face }];
    }),
  );
}

export const overlayFace: Rule = {
  id: 'overlay.face',
  description: {
    en: 'a headline over a photo that covers a face',
    zh: '压图标题盖住人脸',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
