/** `dayang archive` with several editions, a watched folder or a queue. */
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type ArchiveOptions,
  deskOf,
  findEditions,
  loadQueue,
  openDropFolder,
  openStore,
  runBatch,
} from '../batch/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import { batchTeller } from './tell-batch.ts';

const mostWorkers = 64;

/** A number of worker processes; undefined when the option was not given. */
export function workerCount(options: Call['options'], faults: Diagnostic[]): number | undefined {
  const value = textOf(options['workers']);
  if (value === undefined) return undefined;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= mostWorkers) return count;
  faults.push(diagnostic('command/bad-value', { value, option: '--workers', allowed: `1-${mostWorkers}` }));
  return undefined;
}

/** What belongs to the workers of a queue is not said by whoever enqueues. */
function conflicts(options: Call['options'], [edition]: readonly string[]): readonly Diagnostic[] {
  const clash = (first: string, second: string) => diagnostic('command/conflict', { first, second });
  const given = (name: string): boolean => options[name] !== undefined;
  if (given('watchFolder') && edition !== undefined) return [clash('--watch-folder', edition)];
  if (!given('queue'))
    return given('via') ? [diagnostic('command/missing-option', { option: '--queue', command: 'archive' })] : [];
  const others = { out: '--out', watchFolder: '--watch-folder', workers: '--workers' };
  return Object.entries(others).flatMap(([name, flag]) => (given(name) ? [clash('--queue', flag)] : []));
}

/** A command line that cannot be carried out. */
export function refuse(name: 'archive' | 'worker' | 'queue', { speaker }: Call, faults: readonly Diagnostic[]): number {
  speaker.diagnose(faults);
  reportPlainly(name, speaker, faults, exitCodes.usage);
  return exitCodes.usage;
}

export async function archiveMany(
  call: Call,
  { editions, archive }: { readonly editions: readonly string[]; readonly archive: ArchiveOptions },
): Promise<number> {
  const { options, speaker, signal } = call;
  const queue = textOf(options['queue']);
  const opposed = conflicts(options, editions);
  if (opposed.length > 0) return refuse('archive', call, opposed);
  if (queue !== undefined) return enqueueMany(call, { editions, archive, queue });
  const faults: Diagnostic[] = [];
  const workers = workerCount(options, faults);
  const address = textOf(options['out']) ?? 'dist/archive';
  const { value: store, diagnostics: misplaced } = await openStore(address);
  const dropped = textOf(options['watchFolder']);
  const { value: folders = [], diagnostics: unfound } =
    dropped === undefined ? await findEditions(editions) : await existingFolder(dropped);
  faults.push(...misplaced, ...unfound);
  if (faults.length > 0 || !store) return refuse('archive', call, faults);
  using _ = store;
  const say = (list: readonly Diagnostic[]): void => speaker.diagnose(list);
  const { language } = speaker;
  await using drop =
    dropped === undefined ? undefined : await openDropFolder({ folder: folders[0]!, language, signal, say });
  if (drop) speaker.tell('batch/watching', { folder: shownPath(folders[0]!) });
  const { exit, failures, diagnostics } = await runBatch({
    editions: drop ?? folders,
    store,
    desk: deskOf(address),
    options: archive,
    workers,
    force: options['force'] === true,
    retry: options['retry'] === true,
    language,
    signal,
    onEvent: batchTeller(speaker),
  });
  speaker.progress.clear();
  // Elsewhere they have their reports; there they belong to lines of the copy.
  if (speaker.form === 'github') for (const one of failures) speaker.diagnose(one.diagnostics, { root: one.folder });
  say(diagnostics);
  return exit;
}

/** The folder to be watched, or what is wrong with it. */
async function existingFolder(folder: string): Promise<Checked<readonly string[]>> {
  try {
    await readdir(folder);
    return { value: [resolve(folder)], diagnostics: [] };
  } catch (error) {
    const trouble = fileTrouble(error, shownPath(resolve(folder)));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}

async function enqueueMany(
  call: Call,
  { editions, archive, queue }: { editions: readonly string[]; archive: ArchiveOptions; queue: string },
): Promise<number> {
  const { options, speaker, signal } = call;
  const { value: folders = [], diagnostics: faults } = await findEditions(editions);
  const { connect, enqueue, openShare } = await loadQueue();
  const via = textOf(options['via']);
  const shared = via === undefined ? undefined : await openShare(via);
  const unusable = [...faults, ...(shared?.diagnostics ?? [])];
  if (unusable.length > 0) return refuse('archive', call, unusable);
  const { value: connected, diagnostics } = await connect(queue, { patient: false });
  const result =
    connected && !hasErrors(diagnostics)
      ? await enqueue(connected, {
          folders,
          options: archive,
          share: shared?.value,
          force: options['force'] === true,
          retry: options['retry'] === true,
          signal,
          onEdition: (done, all) => speaker.progress.show(phrase(speaker.language, 'queue/enqueuing', { done, all })),
        })
      : undefined;
  shared?.value?.[Symbol.dispose]();
  speaker.progress.clear();
  const found = [...diagnostics, ...(result?.diagnostics ?? [])];
  speaker.diagnose(found);
  const exit = found.some(({ code }) => code === 'queue/address')
    ? exitCodes.usage
    : hasErrors(found)
      ? exitCodes.errors
      : exitCodes.clean;
  if (!result?.value || speaker.form === 'json') {
    if (speaker.form === 'json') speaker.result(`${JSON.stringify({ event: 'enqueued', exit, ...result?.value })}\n`);
    return exit;
  }
  speaker.tell('queue/enqueued', { ...result.value });
  return exit;
}
