import type { Origin } from '../../core/source.ts';
import { pagesIn } from '../page-label.ts';
import { report } from '../reading.ts';
import { valueOrigin } from '../yaml/document.ts';
import type { WholeRule } from './whole-edition.ts';

/** 版次: every number once, and the pages listed in their order without a hole. */
export const numbering: WholeRule = (reading, { pages, complete }) => {
  const seen = new Map<number, Origin>();
  let last: number | undefined;
  let certain = complete;
  for (const { page, yaml } of pages) {
    if (!page || !yaml) {
      certain = false;
      continue;
    }
    const at = valueOrigin(yaml, ['page']);
    for (const number of pagesIn(page)) {
      const before = seen.get(number);
      if (!before) seen.set(number, at);
      else {
        certain = false;
        report(reading, 'edition/page-twice', { places: [at, before], with: { page: number } });
      }
    }
    const { number } = page;
    if (last !== undefined && number < last)
      report(reading, 'edition/page-order', { places: [at, seen.get(last)!], with: { page: number, before: last } });
    last = pagesIn(page).at(-1);
  }
  // Where a number is in doubt, a hole is its echo.
  if (!certain) return;
  const numbers = [...seen.keys()].sort((a, b) => a - b);
  for (const [index, to] of numbers.slice(1).entries()) {
    const from = numbers[index]!;
    const missing = to - from - 1;
    if (missing > 0) report(reading, 'edition/page-hole', { places: [seen.get(to)!], with: { from, to, missing } });
  }
};
