/** The advertisements that stand on a set page, with what their files are. */
import { type Position, positionAt } from '../../core/source.ts';
import type { Advertisement, Edition } from '../../edition/model.ts';
import type { Layout, PlacedAdvertisement } from '../../layout/model.ts';

export interface Sold {
  readonly advertisement: Advertisement;
  readonly placed: PlacedAdvertisement;
  /** Where the page file places it. */
  readonly at: Position | undefined;
}

/** One that stands on the page twice is there twice. */
export function findAdvertisements(edition: Edition, layout: Layout): readonly Sold[] {
  const page = edition.pages.find(({ number }) => number === layout.page);
  return (layout.advertisements ?? []).map((placed) => {
    const block = page?.placed.find(({ id }) => id === placed.block);
    if (block?.block !== 'advertisement')
      throw new Error(`the page shows an advertisement "${placed.block}" that it does not hold`);
    const source = edition.sources.get(block.origin.file);
    return { advertisement: block.advertisement, placed, at: source && positionAt(source, block.origin.from) };
  });
}
