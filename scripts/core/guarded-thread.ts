/** Threads that take files from elsewhere apart, with an end to time and memory. */
import { Worker } from 'node:worker_threads';
import type { ThreadAnswer } from './obey-orders.ts';

/** What a page takes is a few hundred milliseconds; what takes this long never ends. */
export const usualDeadline = 8000;

/** A thread that gets no processor is not endless; one that waits for ever is. Of its deadline. */
const mostWaiting = 5;

/** Of the thread's own objects, MB. */
const mostMemory = 1024;
/** What a thread may hold and go on, bytes: what a monstrous file made it take is only given back by its end. */
const mostHeld = 256 * 1024 * 1024;

export type Outcome<T> = { readonly value: T } | { readonly unreadable: string } | { readonly beyond: string };

export interface GuardedThread<Order> {
  /** Starts the first thread while there is something else to do: its libraries take some 200 ms. Later calls do nothing. */
  readonly warmUp: () => void;
  /**
   * @returns `beyond` where time or memory ran out, with how much of it
   * @throws Error for a fault of our own inside the thread
   */
  readonly ask: <T>(order: Order, deadline?: number) => Promise<Outcome<T>>;
}

/** Milliseconds of processor time; undefined on a Node before 24.6, which does not tell: the clock decides there. */
async function spentBy(worker: Worker): Promise<number | undefined> {
  if (typeof worker.cpuUsage !== 'function') return undefined;
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
  return (user + system) / 1000;
}

/** @param file what each thread starts with; it obeys orders (`obey-orders.ts`) */
export function guardedThread<Order>(file: () => URL): GuardedThread<Order> {
  let idle: Worker | undefined;

  const start = (): Worker => {
    const worker = new Worker(file(), {
      resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: 16 },
      execArgv: [],
    });
    // A thread that dies while it waits is not given out again, and its death is nobody's fault but its own.
    const forget = (): void => {
      if (idle === worker) idle = undefined;
    };
    return worker.on('error', forget).on('exit', forget);
  };
  /** One thread waits for the next file; it does not keep the program alive. */
  const take = (): Worker => {
    const worker = idle ?? start();
    idle = undefined;
    worker.ref();
    return worker;
  };
  const giveBack = (worker: Worker, held = 0): void => {
    if (idle || held > mostHeld) void worker.terminate();
    else {
      idle = worker;
      worker.unref();
    }
  };

  let warmed = false;
  return {
    warmUp() {
      if (!warmed) giveBack(start());
      warmed = true;
    },
    ask<T>(order: Order, deadline = usualDeadline) {
      const worker = take();
      const { promise, resolve, reject } = Promise.withResolvers<Outcome<T>>();
      const begun = performance.now();
      let ended = false;
      const spentAtFirst = spentBy(worker);
      const done = (): void => {
        ended = true;
        clearTimeout(timer);
        worker.off('message', answered).off('error', died);
      };
      const beyond = (what: string): void => {
        done();
        void worker.terminate();
        resolve({ beyond: what });
      };
      const answered = (answer: ThreadAnswer<T>): void => {
        done();
        giveBack(worker, answer.held);
        if ('fault' in answer) reject(new Error(answer.fault));
        else resolve(answer);
      };
      const died = (error: Error & { code?: string }): void => {
        beyond(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `> ${mostMemory} MB` : error.message);
      };
      /** Where other programs have the processor, it is given the time that it was kept waiting. */
      const look = async (): Promise<void> => {
        const [now, first] = [await spentBy(worker), await spentAtFirst];
        if (ended) return;
        const spent = now === undefined || first === undefined ? deadline : now - first;
        const left = Math.min(deadline - spent, mostWaiting * deadline - (performance.now() - begun));
        if (left > 0) timer = setTimeout(look, Math.max(left, 100));
        else beyond(`> ${deadline / 1000} s`);
      };
      let timer = setTimeout(look, deadline);
      worker.on('message', answered).on('error', died);
      worker.postMessage(order);
      return promise;
    },
  };
}
