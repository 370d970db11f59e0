/** The templates, themes and looks that the program has, and a house package besides. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../..');

export interface Assets {
  readonly templates: readonly string[];
  readonly themes: readonly string[];
  /** Looks that blocks on a page of this template may have; none of the lists was read if it is missing. */
  readonly looks?: (template: string) => readonly string[];
}

/** Names of files with an ending, each once; a folder that is not there has none. */
async function namesIn(folders: readonly string[], ending: string): Promise<readonly string[]> {
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  const own = names.flat().filter((name) => name.endsWith(ending));
  return [...new Set(own)].map((name) => name.slice(0, -ending.length)).sort();
}

const LOOK = /\.look-([\p{L}\p{N}_-]+)/gu;

async function looksIn(file: string): Promise<readonly string[]> {
  const css = await readFile(file, 'utf8').catch(() => '');
  return [...css.matchAll(LOOK)].map(([, name]) => name!);
}

/** Looks of the blocks' own sheets, and those of the sheet of a kind of page. */
async function readLooks(roots: readonly string[]): Promise<NonNullable<Assets['looks']>> {
  const blocks = roots.map((root) => join(root, 'styles/blocks'));
  const kinds = roots.map((root) => join(root, 'styles/pages'));
  const [blockNames, kindNames] = await Promise.all([namesIn(blocks, '.css'), namesIn(kinds, '.css')]);
  const all = async (folders: readonly string[], name: string) =>
    (await Promise.all(folders.map((folder) => looksIn(join(folder, `${name}.css`))))).flat();
  const common = (await Promise.all(blockNames.map((name) => all(blocks, name)))).flat();
  const own = new Map(await Promise.all(kindNames.map(async (name) => [name, await all(kinds, name)] as const)));
  return (template) => [...new Set([...common, ...(own.get(template) ?? [])])].sort();
}

/**
 * @param wish.packageFolder absolute path of a house package
 * @param wish.looks whether looks are asked for: a dozen files more to read
 */
export async function listAssets(wish: { packageFolder?: string | undefined; looks?: boolean } = {}): Promise<Assets> {
  const roots = [program, ...(wish.packageFolder === undefined ? [] : [wish.packageFolder])];
  const [templates, themes, looks] = await Promise.all([
    namesIn(
      roots.map((root) => join(root, 'templates/pages')),
      '.hbs',
    ),
    namesIn(
      roots.map((root) => join(root, 'styles/themes')),
      '.css',
    ),
    wish.looks ? readLooks(roots) : undefined,
  ]);
  return { templates, themes, ...(looks && { looks }) };
}
