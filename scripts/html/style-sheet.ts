/** All CSS of a page as one text: tokens, page, grid, type, blocks, kind of page, theme, in this order. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../edition/model.ts';
import { lineMetrics } from './fonts/index.ts';
import type { FontFace } from './model.ts';
import { typeArea } from './page-plan.ts';
import type { PlanGrid } from './plan.ts';

const program = join(import.meta.dirname, '../../styles');

/** The text of a sheet: that of the house package if it has one of this name. */
async function sheetText(folders: readonly string[], file: string): Promise<string | undefined> {
  for (const folder of folders) {
    const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
      return undefined;
    });
    if (text !== undefined) return text;
  }
  return undefined;
}

async function blockSheets(folder: string): Promise<readonly string[]> {
  const files = await readdir(join(folder, 'blocks')).catch(() => []);
  return files.filter((file) => file.endsWith('.css'));
}

/**
 * The sheets in the order of the cascade, that of the kind of page behind those of the blocks. The theme's tokens come
 * last, and since rules only ever name tokens, they need to come no earlier.
 *
 * @param packageFolder absolute path of a house package: its sheets stand in place of the program's, or beside them
 */
export async function readSheets(
  { theme, template }: Pick<Page, 'theme' | 'template'>,
  packageFolder?: string,
): Promise<string> {
  const folders = [...(packageFolder === undefined ? [] : [join(packageFolder, 'styles')]), program];
  const blocks = [...new Set((await Promise.all(folders.map(blockSheets))).flat())].sort();
  const common = ['tokens.css', 'page.css', 'grid.css', 'type.css', ...blocks.map((file) => `blocks/${file}`)];
  const kind = `pages/${template}.css`;
  const files = [...common, kind, `themes/${theme}.css`];
  const sheets = await Promise.all(files.map((file) => sheetText(folders, file)));
  return sheets
    .flatMap((sheet, index) => {
      if (sheet !== undefined) return [`/* ${files[index]} */\n${sheet.trim()}\n`];
      if (files[index] === kind) return [];
      throw new Error(`There is no style sheet ${files[index]}.`);
    })
    .join('\n');
}

const px = (value: number): string => `${value}px`;

/** The grid as tokens; the program in the page sets the same names on the type area, and `--body` as it fits. */
export function gridTokens(grid: PlanGrid, base: number): string {
  const tokens = {
    column: grid.column,
    gutter: grid.gutter,
    ...(grid.fold !== undefined && { fold: grid.fold }),
    pitch: grid.pitch,
    base,
    body: grid.bodies[0]?.size ?? base,
    measure: typeArea(grid).width,
    margin: grid.y,
  };
  const lines = Object.entries(tokens).map(([name, value]) => `  --${name}: ${px(value)};`);
  return `:root {\n${lines.join('\n')}\n}\n`;
}

/** Faces by address; whoever answers the page's requests knows them by their hash. */
export const fontFaceRules = (faces: readonly FontFace[]): string =>
  faces
    .map(({ family, weight, sha256 }) => {
      const lines = lineMetrics.get(family);
      const metrics = lines
        ? ` ascent-override: ${100 * lines.ascent}%; descent-override: ${100 * lines.descent}%; line-gap-override: 0%;`
        : '';
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("fonts/${sha256}.ttf");${metrics} }\n`;
    })
    .join('');
