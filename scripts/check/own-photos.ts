import type { Layout, PlacedPhoto } from '../layout/model.ts';

/** Photos that stand with their story; that of a teaser is explained and signed where its story is. */
export function ownPhotos({ blocks, photos }: Layout): readonly PlacedPhoto[] {
  const teasers = new Set(blocks.filter(({ block }) => block === 'teaser').map(({ id }) => id));
  return photos.filter(({ block }) => !teasers.has(block));
}
