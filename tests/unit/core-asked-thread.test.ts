import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { askedThread } from '../../scripts/core/asked-thread.ts';

/** Says a word back in capitals, as late as is asked; ends itself at `die`. */
const program = `const { parentPort } = require('node:worker_threads');
let work = Promise.resolve();
parentPort.on('message', ({ word, after }) => {
  work = work.then(() => new Promise((resolve) => setTimeout(resolve, after))).then(() => {
    if (word === 'die') throw new Error('it died');
    parentPort.postMessage(word.toUpperCase());
  });
});`;

function open() {
  let begun = 0;
  const thread = askedThread<{ word: string; after: number }, string>(() => {
    begun++;
    return new Worker(program, { eval: true });
  });
  return { ask: (word: string, after = 0) => thread.ask({ word, after }), warmUp: thread.warmUp, begun: () => begun };
}

test('each is answered in turn, by one thread', async () => {
  const { ask, warmUp, begun } = open();
  warmUp();
  expect(await Promise.all([ask('late', 60), ask('soon'), ask('last')])).toEqual(['LATE', 'SOON', 'LAST']);
  expect(begun()).toBe(1);
});

test('when it dies, all who wait are told, and who asks next is answered by another', async () => {
  const { ask, begun } = open();
  const waiting = Promise.allSettled([ask('die'), ask('behind')]);
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  // The first thread's end comes behind its error: it is not the second's.
  expect(await ask('again', 100)).toBe('AGAIN');
  expect(begun()).toBe(2);
});
