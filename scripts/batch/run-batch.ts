/** Many editions, one after another to whichever worker is free, with everything that is told about it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../core/catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { inParallel } from '../core/in-parallel.ts';
import { exitCodes } from '../core/interrupt.ts';
import { archiveOne, type Bench, type Ending } from './archive-one.ts';
import { openConclusions } from './conclude.ts';
import { type Journal, journalTrouble, openJournal } from './journal.ts';
import type { ArchiveOptions, BatchEvent } from './model.ts';
import { openNameClaims } from './name-claims.ts';
import { openPool } from './pool/pool.ts';
import { openStaging } from './pool/staging.ts';
import type { Failure } from './report/failure-report.ts';
import { openCounter } from './report/tally.ts';
import { openReports } from './report/write-reports.ts';
import type { PackageStore } from './store/model.ts';
import type { DropFolder } from './watch-folder.ts';

export interface BatchRequest {
  /** Absolute paths of edition folders, or a folder in which they turn up. */
  readonly editions: readonly string[] | DropFolder;
  readonly store: PackageStore;
  /** Absolute path of the batch's own folder: journal, reports, packages in the making. */
  readonly desk: string;
  readonly options: ArchiveOptions;
  readonly workers?: number | undefined;
  readonly force: boolean;
  readonly retry: boolean;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

export interface BatchResult {
  readonly exit: number;
  readonly failures: readonly Failure[];
  /** What stopped the batch, and what there is to know besides the editions' own reports. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Between two looks at how far it is, ms. */
const interval = 1000;

const journalFile = (desk: string): string => join(desk, 'journal.sqlite');

/** Makes the batch's own folder and takes hold of its journal. */
async function takeHold(desk: string): Promise<Checked<{ journal: Journal; staging: string }>> {
  try {
    await mkdir(desk, { recursive: true });
    const { value: journal, diagnostics } = await openJournal(journalFile(desk));
    return journal ? { value: { journal, staging: await openStaging(desk) }, diagnostics } : { diagnostics };
  } catch (error) {
    const trouble = fileTrouble(error, shownPath(desk));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}

export async function runBatch(request: BatchRequest): Promise<BatchResult> {
  const { editions, desk, onEvent, signal } = request;
  const held = await takeHold(desk);
  if (!held.value) return { exit: exitCodes.errors, failures: [], diagnostics: held.diagnostics };
  using journal = held.value.journal;
  const halt = new AbortController();
  const both = AbortSignal.any([signal, halt.signal]);
  const listed = 'next' in editions ? [] : editions;
  const counter = openCounter(listed.length);
  const reports = openReports(desk, request.language);
  const found: Diagnostic[] = [];
  const stop = (diagnostics: readonly Diagnostic[]): void => {
    if (!halt.signal.aborted) found.push(...diagnostics);
    halt.abort();
    if ('next' in editions) editions.end();
  };
  await using pool = openPool({
    workers: request.workers,
    staging: held.value.staging,
    signal: both,
    onStart: ({ folder }, worker) => onEvent({ event: 'start', folder, worker }),
    onDeath({ folder }, deaths, reason) {
      journal.died(folder);
      onEvent({ event: 'worker-died', folder, deaths, reason: reason.split('\n')[0]! });
    },
    onRenewed: (pages, memory) => onEvent({ event: 'worker-renewed', pages, memory }),
  });
  const bench: Bench = { ...request, signal: both, journal, pool, names: openNameClaims() };
  const { conclude, failures } = openConclusions({ reports, counter, onEvent, stop });
  const work = async (folder: string): Promise<Ending | undefined> => {
    if (both.aborted) return undefined;
    try {
      const ending = await archiveOne(folder, bench);
      await conclude(folder, ending);
      return ending;
    } catch (error) {
      if (both.aborted) return undefined;
      const trouble = journalTrouble(error, journalFile(desk)) ?? fileTrouble(error, shownPath(folder));
      if (!trouble) throw error;
      stop([trouble]);
      return undefined;
    }
  };
  const tally = () => counter.tally(pool.memory());
  onEvent({ event: 'begin', editions: listed.length, workers: pool.size });
  const clock = setInterval(() => onEvent({ event: 'progress', ...tally() }), interval);
  // More than there are workers: the next is read and the last is put away while they work.
  const atATime = pool.size * 2;
  try {
    if ('next' in editions) {
      await takeIn(editions, { atATime, counter, work });
    } else await inParallel(editions, atATime, work);
  } finally {
    clearInterval(clock);
  }
  const last = tally();
  if (last.left > 0) found.push(diagnostic('batch/stopped', { left: last.left }));
  const place = new Map(listed.map((folder, at) => [folder, at]));
  const ordered = [...failures.values()].sort((a, b) => (place.get(a.folder) ?? 0) - (place.get(b.folder) ?? 0));
  const { value: summary, diagnostics } = await reports.summary(last, ordered);
  found.push(...diagnostics);
  const exit = exitOf({ found, failures: ordered, interrupted: signal.aborted && !('next' in editions) });
  onEvent({ event: 'end', exit, summary: summary ?? '', ...last });
  return { exit, failures: ordered, diagnostics: found };
}

const exitOf = (end: { found: readonly Diagnostic[]; failures: readonly Failure[]; interrupted: boolean }): number => {
  if (end.interrupted) return exitCodes.interrupted;
  if (end.found.some(({ code }) => code === 'layout/browser-failed')) return exitCodes.missingTool;
  return end.failures.length > 0 || hasErrors(end.found) ? exitCodes.errors : exitCodes.clean;
};

/** What turns up in a folder, each with its receipt, until nothing more is to be taken. */
async function takeIn(
  drop: DropFolder,
  {
    atATime,
    counter,
    work,
  }: {
    readonly atATime: number;
    readonly counter: { readonly add: (editions: number) => void };
    readonly work: (folder: string) => Promise<Ending | undefined>;
  },
): Promise<void> {
  const takeOne = async (): Promise<void> => {
    for (let folder = await drop.next(); folder !== undefined; folder = await drop.next()) {
      counter.add(1);
      const ending = await work(folder);
      await drop.receipt(folder, ending);
    }
  };
  await Promise.all(Array.from({ length: atATime }, takeOne));
}
