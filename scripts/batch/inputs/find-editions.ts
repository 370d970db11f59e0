/** The edition folders that the words of a command line mean. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';

export const isEdition = (folder: string): boolean => existsSync(join(folder, 'edition.yaml'));

/** A folder that is no edition stands for all the editions in it; none is looked for inside another, or behind links. */
async function editionsBelow(folder: string): Promise<readonly string[]> {
  if (isEdition(folder)) return [folder];
  const entries = await readdir(folder, { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory() && !/^[._]|^node_modules$/.test(entry.name));
  const found: string[] = [];
  for (const { name } of below.sort((a, b) => (a.name < b.name ? -1 : 1)))
    found.push(...(await editionsBelow(join(folder, name))));
  return found;
}

/** Absolute paths, each once, in the order of the words. */
export async function findEditions(words: readonly string[]): Promise<Checked<readonly string[]>> {
  const diagnostics: Diagnostic[] = [];
  const found = new Set<string>();
  for (const word of words) {
    const folder = resolve(word);
    try {
      const editions = await editionsBelow(folder);
      if (editions.length === 0) diagnostics.push(diagnostic('command/no-edition', { folder: word }));
      for (const edition of editions) found.add(edition);
    } catch (error) {
      const trouble = fileTrouble(error, shownPath(folder));
      if (!trouble) throw error;
      diagnostics.push(trouble);
    }
  }
  return { value: [...found], diagnostics };
}
