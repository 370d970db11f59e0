/** A table's cells on a grid, as their spans spread them. ISO 32000-1:2008, 14.8.5.7. */
import { arrayAt, nameAt, numberAt, objectAt, PDFArray, PDFDict, resolve, textAt } from '../../../pdf/index.ts';
import type { Tagged } from './tag-facts.ts';

/** Attribute of an element, from its `A` in any of its forms. */
function attribute({ element: { dict } }: Tagged, name: string): number | undefined {
  const value = attributesOf(dict)
    .map((one) => numberAt(one, name))
    .find((one) => one !== undefined);
  return value;
}

export function attributesOf(dict: PDFDict): readonly PDFDict[] {
  const held = objectAt(dict, 'A');
  const list = held instanceof PDFArray ? held.asArray().map((one) => resolve(dict.context, one)) : [held];
  return list.filter((one) => one instanceof PDFDict);
}

const rowsOf = (table: Tagged): readonly Tagged[] =>
  table.kids.flatMap((kid) =>
    kid.standard === 'TR'
      ? [kid]
      : ['THead', 'TBody', 'TFoot'].includes(kid.standard ?? '')
        ? kid.kids.filter(({ standard }) => standard === 'TR')
        : [],
  );
const cellsOf = (row: Tagged): readonly Tagged[] =>
  row.kids.filter(({ standard }) => standard === 'TH' || standard === 'TD');

const mostCells = 200_000;

interface Grid {
  readonly rows: number;
  /** How many rows of each column are taken. */
  readonly heights: readonly number[];
  /** How many columns of each row are taken. */
  readonly widths: readonly number[];
  readonly overlapping: boolean;
}

function layOut(table: Tagged): Grid {
  const rows = rowsOf(table);
  const taken = rows.map(() => new Set<number>());
  const extra = new Map<number, number>();
  let overlapping = false;
  let cells = 0;
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (taken[at]!.has(column)) column++;
      const across = Math.max(1, attribute(cell, 'ColSpan') ?? 1);
      const down = Math.max(1, attribute(cell, 'RowSpan') ?? 1);
      cells += across * down;
      if (cells > mostCells) return { rows: rows.length, heights: [], widths: [], overlapping };
      for (let right = column; right < column + across; right++) {
        for (let below = at; below < at + down; below++) {
          if (below >= rows.length) extra.set(right, (extra.get(right) ?? 0) + 1);
          else if (taken[below]!.has(right)) overlapping = true;
          else taken[below]!.add(right);
        }
      }
      column += across;
    }
  }
  const columns = Math.max(0, ...taken.flatMap((row) => [...row]).map((one) => one + 1));
  const heights = Array.from(
    { length: columns },
    (_, column) => taken.filter((row) => row.has(column)).length + (extra.get(column) ?? 0),
  );
  return { rows: rows.length, heights, widths: taken.map((row) => row.size), overlapping };
}

export interface TableFault {
  readonly test: '7.2-15' | '7.2-41' | '7.2-42' | '7.2-43';
  readonly what: string;
}

/** ISO 14289-1:2014, 7.2: cells do not cross, and rows and columns are of one length. */
export function tableFaults(table: Tagged): readonly TableFault[] {
  const { heights, widths, overlapping } = layOut(table);
  const uneven = (lengths: readonly number[]): number => lengths.findIndex((one) => one !== lengths[0]);
  const column = uneven(heights);
  const row = uneven(widths);
  if (overlapping) return [{ test: '7.2-15', what: 'TD × TD' }];
  // A row that is short leaves columns short too: it is told as the row that it is.
  if (row >= 0)
    return [
      { test: widths[row]! < widths[0]! ? '7.2-42' : '7.2-43', what: `TR ${row + 1}: ${widths[row]} ≠ ${widths[0]}` },
    ];
  return column >= 0 ? [{ test: '7.2-41', what: `${column + 1}: ${heights[column]} ≠ ${heights[0]}` }] : [];
}

/** 7.5: heads say what they are the heads of, or cells name their heads. */
export function headFaults(table: Tagged): readonly { readonly test: '7.5-1' | '7.5-2'; readonly cell: Tagged }[] {
  const cells = rowsOf(table).flatMap(cellsOf);
  const heads = cells.filter(({ standard }) => standard === 'TH');
  const ids = new Set(cells.flatMap(({ element }) => textAt(element.dict, 'ID') ?? []));
  const namesOf = ({ element }: Tagged): readonly string[] =>
    attributesOf(element.dict).flatMap((one) =>
      (arrayAt(one, 'Headers')?.asArray() ?? []).flatMap((name) =>
        'decodeText' in name ? [(name as { decodeText(): string }).decodeText()] : [],
      ),
    );
  const lost = cells.filter((cell) => namesOf(cell).some((name) => !ids.has(name)));
  if (lost.length > 0) return lost.map((cell) => ({ test: '7.5-2', cell }));
  const named = cells.every((cell) => cell.standard === 'TH' || namesOf(cell).length > 0);
  if (heads.length === 0 || named) return [];
  return heads
    .filter(({ element }) => !attributesOf(element.dict).some((one) => nameAt(one, 'Scope') !== undefined))
    .map((cell) => ({ test: '7.5-1', cell }));
}
