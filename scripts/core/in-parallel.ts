import { availableParallelism } from 'node:os';

/** Tabs that set pages side by side. Each warms up anew, in a process of its own: on two cores one keeps up with what becomes of its pages. */
export const tabsAtOnce = availableParallelism() > 2 ? 2 : 1;

/**
 * Does the work for every item, at most `limit` at a time, and returns the results in the order of the items.
 * The first failure stops the taking up of further items and is thrown once those under way have ended.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let failure: { error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failure) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failure) throw failure.error;
  return results;
}

/** Does one thing in its turn. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** So many are done at a time, in the order in which they are asked for, whoever asks. */
export function turnsOf(limit: number): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running === limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody comes between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
