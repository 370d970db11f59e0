/** Advertisements of a set page, as `Layout` has them. */
import type { Box, Mm } from '../core/units.ts';
import type { Advertisement, Page } from '../edition/model.ts';
import type { SetPage } from './in-page/main.ts';
import type { ReadPhoto } from './in-page/read.ts';
import type { PlacedAdvertisement } from './model.ts';

/** What a block shows, where it is an advertisement. */
export const advertisementIn = ({ placed }: Page, block: string): Advertisement | undefined =>
  placed.flatMap((one) => (one.id === block && one.block === 'advertisement' ? one.advertisement : []))[0];

export function readAdvertisements(
  { photos }: SetPage,
  page: Page,
  boxOf: (photo: ReadPhoto) => Box<Mm>,
): { readonly advertisements?: readonly PlacedAdvertisement[] } {
  const advertisements = photos.flatMap((photo): readonly PlacedAdvertisement[] => {
    const one = advertisementIn(page, photo.block);
    if (!one) return [];
    const { file, name, client, label, facts, width } = one;
    const ppi = facts.format === 'pdf' ? undefined : Math.round((facts.widthPx * 254) / width) / 10;
    const told = { block: photo.block, file, name, client: client.text, box: boxOf(photo) };
    return [{ ...told, label: label === 'own' ? 'own' : 'set', ...(ppi !== undefined && { ppi }) }];
  });
  return advertisements.length > 0 ? { advertisements } : {};
}
