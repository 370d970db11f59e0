/** What never ends is ended; what waits for the processor is not taken for it. */
import { expect, test } from 'vitest';
import { guardedThread } from '../../scripts/core/guarded-thread.ts';

const body = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ wait }) => {
  if (wait === undefined) for (;;);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  parentPort.postMessage({ value: 'done', held: 0 });
});`;
const { ask } = guardedThread<{ wait?: number }>(() => new URL(`data:text/javascript,${encodeURIComponent(body)}`));

test('a thread that is kept waiting has the time of its deadline to work', async () => {
  expect(await ask({ wait: 900 }, 400)).toEqual({ value: 'done', held: 0 });
});

test('one that never ends is ended, and so is one that only waits', async () => {
  expect(await ask({}, 300)).toEqual({ beyond: '> 0.3 s' });
  expect(await ask({ wait: 60_000 }, 200)).toEqual({ beyond: '> 0.2 s' });
});
