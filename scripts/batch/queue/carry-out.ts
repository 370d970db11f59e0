/** What a worker does with one job of the queue. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Job as QueueJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { describeJob, isUnchanged } from '../inputs/describe-job.ts';
import { isEdition } from '../inputs/find-editions.ts';
import type { Pool } from '../pool/pool.ts';
import type { PackageStore } from '../store/model.ts';
import { ownersKey, programMark } from './enqueue.ts';
import type { QueuedEdition, QueueResult } from './model.ts';
import { openShare } from './share.ts';

export interface Doing {
  readonly store: PackageStore;
  readonly pool: Pool;
  readonly redis: Redis;
  readonly queue: string;
  readonly via: string | undefined;
  readonly signal: AbortSignal;
  readonly lockDuration: number;
}

export type Carried =
  | { readonly what: 'done' | 'kept'; readonly result: QueueResult }
  | { readonly what: 'failed' | 'trouble' | 'unreadable'; readonly diagnostics: readonly Diagnostic[] }
  /** The key was worked out by another program. */
  | { readonly what: 'other-program' }
  /** The hold on the job went to another worker while this one was silent. */
  | { readonly what: 'lost' };

type Taken = QueueJob<QueuedEdition, QueueResult>;

/** The edition's folder on this machine, and what to do when it is no longer needed. */
interface Brought extends AsyncDisposable {
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing = async (): Promise<void> => undefined;

async function bring({ id: key = '', data: { folder, via: told } }: Taken, via: string | undefined): Promise<Brought> {
  const place = told === undefined ? undefined : (via ?? told);
  if (place === undefined) {
    const diagnostics = isEdition(folder) ? [] : [diagnostic('queue/no-folder', { folder })];
    return { folder, diagnostics, [Symbol.asyncDispose]: nothing };
  }
  const { value: share, diagnostics } = await openShare(place);
  const own = await mkdtemp(join(tmpdir(), 'dayang-edition-'));
  // The folder's own name: an edition without an id goes by it.
  const into = join(own, folder.split(/[/\\]/).at(-1) || 'edition');
  const fetched = await share?.fetch(key, into);
  share?.[Symbol.dispose]();
  const found = [...diagnostics, ...(fetched?.diagnostics ?? [])];
  const faults =
    hasErrors(found) || isEdition(into) ? found : [diagnostic('queue/no-folder', { folder: `${place}/${key}` })];
  return {
    folder: into,
    diagnostics: faults,
    [Symbol.asyncDispose]: () => rm(own, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Whether the edition was enqueued again since, with other files. */
async function isOutOfDate({ id: key, data: { id } }: Taken, { redis, queue }: Doing): Promise<boolean> {
  const text = await redis.hget(ownersKey(queue), id);
  return text !== null && (JSON.parse(text) as { key: string }).key !== key;
}

export async function carryOut(job: Taken, token: string, doing: Doing): Promise<Carried> {
  const { data, id: key = '' } = job;
  const { id, options } = data;
  const { store, pool, signal } = doing;
  if (data.toolchain !== (await programMark())) return { what: 'other-program' };
  const held = await store.holds(id, key);
  if (hasErrors(held.diagnostics)) return { what: 'trouble', diagnostics: held.diagnostics };
  const location = store.locationOf(id);
  const kept = (pages: number): Carried => ({ what: 'kept', result: { pages, bytes: 0, location, again: true } });
  if (held.value !== undefined) return kept(held.value);
  if (await isOutOfDate(job, doing)) return kept(0);
  await using brought = await bring(job, doing.via);
  if (hasErrors(brought.diagnostics)) return { what: 'unreadable', diagnostics: brought.diagnostics };
  const { value: found, diagnostics: unread } = await describeJob(brought.folder, options);
  if (!found) return { what: 'unreadable', diagnostics: unread };
  const { job: described, remembered } = found;
  if (described.key !== key) {
    return { what: 'failed', diagnostics: [diagnostic('queue/changed', { folder: data.folder })] };
  }
  const outcome = await pool.run(described, job.stalledCounter);
  if (outcome.state !== 'made') {
    const what = outcome.state === 'trouble' ? 'trouble' : 'failed';
    return { what, diagnostics: outcome.diagnostics };
  }
  try {
    if (!(await isUnchanged(brought.folder, remembered))) {
      return { what: 'failed', diagnostics: [diagnostic('queue/changed', { folder: data.folder })] };
    }
    if ((await job.extendLock(token, doing.lockDuration)) !== 1) return { what: 'lost' };
    if (await isOutOfDate(job, doing)) return kept(0);
    const parcel = { id, key, pages: outcome.pages, folder: outcome.package, force: false };
    const { value: put, diagnostics } = await store.put(parcel, signal);
    if (!put) {
      const own = diagnostics.some(({ code }) => code === 'batch/in-the-way');
      return { what: own ? 'failed' : 'trouble', diagnostics };
    }
    const result = { pages: outcome.pages, bytes: put.bytes, location: put.location, again: put.again };
    return { what: put.again ? 'kept' : 'done', result };
  } finally {
    await rm(dirname(outcome.package), { recursive: true, force: true, maxRetries: 5 });
  }
}
