/**
 * A newsroom's drop folder: each folder in it that holds an edition is archived when it is complete and nobody writes to
 * it any more. A file beside it, the receipt, tells what became of it.
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { Language } from '../core/catalogue/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath, shownPlace, writeTogether } from '../core/files.ts';
import { openEdition } from '../stages.ts';
import type { Ending } from './archive-one.ts';
import { editionFiles, filesStamp } from './inputs/edition-files.ts';
import { isEdition } from './inputs/find-editions.ts';
import { failureText } from './report/failure-report.ts';

export interface WatchRequest {
  /** Absolute path. */
  readonly folder: string;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly say: (list: readonly Diagnostic[]) => void;
}

export interface DropFolder extends AsyncDisposable {
  /** Comes with the next folder that is ready, and with nothing when no more are to be taken. */
  readonly next: () => Promise<string | undefined>;
  /** Nothing more is to be taken. */
  readonly end: () => void;
  /** Tells what became of a folder that `next` gave; it may turn up again from then on. */
  readonly receipt: (folder: string, ending: Ending | undefined) => Promise<void>;
}

/** How long nothing is written before an edition without faults is taken, ms. */
const quiet = Number(process.env['DAYANG_QUIET_MS'] ?? 2000);
/** An edition with faults may still be on its way: a slow copy, a photo to come. */
const patience = quiet * 10;

interface Arrival {
  stamp: string;
  /** Since when it looks like this. */
  since: number;
  timer?: NodeJS.Timeout;
}

const receiptNames = (folder: string): readonly string[] => [`${folder}.done.txt`, `${folder}.failed.txt`];

export async function openDropFolder(request: WatchRequest): Promise<DropFolder> {
  const { folder: root, language, signal, say } = request;
  const arrivals = new Map<string, Arrival>();
  /** What each looked like when it was taken; the same again is no arrival. */
  const taken = new Map<string, string>();
  const ready: string[] = [];
  let ended = false;
  /** At work: what is written to them meanwhile has to wait. */
  const busy = new Set<string>();
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const one of waiting) one();
    waiting.clear();
  };

  const look = async (folder: string): Promise<void> => {
    const arrival = arrivals.get(folder);
    if (!arrival || signal.aborted) return;
    const files = await editionFiles(folder).catch(() => undefined);
    if (!files || !isEdition(folder)) {
      arrivals.delete(folder);
      return;
    }
    const stamp = await filesStamp(folder, files);
    if (stamp !== arrival.stamp) Object.assign(arrival, { stamp, since: Date.now() });
    if (taken.get(folder) === stamp) {
      arrivals.delete(folder);
      return;
    }
    const still = Date.now() - arrival.since;
    const sound = still >= quiet && (still >= patience || !hasErrors((await openEdition(folder)).diagnostics));
    if (!sound) return arm(folder, still >= quiet ? quiet : quiet - still);
    arrivals.delete(folder);
    taken.set(folder, stamp);
    if (!ready.includes(folder)) ready.push(folder);
    wake();
  };

  /** Looks at a folder in a while, and not before. */
  const arm = (folder: string, after = quiet): void => {
    const arrival = arrivals.get(folder) ?? { stamp: '', since: Date.now() };
    arrivals.set(folder, arrival);
    clearTimeout(arrival.timer);
    arrival.timer = setTimeout(() => void look(folder).catch((error) => say([watchTrouble(root, error)])), after);
  };

  const heard = (path: string): void => {
    const [name] = relative(root, path).split(sep);
    // Receipts, and whatever else lies beside the editions, are files.
    if (name && !/^[._]/.test(name) && isEdition(join(root, name))) arm(join(root, name));
  };

  const watcher = await startWatcher(root);
  watcher.on('all', (_event, path) => heard(path));
  watcher.on('error', (error) => say([watchTrouble(root, error)]));
  for (const entry of await readdir(root, { withFileTypes: true }))
    if (entry.isDirectory()) heard(join(root, entry.name));
  signal.addEventListener('abort', wake, { once: true });

  return {
    end() {
      ended = true;
      wake();
    },
    async next() {
      for (;;) {
        if (signal.aborted || ended) return undefined;
        const at = ready.findIndex((folder) => !busy.has(folder));
        const [folder] = at < 0 ? [] : ready.splice(at, 1);
        if (folder !== undefined) {
          busy.add(folder);
          return folder;
        }
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      }
    },
    async receipt(folder, ending) {
      busy.delete(folder);
      wake();
      // Moved away meanwhile: nobody is left to read it. Cut off: it is taken again.
      if (!ending || ending.what === 'trouble' || !existsSync(folder)) return;
      await Promise.all(receiptNames(folder).map((file) => rm(file, { force: true })));
      const [done = '', failed = ''] = receiptNames(relative(root, folder));
      const text =
        ending.what === 'failed'
          ? failureText({ folder, id: ending.id, diagnostics: ending.diagnostics }, language)
          : `${phrase(language, 'batch/receipt', { folder: shownPath(folder), package: shownPlace(ending.location), pages: ending.pages })}\n`;
      const { diagnostics } = await writeTogether(root, new Map([[ending.what === 'failed' ? failed : done, text]]));
      say(diagnostics);
    },
    async [Symbol.asyncDispose]() {
      for (const { timer } of arrivals.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** Events only say where to look: `fs.watch` alone misses what comes after a renaming. */
async function startWatcher(root: string): Promise<FSWatcher> {
  const { watch } = await import('chokidar');
  return watch(root, { ignoreInitial: true, depth: 8, followSymlinks: false, atomic: false });
}

const watchTrouble = (folder: string, error: unknown): Diagnostic =>
  diagnostic('batch/unwatchable', {
    folder: shownPath(folder),
    reason: error instanceof Error ? error.message : String(error),
  });
