/** What the program itself is: whatever changes in it may change what it makes. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compiledFile } from './compiled.ts';
import { programVersion } from './version.ts';

const root = join(import.meta.dirname, '..', '..');

/** Path, size and time of change of all files of a folder; nothing where there is none. */
async function stampOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const { size, mtimeMs } = await stat(join(parentPath, name));
        return `${join(parentPath, name)} ${size} ${mtimeMs}`;
      }),
  );
}

/** Its version, its styles, and its sources, or the name of what was compiled of them. */
export async function programStamp(): Promise<string> {
  const compiled = compiledFile('.');
  const [styles, sources] = await Promise.all([stampOf('styles'), compiled ? [] : stampOf('scripts')]);
  return [
    programVersion(),
    compiled ? basename(compiled.pathname) : '',
    ...styles.toSorted(),
    ...sources.toSorted(),
  ].join('\n');
}
