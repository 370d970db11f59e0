/** The other side of `guarded-thread.ts`: what runs in the thread, whatever a file does to its readers. */
import { parentPort } from 'node:worker_threads';
import { keepCodeSoFar } from './code-cache.ts';

/** `fault` is ours, with its stack; `unreadable` is the file's. */
export type ThreadAnswer<T> = ({ readonly value: T } | { readonly unreadable: string } | { readonly fault: string }) & {
  /** Bytes that the thread holds for itself. */
  readonly held: number;
};

/** Of its own objects and what they keep outside of the heap, the memory of WebAssembly too. */
function heldBytes(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

/** @param isOfTheFile tells errors that are the file's from ours */
export function obeyOrders<Order>(
  carryOut: (order: Order) => Promise<unknown>,
  isOfTheFile: (error: unknown) => boolean,
): void {
  const asOutcome = (error: unknown): { readonly unreadable: string } | { readonly fault: string } => {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return isOfTheFile(error) ? { unreadable: message } : { fault: stack };
  };
  parentPort?.on('message', async (order: Order) => {
    const outcome = await carryOut(order).then((value) => ({ value }), asOutcome);
    // A thread that has answered may be ended at any time.
    if ('value' in outcome) keepCodeSoFar();
    const answer: ThreadAnswer<unknown> = { ...outcome, held: heldBytes() };
    parentPort!.postMessage(answer);
  });
}
