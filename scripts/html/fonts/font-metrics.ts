/** The measures that a face gives the lines it is set in. */
import { openFace } from './face-source.ts';
import { findFace } from './faces.ts';
import { readTables, tableOf, viewOf } from './sfnt.ts';

/** In font units. `ascent`, `descent` and `lineGap` are what the browser builds a line from (`hhea`). */
export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Below the baseline, as a positive number. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/** Throws for a face that the table does not have. */
export async function fontMetrics(family: string, weight: number): Promise<FontMetrics> {
  const row = findFace(family, weight);
  if (!row) throw new Error(`there is no face ${family} ${weight}`);
  const source = await openFace(row);
  const tables = readTables(await source.cut([0x20]));
  const view = (tag: string): DataView => viewOf(tableOf(tables, tag));
  const hhea = view('hhea');
  const os2 = view('OS/2');
  // "OS/2": the heights came with version 2.
  const heights = os2.getUint16(0) >= 2;
  return {
    unitsPerEm: view('head').getUint16(18),
    ascent: hhea.getInt16(4),
    descent: -hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    capHeight: heights ? os2.getInt16(88) : 0,
    xHeight: heights ? os2.getInt16(86) : 0,
  };
}
