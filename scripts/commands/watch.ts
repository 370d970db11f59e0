/** Building again whenever a file changes. */
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import type { Speaker } from './speaker.ts';

export interface Watching {
  readonly speaker: Speaker;
  readonly signal: AbortSignal;
  readonly onChange: () => Promise<number>;
  /** What else the last build was made from: absolute paths of files and folders. */
  readonly beside: () => readonly string[];
  /** Folders that the builds themselves write to. */
  readonly except: readonly string[];
}

/**
 * Between two looks, ms. A look takes about 1 ms for a hundred files and misses nothing, which events of the file system
 * do; where there are very many files, it is to take no more than a part of the time.
 */
const interval = 60;
const mostOfTime = 1 / 15;
/** For so long a changed file is left to be finished, ms: two looks must agree. */
const rest = 30;

const told = async (path: string): Promise<string> => {
  const facts = await stat(path).catch(() => undefined);
  return facts ? `${path} ${facts.size} ${facts.mtimeMs} ${facts.ino}` : '';
};

/** What a file, or all that is below a folder, looks like: path, size and time of change. */
async function lookAt(path: string, except: readonly string[]): Promise<string> {
  const skipped = (one: string) => except.some((folder) => one === folder || one.startsWith(folder + sep));
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  const files = entries?.filter((entry) => entry.isFile() && !/^\.|~$/.test(entry.name) && !skipped(entry.parentPath));
  const lines = await Promise.all(files?.map(({ parentPath, name }) => told(join(parentPath, name))) ?? [told(path)]);
  return lines.sort().join('\n');
}

/** Builds at once, and again after each change that has come to rest, until the signal. */
export async function watchFolder(
  folder: string,
  { speaker, signal, onChange, beside, except }: Watching,
): Promise<number> {
  const pause = (time: number) => wait(time, undefined, { signal }).catch(() => undefined);
  const built = new Map<string, string>();
  const look = async (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => [path, await lookAt(path, except)] as const));
  const differs = ([path, lines]: readonly [string, string]): boolean => built.get(path) !== lines;
  built.set(folder, '');
  for (let first = true; !signal.aborted; first = false) {
    const begun = performance.now();
    const seen = await look([...built.keys()]);
    const taken = performance.now() - begun;
    if (seen.some(differs)) {
      if (!first) {
        await pause(rest);
        if (`${await look([...built.keys()])}` !== `${seen}`) continue;
      }
      for (const [path, lines] of seen) built.set(path, lines);
      await onChange().catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      const now = [folder, ...beside()];
      for (const path of [...built.keys()]) if (!now.includes(path)) built.delete(path);
      // What it named for the first time is looked at from now on.
      for (const [path, lines] of await look(now.filter((one) => !built.has(one)))) built.set(path, lines);
      if (!signal.aborted) speaker.tell('progress/watching', { folder: shownPath(folder) });
    }
    await pause(Math.max(interval, taken / mostOfTime));
  }
  return exitCodes.clean;
}
