/** The templates and themes that the program has. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

async function namesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(fileURLToPath(new URL(folder, root)));
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

export interface Assets {
  readonly templates: readonly string[];
  readonly themes: readonly string[];
}

export async function listAssets(): Promise<Assets> {
  const [templates, themes] = await Promise.all([namesIn('templates/pages', '.hbs'), namesIn('styles/themes', '.css')]);
  return { templates, themes };
}
