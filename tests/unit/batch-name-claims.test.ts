import { expect, test } from 'vitest';
import { openNameClaims } from '../../scripts/batch/name-claims.ts';

test('a name is that of the first in the list, though a later one asks sooner', async () => {
  const { open } = openNameClaims();
  const [first, second, third] = [open('/a/same'), open('/b/same'), open('/c/other')];
  const answers = Promise.all([third.take('other'), second.take('same')]);
  expect(await first.take('same')).toBeUndefined();
  expect(await answers).toEqual([undefined, '/a/same']);
  // Its files changed meanwhile, and it is begun again.
  expect(await first.take('same')).toBeUndefined();
});

test('one that leaves without a name holds nobody up', async () => {
  const { open } = openNameClaims();
  const [first, second] = [open('/a'), open('/b')];
  const answer = second.take('same');
  first.leave();
  expect(await answer).toBeUndefined();
});
