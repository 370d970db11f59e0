/** Rows of a table and groups of names, found again among the parts of an article. */
import type { Part } from './model.ts';

/** Neighbours of one block that are of these kinds come together, every other part alone. */
export function gatherListings(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const listing = listingOf(part);
    if (last && listing && listing === listingOf(last[0]!) && last[0]!.block === part.block) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

const kinds: Readonly<Partial<Record<Part['kind'], 'names' | 'table'>>> = {
  'names-head': 'names',
  names: 'names',
  'table-head': 'table',
  table: 'table',
};

export const listingOf = ({ kind }: Part): 'names' | 'table' | undefined => kinds[kind];

/** Cells whose first lines stand at one height are a row; a title or a note is a row of one cell. */
export function rowsOfTable(cells: readonly Part[]): readonly (readonly Part[])[] {
  const rows: Part[][] = [];
  const top = ({ pieces }: Part): number => pieces[0]?.box.y ?? 0;
  const height = ({ pieces }: Part): number => pieces[0]?.lines[0]?.box.height ?? 0;
  for (const cell of cells) {
    const first = rows.at(-1)?.[0];
    const beside = first && first.kind === cell.kind && Math.abs(top(first) - top(cell)) < height(cell) / 2;
    if (beside) rows.at(-1)!.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

/** A head, where there is one, and its names. */
export function groupsOfNames(parts: readonly Part[]): readonly { head?: Part; names: Part[] }[] {
  const groups: { head?: Part; names: Part[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'names-head') groups.push({ head: part, names: [] });
    else if (groups.length > 0) groups.at(-1)!.names.push(part);
    else groups.push({ names: [part] });
  }
  return groups;
}
