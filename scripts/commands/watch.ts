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
  /** Folders that the builds themselves write to. */
  readonly except: readonly string[];
}

/** Between two looks, ms. Looking costs about 1 ms for a hundred files and misses nothing, which events of the file system do. */
const interval = 120;

/** What all files below some folders look like: path, size and time of change. */
export async function snapshot(folders: readonly string[], except: readonly string[]): Promise<string> {
  const skipped = (path: string) => except.some((folder) => path === folder || path.startsWith(folder + sep));
  const lines = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = entries.filter(
        (entry) => entry.isFile() && !/^\.|~$/.test(entry.name) && !skipped(entry.parentPath),
      );
      return Promise.all(
        files.map(async ({ parentPath, name }) => {
          const path = join(parentPath, name);
          const facts = await stat(path).catch(() => undefined);
          return facts ? `${path} ${facts.size} ${facts.mtimeMs} ${facts.ino}` : '';
        }),
      );
    }),
  );
  return lines.flat().sort().join('\n');
}

/** Builds at once, and again after each change that has come to rest, until the signal. */
export async function watchFolders(
  folders: readonly string[],
  { speaker, signal, onChange, except }: Watching,
): Promise<number> {
  const pause = () => wait(interval, undefined, { signal }).catch(() => undefined);
  const look = () => snapshot(folders, except);
  let built = '';
  while (!signal.aborted) {
    const seen = await look();
    if (seen !== built) {
      if (built !== '') {
        // A file that is still being written is left to finish: two looks must agree.
        await pause();
        if ((await look()) !== seen) continue;
      }
      built = seen;
      await onChange().catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      if (!signal.aborted)
        speaker.tell('progress/watching', { folder: folders.map((one) => shownPath(one)).join(', ') });
    }
    await pause();
  }
  return exitCodes.clean;
}
