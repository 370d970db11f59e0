/** A thread that compares two files, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { keepCodeSoFar } from '../../core/code-cache.ts';
import { sourceOfHeld } from '../../pdf/index.ts';
import { compareSides, IncomparablePdf } from '../compare-sides.ts';
import type { OwnThreadAnswer, OwnThreadData } from './in-own-thread.ts';

const { old, fresh, names, options } = workerData as OwnThreadData;
const [a, b] = [old, fresh].map(({ held, length }) => sourceOfHeld(held, length));

const asAnswer = (error: unknown): OwnThreadAnswer => {
  if (error instanceof IncomparablePdf) return { incomparable: error.faults };
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

const sides = { old: { source: a!, name: names.old }, fresh: { source: b!, name: names.fresh } };
compareSides(sides, options)
  .then((comparison): OwnThreadAnswer => ({ comparison }), asAnswer)
  .then((answer) => {
    keepCodeSoFar('comparison' in answer && answer.comparison.verdict === 'different');
    parentPort!.postMessage(answer);
  });
