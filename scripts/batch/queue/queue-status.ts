/** How a queue stands. */
import type { Queue } from 'bullmq';
import type { Checked, Diagnostic } from '../../core/diagnostic.ts';
import { type Connected, redisTrouble } from './connect.ts';
import { openQueue } from './enqueue.ts';
import { type QueuedEdition, type QueueResult, readFailure } from './model.ts';

export interface QueueStatus {
  readonly paused: boolean;
  /** Worker processes that are connected. */
  readonly workers: number;
  readonly waiting: number;
  readonly active: number;
  /** Of the active, those whose worker is silent; another takes them over. */
  readonly stalled: number;
  /** To be tried again later. */
  readonly delayed: number;
  readonly done: number;
  readonly failed: number;
  /** Of the last five minutes. */
  readonly editionsPerMinute: number;
  readonly pagesPerSecond: number;
  /** How long the next in turn has waited, s; null where nothing waits. */
  readonly oldestWaiting: number | null;
  readonly failures: readonly FailedEdition[];
}

export interface FailedEdition {
  readonly folder: string;
  readonly id: string;
  readonly attempts: number;
  readonly diagnostics: readonly Diagnostic[];
}

export type QueueAct = 'pause' | 'resume' | 'retry';

/** Of the rate. */
const lately = 5 * 60 * 1000;
const mostCounted = 1000;
const mostFailures = 1000;

type EditionQueue = Queue<QueuedEdition, QueueResult>;

/** Ids of jobs at work whose hold has run out. */
async function silentJobs(queue: EditionQueue, { redis }: Connected): Promise<number> {
  const active = await queue.getActive(0, mostCounted);
  const locks = await Promise.all(active.map(({ id }) => redis.exists(`${queue.toKey(id!)}:lock`)));
  return locks.filter((one) => one === 0).length;
}

async function rateOf(queue: EditionQueue): Promise<{ editionsPerMinute: number; pagesPerSecond: number }> {
  const now = Date.now();
  const done = (await queue.getCompleted(0, mostCounted)).filter(({ finishedOn = 0 }) => now - finishedOn < lately);
  const begun = Math.min(...done.map(({ processedOn = now }) => processedOn));
  const seconds = Math.max(1, (now - begun) / 1000);
  const pages = done.reduce((sum, { returnvalue }) => sum + (returnvalue?.again ? 0 : (returnvalue?.pages ?? 0)), 0);
  if (done.length === 0) return { editionsPerMinute: 0, pagesPerSecond: 0 };
  const round = (value: number) => Math.round(value * 100) / 100;
  return { editionsPerMinute: round((done.length / seconds) * 60), pagesPerSecond: round(pages / seconds) };
}

/** @param acts carried out first */
export async function queueStatus(connected: Connected, acts: readonly QueueAct[]): Promise<Checked<QueueStatus>> {
  const queue = openQueue(connected);
  queue.on('error', () => undefined);
  try {
    if (acts.includes('pause')) await queue.pause();
    if (acts.includes('resume')) await queue.resume();
    if (acts.includes('retry')) await queue.retryJobs({ state: 'failed' });
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed');
    const failed = await queue.getFailed(0, mostFailures);
    const [oldest] = await queue.getJobs(['waiting'], 0, 0, true);
    const value: QueueStatus = {
      paused: await queue.isPaused(),
      workers: (await queue.getWorkers()).length,
      waiting: counts['waiting'] ?? 0,
      active: counts['active'] ?? 0,
      stalled: await silentJobs(queue, connected),
      delayed: counts['delayed'] ?? 0,
      done: counts['completed'] ?? 0,
      failed: counts['failed'] ?? 0,
      ...(await rateOf(queue)),
      oldestWaiting: oldest ? Math.round((Date.now() - oldest.timestamp) / 1000) : null,
      failures: failed.map(({ data: { folder, id }, failedReason, attemptsMade }) => ({
        folder,
        id,
        attempts: attemptsMade,
        diagnostics: readFailure(failedReason ?? ''),
      })),
    };
    return { value, diagnostics: [] };
  } catch (error) {
    const trouble = redisTrouble(error, connected.address.shown);
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  } finally {
    await queue.close().catch(() => undefined);
    connected.close();
  }
}
