/** A worker of a queue: takes editions as long as there are any, with a pool of processes of its own. */
import { DelayedError, type Job as QueueJob, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Language } from '../../core/catalogue/index.ts';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { exitCodes } from '../../core/interrupt.ts';
import type { BatchEvent } from '../model.ts';
import { openPool } from '../pool/pool.ts';
import { openStaging } from '../pool/staging.ts';
import { errorCodes } from '../report/failure-report.ts';
import { openCounter } from '../report/tally.ts';
import { openReports } from '../report/write-reports.ts';
import type { PackageStore } from '../store/model.ts';
import { carryOut, type Doing } from './carry-out.ts';
import { type Connected, redisTrouble } from './connect.ts';
import { openQueue } from './enqueue.ts';
import { failureText, type QueuedEdition, type QueueResult } from './model.ts';

export interface WorkRequest {
  readonly store: PackageStore;
  readonly desk: string;
  /** Where the copies of editions are, if elsewhere than the jobs say. */
  readonly via?: string | undefined;
  readonly workers?: number | undefined;
  /** Ends when the queue is empty. */
  readonly untilEmpty: boolean;
  readonly language: Language;
  /** Take no more, and end when what is at work is done. */
  readonly signal: AbortSignal;
  /** Hand back what is at work, and end. */
  readonly urgent: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
  readonly say: (list: readonly Diagnostic[]) => void;
}

/** How long a worker may be silent before its job is another's, ms: it renews its hold every half of that. */
const lockDuration = Number(process.env['DAYANG_LOCK_MS'] ?? 60_000);
/** Between two looks for jobs whose workers are silent. */
const stalledInterval = Math.max(1000, lockDuration / 4);
/** A job may lose its worker twice; at the third time it is set aside. */
const mostStalled = 2;
/** A job of another version of the program comes back after so long, ms. */
const otherProgramPause = 30_000;
/** Between two looks whether the queue is empty, ms. */
const emptyInterval = 500;

type Taken = QueueJob<QueuedEdition, QueueResult>;

export async function workQueue(connected: Connected, request: WorkRequest): Promise<number> {
  const { redis, address } = connected;
  const { store, desk, signal, urgent, onEvent, say } = request;
  const halt = new AbortController();
  const handBack = AbortSignal.any([urgent, halt.signal]);
  const counter = openCounter(0);
  const reports = openReports(desk, request.language);
  let exit: number = exitCodes.clean;
  let warned = false;
  await using pool = openPool({
    workers: request.workers,
    staging: await openStaging(desk),
    signal: handBack,
    onStart: ({ folder }, worker) => onEvent({ event: 'start', folder, worker }),
    onDeath: ({ folder }, deaths, reason) =>
      onEvent({ event: 'worker-died', folder, deaths, reason: reason.split('\n')[0]! }),
    onRenewed: (pages, memory) => onEvent({ event: 'worker-renewed', pages, memory }),
  });
  const doing: Doing = { store, pool, redis, queue: address.name, via: request.via, signal: handBack, lockDuration };

  const toldFailed = async ({ data }: Taken, diagnostics: readonly Diagnostic[]): Promise<never> => {
    const { folder, id } = data;
    const { value: report } = await reports.setAside({ folder, id, diagnostics });
    counter.count('failed');
    onEvent({ event: 'failed', folder, id, report: report ?? '', codes: errorCodes(diagnostics) });
    throw new UnrecoverableError(failureText(diagnostics));
  };

  const work = async (job: Taken, token = ''): Promise<QueueResult> => {
    if (handBack.aborted || signal.aborted) return giveBack(job, token);
    const { folder, id } = job.data;
    counter.add(1);
    let ending: Awaited<ReturnType<typeof carryOut>>;
    try {
      ending = await carryOut(job, token, doing);
    } catch (error) {
      counter.add(-1);
      if (handBack.aborted) return giveBack(job, token);
      throw error;
    }
    if (!['done', 'kept', 'failed'].includes(ending.what)) counter.add(-1);
    switch (ending.what) {
      case 'other-program':
        if (!warned) say([diagnostic('queue/other-program')]);
        warned = true;
        await job.moveToDelayed(Date.now() + otherProgramPause, token);
        throw new DelayedError();
      case 'failed':
        return toldFailed(job, ending.diagnostics);
      case 'trouble':
        // Another machine may fare better; this one takes no more.
        say(ending.diagnostics);
        exit = ending.diagnostics.some(({ code }) => code === 'layout/browser-failed')
          ? exitCodes.missingTool
          : exitCodes.errors;
        queueMicrotask(() => halt.abort());
        return giveBack(job, token);
      case 'unreadable':
        // Tried again later, perhaps elsewhere.
        throw new Error(failureText(ending.diagnostics));
      case 'lost':
        // Another worker has it; what BullMQ makes of this end is refused, since the lock is that worker's.
        throw new WaitingError();
      case 'kept':
        counter.count('kept', ending.result.pages);
        onEvent({ event: 'kept', folder, id, package: ending.result.location, pages: ending.result.pages });
        return ending.result;
      case 'done':
        counter.count('done', ending.result.pages);
        onEvent({ event: 'done', folder, id, package: ending.result.location, ...ending.result });
        return ending.result;
    }
  };

  const giveBack = async (job: Taken, token: string): Promise<never> => {
    await job.moveToWait(token);
    throw new WaitingError();
  };

  const worker = new Worker<QueuedEdition, QueueResult>(address.name, work, {
    connection: redis,
    concurrency: pool.size,
    lockDuration,
    stalledInterval,
    maxStalledCount: mostStalled,
    drainDelay: 2,
    skipVersionCheck: true,
    autorun: false,
    name: `dayang-${process.pid}`,
  });
  // The connection says itself that it is down; what is left is told only where it means something to somebody.
  worker.on('error', (error) => {
    const trouble = redisTrouble(error, address.shown);
    if (trouble && trouble.code !== 'queue/unreachable') say([trouble]);
  });
  onEvent({ event: 'begin', editions: 0, workers: pool.size });
  const running = worker.run();
  running.catch(() => undefined);
  const tally = () => counter.tally(pool.memory());
  const clock = setInterval(() => onEvent({ event: 'progress', ...tally() }), 1000);
  await ended(connected, request, halt.signal);
  await worker.close();
  clearInterval(clock);
  onEvent({ event: 'end', exit, summary: '', ...tally() });
  connected.close();
  return exit;
}

/** Comes when the worker is to take no more. */
async function ended(
  connected: Connected,
  { signal, urgent, untilEmpty }: WorkRequest,
  halt: AbortSignal,
): Promise<void> {
  const any = AbortSignal.any([signal, urgent, halt]);
  const asked = new Promise<void>((resolve) => {
    if (any.aborted) resolve();
    any.addEventListener('abort', () => resolve(), { once: true });
  });
  if (!untilEmpty) return asked;
  const queue = openQueue(connected);
  queue.on('error', () => undefined);
  for (let stop = false; !stop && !any.aborted; ) {
    const left = await queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized').catch(() => 1);
    stop = left === 0;
    if (!stop) await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, emptyInterval))]);
  }
}
