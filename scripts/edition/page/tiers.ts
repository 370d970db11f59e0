/**
 * Vertical setting 竖排: lines from top to bottom, from right to left, in tiers 栏 one under another. A tier is whole rows
 * high, so that it stands level with what is set beside it, and holds whole characters.
 */
import type { Area, Grid, Vertical } from '../model.ts';
import { type Reading, report } from '../reading.ts';
import { type Path, valueOrigin, type YamlFile } from '../yaml/document.ts';
import { rowCount } from './area.ts';

/** Rows from the head of the first Han to the foot of the last: what characters of a tier of so many rows share. */
const heightOf = (rows: number, { pitch, size }: Grid): number => rows * pitch - (pitch - size);

/** The characters of the base size that come nearest to filling a tier. */
const charactersIn = (rows: number, grid: Grid): number => Math.max(1, Math.round(heightOf(rows, grid) / grid.size));

/** Rows parted into tiers of one height, with one or two clear rows between them; nothing where that does not come out. */
export function partRows(rows: number, tiers: number): { readonly rows: number; readonly gap: number } | undefined {
  if (tiers === 1) return { rows, gap: 0 };
  const each = Math.floor((rows - tiers + 1) / tiers);
  const gap = (rows - tiers * each) / (tiers - 1);
  return each > 0 && Number.isInteger(gap) ? { rows: each, gap } : undefined;
}

/** Lines of fewer or more characters are hard to read. */
const readable = { least: 8, most: 36 };

/** As many tiers as bring their lines nearest to those of the page's columns. */
function usualTiers(rows: number, grid: Grid): number {
  let best = { tiers: 1, off: Number.POSITIVE_INFINITY };
  for (let tiers = 1; tiers <= rows; tiers += 1) {
    const parted = partRows(rows, tiers);
    if (!parted) continue;
    const characters = charactersIn(parted.rows, grid);
    if (characters < readable.least) break;
    const off = Math.abs(characters - grid.characters) + (characters > readable.most ? 100 : 0);
    if (off < best.off) best = { tiers, off };
  }
  return best.tiers;
}

/** The numbers of rows nearest to `rows` that part into so many tiers. */
function rowsThatPart(rows: number, tiers: number): readonly number[] {
  const found: number[] = [];
  for (let by = 1; by <= tiers && found.length < 2; by += 1) {
    for (const other of [rows - by, rows + by]) if (partRows(other, tiers)) found.push(other);
  }
  return found.slice(0, 2).sort((a, b) => a - b);
}

interface Wish {
  readonly id: string;
  readonly path: Path;
  readonly area: Area;
  readonly frames?: readonly Area[] | undefined;
  readonly tiers?: number | undefined;
  readonly characters?: readonly number[] | undefined;
}

const SMALLEST_PT = 6;

/** How a vertical text stands in its area; its faults are noted. */
export function verticalOf(reading: Reading, file: YamlFile, { wish, grid }: { wish: Wish; grid: Grid }): Vertical {
  const { id, path, area, frames } = wish;
  const at = (...key: (string | number)[]) => ({ places: [valueOrigin(file, [...path, ...key])] });
  const rows = rowCount(area);
  if (frames && wish.tiers !== undefined) report(reading, 'edition/tiers-frames', { ...at('tiers'), with: { id } });
  const count = wish.tiers ?? usualTiers(rows, grid);
  const parted = partRows(rows, count);
  if (!frames && !parted) {
    const choices = rowsThatPart(rows, count).join(', ');
    report(reading, 'edition/tiers', { ...at('tiers'), with: { id, rows, tiers: count, choices } });
  }
  const { rows: each, gap } = parted ?? { rows, gap: 0 };
  const tiers = frames
    ? frames.map((frame) => frame.rows)
    : Array.from({ length: parted ? count : 1 }, (_, index) => {
        const from = area.rows.from + index * (each + gap);
        return { from, to: from + each - 1 };
      });
  const height = tiers[0]!.to - tiers[0]!.from + 1;
  for (const [index, characters] of (wish.characters ?? []).entries()) {
    const size = heightOf(height, grid) / characters;
    if (size >= SMALLEST_PT && size <= grid.pitch) continue;
    const told = { characters, size: Math.round(size * 10) / 10, pitch: grid.pitch };
    report(reading, 'edition/tier-size', { ...at('characters', index), with: told });
  }
  return { tiers, characters: [...new Set(wish.characters ?? [charactersIn(height, grid)])] };
}
