/** What the program itself is: whatever changes in it may change what it makes. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiledFile } from './compiled.ts';
import { programVersion } from './version.ts';

const root = join(import.meta.dirname, '..', '..');

/** Path, size and time of change of a file; nothing where there is none. */
function fileStamp(path: string): readonly string[] {
  try {
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  } catch {
    return [];
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The same of all files below a folder: 3 ms for 157 of them, which take 12 where each is waited for. */
const folderStamp = (folder: string): readonly string[] =>
  entriesOf(folder)
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? folderStamp(path) : fileStamp(path);
    })
    .toSorted();

/** Its version, its templates and styles, and its sources with their packages, or the name of what was compiled of these. */
export function programStamp(): string {
  const compiled = compiledFile('.');
  const lots = [
    folderStamp(join(root, 'templates')),
    folderStamp(join(root, 'styles')),
    compiled ? [basename(compiled.pathname)] : folderStamp(join(root, 'scripts')),
    compiled ? [] : fileStamp(join(root, 'package-lock.json')),
  ];
  return [programVersion(), ...lots.flat()].join('\n');
}

/** The templates and styles of a house package. */
export function packageStamp(folder: string | undefined): string {
  if (folder === undefined) return '';
  const lots = ['templates', 'styles'].map((name) => folderStamp(join(folder, name)));
  return [folder, ...lots.flat()].join('\n');
}
