/** The package as `npm pack` sees it, in a folder of its own: to try it without touching the project's. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildLibrary } from './build-library.ts';

const root = join(import.meta.dirname, '..', '..');

/** What npm takes along whatever `files` says. */
const always = ['README.md', 'LICENSE'];

async function matching(pattern: string): Promise<readonly string[]> {
  if (!pattern.includes('*')) return [pattern];
  const names = await readdir(join(root, dirname(pattern)));
  const ending = pattern.slice(pattern.indexOf('*') + 1);
  return names.filter((name) => name.endsWith(ending)).map((name) => join(dirname(pattern), name));
}

/** Fills an empty folder. */
export async function stagePackage(folder: string): Promise<void> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { files } = JSON.parse(text) as { files: readonly string[] };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), text);
  const wanted = (await Promise.all([...always, ...files].map(matching))).flat().filter((file) => file !== 'lib');
  await Promise.all(wanted.map((file) => cp(join(root, file), join(folder, file), { recursive: true })));
  await buildLibrary(folder);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name the folder to fill');
  await stagePackage(folder);
}
