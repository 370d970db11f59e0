/** The advertisements that stand on a set page, with what their files are. */
import { type Position, positionAt } from '../../core/source.ts';
import type { Advertisement, Edition, Page } from '../../edition/model.ts';
import type { Layout, PlacedAdvertisement } from '../../layout/model.ts';

export interface Sold {
  readonly advertisement: Advertisement;
  readonly placed: PlacedAdvertisement;
  /** Where the page file places it. */
  readonly at: Position | undefined;
}

/** A page by itself: one that asked its edition for all pages would be made again with each of them. */
export interface PageOf {
  readonly edition: Edition;
  readonly page: Page;
}

/** One that stands on the page twice is there twice. */
export function findAdvertisements({ edition, page }: PageOf, layout: Layout): readonly Sold[] {
  return (layout.advertisements ?? []).map((placed) => {
    const block = page.placed.find(({ id }) => id === placed.block);
    if (block?.block !== 'advertisement')
      throw new Error(`the page shows an advertisement "${placed.block}" that it does not hold`);
    const source = edition.sources.get(block.origin.file);
    return { advertisement: block.advertisement, placed, at: source && positionAt(source, block.origin.from) };
  });
}
