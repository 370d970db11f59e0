/**
 * The order in which a page is read, which is also the order of its elements and of the text in its PDF: what belongs
 * to the page, then story by story, then the page's foot.
 */
import type { BlockName, Edition, Page, Placed } from '../edition/model.ts';
import { heldBy, holderOf } from './holder.ts';

/** Within a story. A headline over a photo follows the photo, so that it is painted on top of it. */
const ranks: Readonly<Record<BlockName, number>> = {
  masthead: -1,
  banner: 0,
  index: 0,
  teaser: 0.5,
  box: 1,
  kicker: 2,
  headline: 3,
  'vertical-headline': 3,
  'overlay-headline': 3,
  deck: 4,
  byline: 5,
  lede: 6,
  text: 7,
  photo: 8,
  'photo-strip': 9,
  'pull-quote': 10,
  sidebar: 11,
  notice: 12,
  table: 13,
  names: 14,
  rule: 15,
  advertisement: 16,
  ornament: 16,
  'picture-credit': 17,
  'series-logo': 18,
};

const atFoot = new Set<BlockName>(['rule', 'advertisement', 'ornament', 'picture-credit', 'series-logo']);

/** The story that a placed block belongs to; undefined for what belongs to the page. */
export const storyOf = (edition: Edition, placed: Placed): string | undefined =>
  'story' in placed ? placed.story : holderOf(edition, heldBy(edition, placed))?.id;

const byPlace = (a: Placed, b: Placed): number =>
  a.area.rows.from - b.area.rows.from || a.area.columns.from - b.area.columns.from;

/** Stories in the order of their highest block that carries their own words. */
function storyOrder(
  placed: readonly { readonly one: Placed; readonly story: string | undefined }[],
): readonly string[] {
  const own = placed.filter(({ one, story }) => story !== undefined && 'story' in one);
  const sorted = own.toSorted((a, b) => byPlace(a.one, b.one)).map(({ story }) => story!);
  return [...new Set([...sorted, ...placed.flatMap(({ story }) => (story === undefined ? [] : [story]))])];
}

export function readingOrder(edition: Edition, page: Page): readonly Placed[] {
  const placed = page.placed.map((one) => ({ one, story: storyOf(edition, one) }));
  const stories = storyOrder(placed);
  const last = stories.length;
  const group = ({ one, story }: (typeof placed)[number]): number =>
    story !== undefined ? stories.indexOf(story) : atFoot.has(one.block) ? last : -1;
  const sorted = placed
    .toSorted((a, b) => group(a) - group(b) || ranks[a.one.block] - ranks[b.one.block] || byPlace(a.one, b.one))
    .map(({ one }) => one);
  for (const over of sorted.filter((one) => one.block === 'overlay-headline')) {
    const photo = sorted.findIndex((one) => one.id === over.over);
    const headline = sorted.indexOf(over);
    if (photo > headline) sorted.splice(headline, 0, ...sorted.splice(photo, 1));
  }
  return sorted;
}
