/** What the thread does that a PDF is taken apart in: whatever that does to its readers, the program's own thread goes on. */
import { parentPort } from 'node:worker_threads';
import { keepCodeSoFar } from '../core/code-cache.ts';
import { openPdfium, UnreadablePdf } from '../pdf/index.ts';
import { type ClauseOptions, examineClauses } from './clauses/examine-clauses.ts';
import { type ExamineOptions, examine } from './examine.ts';
import { type PlateOptions, writePlates } from './plates/write-plates.ts';

export type Order =
  | { readonly task: 'examine'; readonly pdf: Uint8Array; readonly options: ExamineOptions }
  | { readonly task: 'clauses'; readonly pdf: Uint8Array; readonly options: ClauseOptions }
  | { readonly task: 'plates'; readonly pdf: Uint8Array; readonly options: PlateOptions };

/** `fault` is ours, with its stack; `unreadable` is the file's. */
export type Answer<T> = ({ readonly value: T } | { readonly unreadable: string } | { readonly fault: string }) & {
  /** Bytes that the thread holds for itself. */
  readonly held: number;
};

// Ready by the time a page is to be drawn; should they fail, drawing meets the failure.
openPdfium().catch(() => undefined);
import('sharp').catch(() => undefined);

function carryOut(order: Order): Promise<unknown> {
  if (order.task === 'examine') return examine(order.pdf, order.options);
  return order.task === 'clauses' ? examineClauses(order.pdf, order.options) : writePlates(order.pdf, order.options);
}

const asOutcome = (error: unknown): { readonly unreadable: string } | { readonly fault: string } => {
  if (error instanceof UnreadablePdf) return { unreadable: error.message };
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** Of its own objects and what they keep outside of the heap, the memory of WebAssembly too. */
function heldBytes(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

parentPort?.on('message', async (order: Order) => {
  const outcome = await carryOut(order).then((value) => ({ value }), asOutcome);
  // A thread that has answered may be ended at any time.
  if ('value' in outcome) keepCodeSoFar();
  const answer: Answer<unknown> = { ...outcome, held: heldBytes() };
  parentPort!.postMessage(answer);
});
