import { readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

/** The later of the times at which content and name changed, ms; a file that is moved here may be old. */
const timeOf = ({ mtimeMs, ctimeMs }: Stats): number => Math.max(mtimeMs, ctimeMs);

/**
 * Whether anything below a folder has changed since a file was written; the time of a folder tells what has come and
 * gone. For a guess at what there will be to do.
 */
export function changedSince(written: string, folder: string, except: readonly string[]): boolean {
  const since = statSync(written, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) return true;
  const changed = (path: string): boolean => {
    if (except.includes(path)) return false;
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found || timeOf(found) > since) return true;
    return found.isDirectory() && readdirSync(path).some((name) => changed(join(path, name)));
  };
  try {
    return changed(folder);
  } catch {
    // What cannot be read is told by whoever needs it.
    return true;
  }
}
