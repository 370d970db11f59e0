/** The way of one edition through a batch: its key, what is known of it, a worker, the store, the journal. */

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { describeJob, isUnchanged } from './inputs/describe-job.ts';
import type { Journal } from './journal.ts';
import type { ArchiveOptions } from './model.ts';
import type { Claim, NameClaims } from './name-claims.ts';
import type { Pool } from './pool/pool.ts';
import type { PackageStore } from './store/model.ts';

export type Ending =
  | {
      readonly what: 'done';
      readonly id: string;
      readonly location: string;
      readonly pages: number;
      readonly bytes: number;
    }
  | { readonly what: 'kept'; readonly id: string; readonly location: string; readonly pages: number }
  | {
      readonly what: 'failed';
      readonly id: string;
      readonly pages: number;
      readonly diagnostics: readonly Diagnostic[];
      /** Its workers ended, whatever the reason. */
      readonly killed: boolean;
    }
  /** The batch cannot go on. */
  | { readonly what: 'trouble'; readonly diagnostics: readonly Diagnostic[] };

export interface Bench {
  readonly journal: Journal;
  readonly pool: Pool;
  readonly store: PackageStore;
  readonly options: ArchiveOptions;
  /** Archives all anew, and replaces what no batch has made. */
  readonly force: boolean;
  /** Takes up those that failed before. */
  readonly retry: boolean;
  readonly signal: AbortSignal;
  readonly names: NameClaims;
}

/** Times that an edition is begun again because its files changed meanwhile. */
const mostChanges = 5;

/** The folder that another edition's package of this name was made of, while that is still an edition of its own. */
async function rival(id: string, folder: string, { journal, force, claim }: Turn): Promise<string | undefined> {
  const here = await claim.take(id);
  if (here !== undefined) return here;
  const before = journal.ownerOf(id);
  return !force && before !== undefined && before !== folder && existsSync(before) ? before : undefined;
}

interface Turn extends Bench {
  readonly claim: Claim;
}

export async function archiveOne(folder: string, bench: Bench): Promise<Ending> {
  const claim = bench.names.open(folder);
  try {
    for (let changes = 0; changes < mostChanges; changes++) {
      const ending = await tryOne(folder, { ...bench, claim });
      if (ending) return ending;
    }
  } finally {
    claim.leave();
  }
  const diagnostics = [diagnostic('batch/restless', { folder: shownPath(folder) })];
  return { what: 'failed', id: bench.journal.find(folder)?.id ?? '', pages: 0, diagnostics, killed: false };
}

/** Nothing where the files changed while they were at work on. */
async function tryOne(folder: string, turn: Turn): Promise<Ending | undefined> {
  const { journal, pool, store, force, retry, signal } = turn;
  const before = journal.find(folder);
  const { value: described, diagnostics: unread } = await describeJob(folder, turn.options, before);
  if (!described) return { what: 'failed', id: before?.id ?? '', pages: 0, diagnostics: unread, killed: false };
  const { job, remembered } = described;
  const { id, key } = job;
  const other = await rival(id, folder, turn);
  if (other !== undefined) {
    const about = { folder: shownPath(folder), other: shownPath(other), id };
    return { what: 'failed', id, pages: 0, diagnostics: [diagnostic('batch/same-id', about)], killed: false };
  }
  const known = before?.key === key && !force ? before : undefined;
  if (known?.state === 'failed' && !retry) {
    return { what: 'failed', id, pages: 0, diagnostics: known.diagnostics, killed: false };
  }
  if (!force) {
    const held = await store.holds(id, key);
    if (hasErrors(held.diagnostics)) return { what: 'trouble', diagnostics: held.diagnostics };
    if (held.value !== undefined) {
      if (known?.state !== 'done' || known.stamp !== remembered.stamp) {
        journal.begin(job, remembered);
        journal.done(folder, held.value);
      }
      return { what: 'kept', id, location: store.locationOf(id), pages: held.value };
    }
  }
  journal.begin(job, remembered);
  const outcome = await pool.run(job, journal.find(folder)?.deaths);
  if (outcome.state === 'trouble') return { what: 'trouble', diagnostics: outcome.diagnostics };
  if (outcome.state === 'failed') {
    if (!(await isUnchanged(folder, remembered))) return undefined;
    journal.failed(folder, outcome.diagnostics);
    const killed = outcome.diagnostics.some(({ code }) => code === 'batch/kills');
    return { what: 'failed', id, pages: outcome.pages, diagnostics: outcome.diagnostics, killed };
  }
  try {
    if (!(await isUnchanged(folder, remembered))) return undefined;
    const parcel = { id, key, pages: outcome.pages, folder: outcome.package, force };
    const { value: put, diagnostics } = await store.put(parcel, signal);
    if (!put) {
      const own = diagnostics.some(({ code }) => code === 'batch/in-the-way');
      if (!own) return { what: 'trouble', diagnostics };
      journal.failed(folder, diagnostics);
      return { what: 'failed', id, pages: 0, diagnostics, killed: false };
    }
    journal.done(folder, outcome.pages);
    return { what: 'done', id, location: put.location, pages: outcome.pages, bytes: put.bytes };
  } finally {
    await rm(dirname(outcome.package), { recursive: true, force: true, maxRetries: 5 });
  }
}
