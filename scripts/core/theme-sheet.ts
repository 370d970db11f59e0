/** A theme's style sheet, and what of it others than the browser follow. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../styles');

/** @param packageFolder absolute path of a house package: its sheet comes before the program's */
export async function readStyleSheet(file: string, packageFolder: string | undefined): Promise<string> {
  const own = packageFolder === undefined ? undefined : join(packageFolder, 'styles', file);
  const text = own && (await readFile(own, 'utf8').catch(() => undefined));
  return text ?? (await readFile(join(program, file), 'utf8'));
}

/** Whether a theme has the photos of its pages in grays: `--photo-colour: gray`. */
export async function turnsPhotosGray(theme: string, packageFolder: string | undefined): Promise<boolean> {
  const sheet = await readStyleSheet(`themes/${theme}.css`, packageFolder);
  return /--photo-colour\s*:\s*gray\s*;/.test(sheet.replace(/\/\*[\s\S]*?\*\//g, ''));
}
