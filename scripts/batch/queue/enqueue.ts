/** Editions into the queue, each once. */
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { shownPath } from '../../core/files.ts';
import { describeJob } from '../inputs/describe-job.ts';
import { toolchainHash } from '../inputs/toolchain.ts';
import type { ArchiveOptions } from '../model.ts';
import { type Connected, redisTrouble } from './connect.ts';
import type { QueuedEdition, QueueResult } from './model.ts';
import type { Share } from './share.ts';

export interface EnqueueRequest {
  readonly folders: readonly string[];
  readonly options: ArchiveOptions;
  readonly share?: Share | undefined;
  /** Enqueues what is done too. */
  readonly force: boolean;
  /** Enqueues what failed before too. */
  readonly retry: boolean;
  readonly signal: AbortSignal;
  readonly onEdition?: (done: number, all: number) => void;
}

/** How many editions the queue took, and how many it knew. */
export interface Enqueued {
  readonly added: number;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
}

/** Tries of a job whose machine is at fault; an edition at fault fails at once. */
const attempts = 5;

export const openQueue = ({ redis, address }: Connected): Queue<QueuedEdition, QueueResult> =>
  new Queue<QueuedEdition, QueueResult>(address.name, {
    connection: redis,
    skipVersionCheck: true,
    // Nobody reads them, and each job makes five.
    streams: { events: { maxLen: 10 } },
    defaultJobOptions: {
      attempts,
      backoff: { type: 'exponential', delay: 5000, jitter: 0.5 },
      stackTraceLimit: 0,
    },
  });

/** The hash that tells which folder and key an id has now. */
export const ownersKey = (name: string): string => `${name}:editions`;

/** Tells this program from others; jobs are many, and so it is short. */
export const programMark = async (): Promise<string> => (await toolchainHash()).slice(0, 16);

/** Takes the id for this folder and key; an older state of the same edition that still waits is taken out. */
async function claim(
  redis: Redis,
  queue: Queue<QueuedEdition, QueueResult>,
  { id, key, folder, force }: { id: string; key: string; folder: string; force: boolean },
): Promise<Diagnostic | undefined> {
  const text = await redis.hget(ownersKey(queue.name), id);
  const before = text ? (JSON.parse(text) as { folder: string; key: string }) : undefined;
  if (before && before.folder !== folder && before.key !== key && !force) {
    return diagnostic('batch/same-id', { folder: shownPath(folder), other: before.folder, id });
  }
  if (before && before.key !== key) {
    const old = await queue.getJob(before.key);
    // One at work is locked; its worker sees that it is out of date.
    await old?.remove().catch(() => undefined);
  }
  await redis.hset(ownersKey(queue.name), id, JSON.stringify({ folder, key }));
  return undefined;
}

export async function enqueue(connected: Connected, request: EnqueueRequest): Promise<Checked<Enqueued>> {
  const { folders, options, share, force, retry, signal, onEdition } = request;
  const queue = openQueue(connected);
  queue.on('error', () => undefined);
  const counts = { added: 0, waiting: 0, done: 0, failed: 0 };
  const diagnostics: Diagnostic[] = [];
  const toolchain = await programMark();
  try {
    for (const [at, folder] of folders.entries()) {
      signal.throwIfAborted();
      const { value: described, diagnostics: unread } = await describeJob(folder, options);
      diagnostics.push(...unread);
      if (!described) continue;
      const { id, key } = described.job;
      const fault = await claim(connected.redis, queue, { id, key, folder, force });
      if (fault) {
        diagnostics.push(fault);
        continue;
      }
      const known = await queue.getJob(key);
      const state = await known?.getState();
      const again = (state === 'completed' && force) || (state === 'failed' && (retry || force));
      if (known && again) await known.remove();
      if (known && !again) {
        counts[state === 'completed' ? 'done' : state === 'failed' ? 'failed' : 'waiting'] += 1;
      } else {
        const shared = await share?.put(key, folder);
        if (shared && hasErrors(shared.diagnostics)) {
          return { value: counts, diagnostics: [...diagnostics, ...shared.diagnostics] };
        }
        const via = share && { via: share.address };
        await queue.add('edition', { version: 1, id, folder, ...via, options, toolchain }, { jobId: key });
        counts.added += 1;
      }
      onEdition?.(at + 1, folders.length);
    }
    return { value: counts, diagnostics };
  } catch (error) {
    const trouble = redisTrouble(error, connected.address.shown);
    if (!trouble) throw error;
    return { value: counts, diagnostics: [...diagnostics, trouble] };
  } finally {
    await queue.close().catch(() => undefined);
    connected.close();
  }
}
