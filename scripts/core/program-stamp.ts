/** What the program itself is: whatever changes in it may change what it makes. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compiledFile } from './compiled.ts';
import { programVersion } from './version.ts';

const root = join(import.meta.dirname, '..', '..');

/** Path, size and time of change of a file; nothing where there is none. */
async function fileStamp(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  return found ? [`${path} ${found.size} ${found.mtimeMs}`] : [];
}

/** The same of all files of a folder. */
async function folderStamp(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map(fileStamp))).flat().toSorted();
}

/** Its version, its templates and styles, and its sources with their packages, or the name of what was compiled of these. */
export async function programStamp(): Promise<string> {
  const compiled = compiledFile('.');
  const lots = await Promise.all([
    folderStamp(join(root, 'templates')),
    folderStamp(join(root, 'styles')),
    compiled ? [basename(compiled.pathname)] : folderStamp(join(root, 'scripts')),
    compiled ? [] : fileStamp(join(root, 'package-lock.json')),
  ]);
  return [programVersion(), ...lots.flat()].join('\n');
}

/** The templates and styles of a house package. */
export async function packageStamp(folder: string | undefined): Promise<string> {
  if (folder === undefined) return '';
  const lots = await Promise.all(['templates', 'styles'].map((name) => folderStamp(join(folder, name))));
  return [folder, ...lots.flat()].join('\n');
}
