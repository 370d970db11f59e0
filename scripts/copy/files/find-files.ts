/** The files that a path on the command line means. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';

const isCopy = (name: string): boolean => /\.(?:md|markdown|txt)$/i.test(name);
const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
const passedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules' || name === 'dist';

async function below(folder: string, wanted: (name: string) => boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    if (passedOver(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await below(path, wanted)));
    else if (entry.isFile() && wanted(entry.name)) found.push(path);
  }
  return found;
}

const belowIfThere = (folder: string, wanted: (name: string) => boolean): Promise<readonly string[]> =>
  below(folder, wanted).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

async function filesOf(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path);
  if (!names.includes('edition.yaml')) return below(path, isCopy);
  const own = (name: string): boolean => /\.md$/i.test(name);
  return [
    join(path, 'edition.yaml'),
    ...(await belowIfThere(join(path, 'pages'), isYaml)),
    ...(await belowIfThere(join(path, 'stories'), own)),
  ];
}

/** Absolute paths, each once: of an edition its stories and pages, of another folder its Markdown and plain text. */
export async function findCopyFiles(paths: readonly string[]): Promise<Checked<readonly string[]>> {
  const found: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    try {
      const real = await realpath(path);
      const files = await filesOf(real);
      if (files.length === 0) diagnostics.push(diagnostic('copy/none', { folder: shownPath(path) }));
      found.push(...files);
    } catch (error) {
      const trouble = fileTrouble(error, shownPath(path));
      if (!trouble) throw error;
      diagnostics.push(trouble);
    }
  }
  return { value: [...new Set(found)], diagnostics };
}
