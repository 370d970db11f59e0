/**
 * 间隔号 half an em wide, its point in the middle: GB/T 15834-2011, 5.1.7. Typefaces draw U+00B7 as narrow as Latin wants
 * it, or a whole em wide.
 */
import { readCmap } from './cmap.ts';
import { boxOf, composeSimple, isComposite, readSimple } from './glyph.ts';
import { readTables, type Tables, tableOf, viewOf, writeSfnt } from './sfnt.ts';

const INTERPUNCT = 0xb7;

/** The font with that one glyph made so; the very same bytes where it is so, or missing, or put together from others. */
export function halveInterpunct(font: Uint8Array): Uint8Array {
  const tables = readTables(font);
  const index = readCmap(tableOf(tables, 'cmap'))(INTERPUNCT);
  const half = viewOf(tableOf(tables, 'head')).getUint16(18) / 2;
  const advance = index === 0 ? half : advanceOf(tables, index);
  const outline = outlineOf(tables, index);
  if (advance === half || outline.length === 0 || isComposite(outline)) return font;
  const glyph = readSimple(outline);
  const shift = Math.round((half - advance) / 2);
  const moved = composeSimple({ ...glyph, xs: glyph.xs.map((x) => x + shift) });
  return writeSfnt(
    new Map([
      ...tables,
      ...withOutline(tables, index, moved),
      ...withAdvance(tables, index, { advance: half, bearing: boxOf(moved)!.left }),
    ]),
  );
}

const countOf = (tables: Tables): number => viewOf(tableOf(tables, 'maxp')).getUint16(4);

function metricOf(tables: Tables, index: number): { readonly advance: number; readonly bearing: number } {
  const metrics = viewOf(tableOf(tables, 'hmtx'));
  const long = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  const advance = metrics.getUint16(4 * Math.min(index, long - 1));
  return { advance, bearing: metrics.getInt16(index < long ? 4 * index + 2 : 4 * long + 2 * (index - long)) };
}

const advanceOf = (tables: Tables, index: number): number => metricOf(tables, index).advance;

/** `hmtx` with a full pair for every glyph, and `hhea`, which says so. */
function withAdvance(tables: Tables, index: number, own: ReturnType<typeof metricOf>): [string, Uint8Array][] {
  const count = countOf(tables);
  const metrics = new Uint8Array(4 * count);
  const view = viewOf(metrics);
  for (let at = 0; at < count; at += 1) {
    const { advance, bearing } = at === index ? own : metricOf(tables, at);
    view.setUint16(4 * at, advance);
    view.setInt16(4 * at + 2, bearing);
  }
  const header = tableOf(tables, 'hhea').slice();
  viewOf(header).setUint16(34, count);
  return [
    ['hmtx', metrics],
    ['hhea', header],
  ];
}

/** Offsets into `glyf` of every glyph, and the end of the last. */
function offsetsOf(tables: Tables): readonly number[] {
  const view = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  return Array.from({ length: countOf(tables) + 1 }, (_, at) =>
    long ? view.getUint32(4 * at) : 2 * view.getUint16(2 * at),
  );
}

function outlineOf(tables: Tables, index: number): Uint8Array {
  const offsets = offsetsOf(tables);
  return tableOf(tables, 'glyf').subarray(offsets[index], offsets[index + 1]);
}

/** `glyf` with another outline of one glyph, `loca`, and `head` for offsets of four bytes. */
function withOutline(tables: Tables, index: number, outline: Uint8Array): [string, Uint8Array][] {
  const offsets = offsetsOf(tables);
  const old = tableOf(tables, 'glyf');
  const [from, to] = [offsets[index]!, offsets[index + 1]!];
  const room = (outline.length + 3) & ~3;
  const glyf = new Uint8Array(old.length - (to - from) + room);
  glyf.set(old.subarray(0, from));
  glyf.set(outline, from);
  glyf.set(old.subarray(to), from + room);
  const loca = new Uint8Array(4 * offsets.length);
  const view = viewOf(loca);
  for (const [at, offset] of offsets.entries()) {
    view.setUint32(4 * at, at <= index ? offset : offset - (to - from) + room);
  }
  const head = tableOf(tables, 'head').slice();
  viewOf(head).setInt16(50, 1);
  return [
    ['glyf', glyf],
    ['loca', loca],
    ['head', head],
  ];
}
