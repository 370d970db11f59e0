/** Worker processes that share out orders among them, are renewed before they grow, and may die at any moment. */
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diagnostic } from '../../core/diagnostic.ts';
import type { Job, Outcome } from '../model.ts';
import { treeMemory } from './memory.ts';
import { type Made, type Reply, startWorker, type Worker } from './worker.ts';

export interface PoolOptions {
  readonly workers?: number | undefined;
  /** Folder on the disk that packages go to; everything in it is the pool's. */
  readonly staging: string;
  readonly signal: AbortSignal;
  readonly onStart?: (job: Job, pid: number) => void;
  /** A worker ended in the middle of a job, which another takes over. */
  readonly onDeath?: (job: Job, deaths: number, reason: string) => void;
  readonly onRenewed?: (pages: number, memory: number) => void;
}

export interface Pool extends AsyncDisposable {
  readonly size: number;
  /**
   * Makes the package of a job, at most `size` at a time.
   * @param deaths of workers in the middle of this job before
   * @throws the signal's reason once it is given
   */
  readonly run: (job: Job, deaths?: number) => Promise<Outcome>;
  /** Bytes that this process and all workers hold. */
  readonly memory: () => number;
}

/** A job in the middle of which so many workers ended is set aside. */
export const mostDeaths = 3;
/** A browser may be killed while it comes up; one that does not come up so many times cannot be had here. */
const mostLaunches = 3;
/** After so many pages a worker is renewed: Chromium keeps a little of each. */
const pagesPerWorker = Number(process.env['DAYANG_WORKER_PAGES'] ?? 400);
/** One that is large from its first page on would be renewed for every edition. */
const leastPages = 25;
const leastMemory = 700 * 1024 ** 2;
const mostMemory = 1.5 * 1024 ** 3;

/** Bytes that a worker with its browser may hold before it is renewed: half of the memory for all of them. */
const memoryLimit = (workers: number): number => Math.max(leastMemory, Math.min(mostMemory, totalmem() / 2 / workers));

/** MiB, where somebody knows better. */
const memoryAsked = process.env['DAYANG_WORKER_MEMORY'];

function hasGrown({ pages }: Worker, memory: number, workers: number): boolean {
  if (pages >= pagesPerWorker) return true;
  if (memoryAsked !== undefined) return memory >= Number(memoryAsked) * 1024 ** 2;
  return pages >= leastPages && memory >= memoryLimit(workers);
}

const isMachine = ({ diagnostics }: Made): boolean =>
  diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('file/'));

export function openPool({ workers, staging, signal, onStart, onDeath, onRenewed }: PoolOptions): Pool {
  const size = workers ?? availableParallelism();
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let free = size;
  let orders = 0;
  /** Deaths since the last page came out; each makes the next start wait longer. */
  let inARow = 0;

  const start = (): Worker => {
    const worker = startWorker();
    all.add(worker);
    return worker;
  };
  const retire = async (worker: Worker): Promise<void> => {
    await worker.end();
    all.delete(worker);
  };
  const take = (): Worker => {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.alive) return worker;
      all.delete(worker);
    }
    return start();
  };
  /** Puts a worker back, or a new one in its place; that one comes up while this one's place is still warm. */
  const putBack = async (worker: Worker): Promise<void> => {
    if (signal.aborted) return;
    const memory = treeMemory(worker.pid);
    if (!hasGrown(worker, memory, size)) idle.push(worker);
    else {
      idle.push(start());
      onRenewed?.(worker.pages, memory);
      await retire(worker);
    }
  };
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  // What is at work ends with its worker, and so everybody who waits for it hears.
  signal.addEventListener('abort', () => void Promise.all([...all].map(retire)), { once: true });

  const attempt = async (job: Job): Promise<Reply> => {
    const worker = take();
    orders += 1;
    const into = join(staging, `${process.pid}-${orders}`);
    await mkdir(into, { recursive: true });
    onStart?.(job, worker.pid);
    const reply = await worker.carryOut({ folder: job.folder, into, options: job.options });
    signal.throwIfAborted();
    if (reply.kind === 'made') {
      inARow = 0;
      await putBack(worker);
      if (!reply.package) await rm(into, { recursive: true, force: true });
      return reply;
    }
    await retire(worker);
    await rm(into, { recursive: true, force: true, maxRetries: 5 });
    return reply;
  };

  const carryThrough = async (job: Job, before: number): Promise<Outcome> => {
    for (let deaths = before, launches = 0; ; ) {
      if (deaths >= mostDeaths) {
        return { state: 'failed', pages: 0, diagnostics: [diagnostic('batch/kills', { deaths })] };
      }
      signal.throwIfAborted();
      const reply = await attempt(job);
      if (reply.kind === 'no-browser') {
        launches += 1;
        if (launches < mostLaunches) {
          await pause(200 * launches, undefined, { signal });
          continue;
        }
        return { state: 'trouble', diagnostics: [diagnostic('layout/browser-failed', { reason: reply.reason })] };
      }
      if (reply.kind === 'died') {
        deaths += 1;
        onDeath?.(job, deaths, reply.reason);
        if (deaths >= mostDeaths) {
          const reason = reply.reason.split('\n')[0]!;
          return { state: 'failed', pages: 0, diagnostics: [diagnostic('batch/kills', { deaths, reason })] };
        }
        await pause(Math.min(100 * 2 ** inARow++, 10_000), undefined, { signal });
        continue;
      }
      const { package: made, pages, diagnostics } = reply;
      if (isMachine(reply)) return { state: 'trouble', diagnostics };
      return made ? { state: 'made', package: made, pages, diagnostics } : { state: 'failed', pages, diagnostics };
    }
  };

  return {
    size,
    async run(job, deaths = 0) {
      await enter();
      try {
        return await carryThrough(job, deaths);
      } finally {
        leave();
      }
    },
    memory: () => treeMemory(process.pid),
    async [Symbol.asyncDispose]() {
      await Promise.all([...all].map(retire));
      await rm(staging, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
