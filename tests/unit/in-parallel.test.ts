import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel, turnsOf } from '../../scripts/core/in-parallel.ts';

test('turns are taken in the order of asking, so many at a time, and a failure gives its own back', async () => {
  const inTurn = turnsOf(2);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const one = (index: number) =>
    inTurn(async () => {
      begun.push(index);
      running += 1;
      most = Math.max(most, running);
      await wait(index % 2 === 0 ? 8 : 2);
      running -= 1;
      if (index === 3) throw new Error('third');
      return index;
    });
  const ended = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(one));
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect([most, running]).toEqual([2, 0]);
  expect(ended.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.message))).toEqual([
    0,
    1,
    2,
    'third',
    4,
    5,
  ]);
  // Nothing is held back once all have ended.
  expect(await inParallel([6, 7, 8], 3, one)).toEqual([6, 7, 8]);
});
