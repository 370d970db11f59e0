/** What directives hold beside photos: sidebars, quotes, names, tables, notices. */
import type { Origin } from '../core/source.ts';
import type { Copy, Paragraph, SectionHead } from './model.ts';

/** `:::sidebar{#id}`: a `##` head of its own (optional) and paragraphs. */
export interface Sidebar {
  readonly id: string;
  readonly head?: SectionHead;
  readonly paragraphs: readonly Paragraph[];
  readonly origin: Origin;
}

/** `:::pull-quote{#id source="…"}`. */
export interface PullQuote {
  readonly id: string;
  readonly paragraphs: readonly Paragraph[];
  readonly source?: Copy;
  readonly origin: Origin;
}

/** `:::names{#id}`: an honours list, in groups with a head or without. */
export interface NameList {
  readonly id: string;
  readonly groups: readonly { readonly head?: SectionHead; readonly names: readonly Copy[] }[];
  readonly origin: Origin;
}

/** How a column of a table stands; by its figures where the copy does not say. */
export type ColumnAlign = 'left' | 'center' | 'right' | 'auto';

/** `:::table{#id}`: a `##` head (optional), a table, paragraphs under it. An empty cell has no runs. */
export interface Table {
  readonly id: string;
  readonly head?: SectionHead;
  readonly columns: readonly ColumnAlign[];
  readonly heads: readonly Paragraph[];
  readonly rows: readonly (readonly Paragraph[])[];
  readonly notes: readonly Paragraph[];
  readonly origin: Origin;
}

/** `:::notice{#id signed="…" dated="…"}`: a `##` head (optional) and paragraphs. */
export interface Notice extends Sidebar {
  readonly signed?: Copy;
  readonly dated?: Copy;
}
