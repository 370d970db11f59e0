/** The files of a page on the disk. */
import { readFile } from 'node:fs/promises';
import type { Checked } from '../core/diagnostic.ts';
import { writeTogether } from '../core/files.ts';
import type { Page } from '../edition/model.ts';
import type { Layout } from '../layout/model.ts';
import { type PageProducts, pageFiles } from './page-files.ts';

export interface Written {
  /** Absolute paths. */
  readonly outputs: readonly string[];
  /** Reads the proof back from its file: a long edition would fill the memory. */
  readonly proof?: () => Promise<Uint8Array>;
}

/** What reports tell of a layout; the whole of it would fill the memory in a long edition. */
export interface KeptLayout extends Pick<Layout, 'edition' | 'sheet' | 'stories'> {
  /** Set on the page outside its folio line, spaces not counted; and photos. */
  readonly characters: number;
  readonly pictures: number;
}

export const keptOf = ({ edition, sheet, stories, lines, photos }: Layout): KeptLayout => ({
  edition,
  sheet,
  stories,
  characters: lines
    .filter(({ role }) => role !== 'folio')
    .reduce((sum, { text }) => sum + [...text.replace(/\s/gu, '')].length, 0),
  pictures: photos.length,
});

/** Writes what there is of a page, together or not at all; no value when it cannot be written. */
export async function writePage(
  page: Page,
  products: PageProducts,
  { out, signal }: { readonly out: string; readonly signal: AbortSignal },
): Promise<Checked<Written>> {
  const files = pageFiles(page, products);
  if (files.size === 0) return { value: { outputs: [] }, diagnostics: [] };
  const { value: outputs, diagnostics } = await writeTogether(out, files, signal);
  const file = outputs?.find((path) => path.endsWith('proof.pdf'));
  return { ...(outputs && { value: { outputs, ...(file && { proof: () => readFile(file) }) } }), diagnostics };
}
