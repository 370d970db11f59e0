/** Which pages a studio's window holds open, so that turning to them takes no time. */
import { expect, test } from 'vitest';
import { holdNext, holdShown, mostHeld } from '../../scripts/studio/shell/held-pages.ts';

const pages = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Until nothing more is opened. */
function rest(held: readonly number[], holding: Parameters<typeof holdNext>[1]): readonly number[] {
  const next = holdNext(held, holding);
  return next === held ? held : rest(next, holding);
}

test('a small edition is held whole, the nearest pages first, the next before the last', () => {
  const holding = { numbers: pages(8), shown: [3] };
  expect(rest(holdShown([], holding), holding)).toEqual([3, 4, 2, 5, 1, 6, 7, 8]);
});

test('of a large one the nearest, and those that were shown last', () => {
  const numbers = pages(40);
  const before = rest([1], { numbers, shown: [1] });
  expect(before).toHaveLength(mostHeld);
  const holding = { numbers, shown: [30] };
  const after = rest(holdShown(before, holding), holding);
  expect(after).toHaveLength(mostHeld);
  expect(after.slice(0, 3)).toEqual([30, 1, 2]);
  expect(after.slice(3).toSorted((a, b) => a - b)).toEqual([26, 27, 28, 29, 31, 32, 33, 34, 35]);
});

test('both pages of a spread stay, and a page that has left the edition does not', () => {
  const holding = { numbers: [4, 5, 7], shown: [4, 5] };
  expect(rest(holdShown([6, 7], holding), holding)).toEqual([4, 5, 7]);
});
