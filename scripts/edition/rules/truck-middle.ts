import { pageLabel, pagesIn } from '../page-label.ts';
import { report } from '../reading.ts';
import { valueOrigin } from '../yaml/document.ts';
import type { WholeRule } from './whole-edition.ts';

/** First and last of the pages of its name around a page: its section, as far as names tell. */
function sectionAround<P extends { readonly name: string }>(pages: readonly P[], at: number): readonly [P, P] {
  const { name } = pages[at]!;
  let [from, to] = [at, at];
  while (pages[from - 1]?.name === name) from -= 1;
  while (pages[to + 1]?.name === name) to += 1;
  return [pages[from]!, pages[to]!];
}

/** 通版: only the middle sheet of an issue or of one of its sections has both pages side by side. */
export const truckMiddle: WholeRule = (reading, { pages, complete }) => {
  if (!complete) return;
  const read = pages.flatMap(({ page, yaml }) => (page && yaml ? [{ page, yaml }] : []));
  const sorted = read.map(({ page }) => page).toSorted((a, b) => a.number - b.number);
  const [first, last] = [sorted[0], sorted.at(-1)];
  for (const { page, yaml } of read) {
    if (page.through === undefined || !first || !last) continue;
    const whole = [first, last] as const;
    const isMiddle = ([from, to]: readonly [typeof page, typeof page]): boolean =>
      from.number + pagesIn(to).at(-1)! === page.number + page.through!;
    const section = sectionAround(sorted, sorted.indexOf(page));
    const alone = section[0] === section[1];
    // A part of an issue says nothing of its sheets, of four pages each.
    const sheets = first.number % 2 === 1 && (pagesIn(last).at(-1)! - first.number + 1) % 4 === 0;
    if (!sheets || isMiddle(whole) || (!alone && isMiddle(section))) continue;
    const middle = (first.number + pagesIn(last).at(-1)! - 1) / 2;
    const places = [valueOrigin(yaml, ['page'])];
    const about = { page: pageLabel(page), middle: `${middle}-${middle + 1}` };
    report(reading, 'edition/truck-middle', { places, with: about });
  }
};
