/** Hears of changes of an edition's folder, whoever makes them. */
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { JOURNAL_FOLDER } from './journal.ts';

export type Change = 'add' | 'change' | 'unlink';

/** Folders that hold nothing of an edition's material. */
const passed = new Set([JOURNAL_FOLDER, '.git', 'dist', 'node_modules']);

/**
 * Calls `hear` with the path inside `root`, with `/`. Resolves when changes are heard.
 *
 * `fs.watch` with `recursive` is no use for this: on Linux, after a file has been replaced by renaming, which is how most
 * editors save, its later changes are not told.
 */
export async function watchFiles(
  root: string,
  hear: (file: string, change: Change) => void,
): Promise<{ close: () => Promise<void> }> {
  const watcher = watch(root, {
    ignoreInitial: true,
    // A file that is still being written is left to finish.
    awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 },
    ignored: (path) => {
      const [first = '', ...rest] = relative(root, path).split(sep);
      return passed.has(first) || /^\..*\.part$/.test(rest.at(-1) ?? first);
    },
  });
  watcher.on('all', (event, path) => {
    if (event === 'add' || event === 'change' || event === 'unlink')
      hear(relative(root, path).split(sep).join('/'), event);
  });
  // What cannot be watched, a folder that was taken away, is met when it is read.
  watcher.on('error', () => undefined);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return watcher;
}
