/** All CSS of a page as one text: tokens, theme, page, grid, type, blocks, in this order. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineMetrics } from './fonts/index.ts';
import type { FontFace } from './model.ts';
import { typeArea } from './page-plan.ts';
import type { PlanGrid } from './plan.ts';

const folder = join(import.meta.dirname, '../../styles');

/**
 * The sheets in the order of the cascade. The theme's tokens follow the common ones at once, and since rules only
 * ever name tokens, a theme needs to come no later.
 */
export async function readSheets(theme: string): Promise<string> {
  const blocks = (await readdir(join(folder, 'blocks'))).filter((file) => file.endsWith('.css')).sort();
  const files = ['tokens.css', 'page.css', 'grid.css', 'type.css', ...blocks.map((file) => `blocks/${file}`)];
  const themed = [...files, `themes/${theme}.css`];
  const sheets = await Promise.all(themed.map((file) => readFile(join(folder, file), 'utf8')));
  return sheets.map((sheet, index) => `/* ${themed[index]} */\n${sheet.trim()}\n`).join('\n');
}

const px = (value: number): string => `${value}px`;

/** The grid as tokens; the program in the page sets the same names on the type area, and `--body` as it fits. */
export function gridTokens(grid: PlanGrid, base: number): string {
  const tokens = {
    column: grid.column,
    gutter: grid.gutter,
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
