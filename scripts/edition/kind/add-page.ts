/** Adds a page to an edition: its file, and its name in the list of `edition.yaml`, all else of which is left as it is written. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isScalar, isSeq, parseDocument } from 'yaml';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { writeTogether } from '../../core/files.ts';
import { EDITION_FILE } from '../edition-id.ts';

/** The text with the file behind the last of its pages; undefined if the list is not one of plain names. */
export function addPageFile(text: string, file: string): string | undefined {
  const pages = parseDocument(text).get('pages', true);
  const last = isSeq(pages) ? pages.items.at(-1) : undefined;
  if (!isSeq(pages) || !isScalar(last) || !last.range) return undefined;
  const end = last.range[1];
  if (pages.flow) return `${text.slice(0, end)}, ${file}${text.slice(end)}`;
  const start = text.lastIndexOf('\n', last.range[0]) + 1;
  const dash = /^\s*-\s*/.exec(text.slice(start))?.[0];
  if (dash === undefined) return undefined;
  // Behind a comment that stands in the same line.
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${dash}${file}${text.slice(at)}`;
}

export const pageFileName = (page: number): string => `pages/${`${page}`.padStart(2, '0')}.yaml`;

/** Whether the edition names the file already, which may well be before the page is made. */
function isListed(text: string, file: string): boolean {
  const pages: unknown = parseDocument(text).toJS()?.pages;
  return Array.isArray(pages) && pages.includes(file);
}

/**
 * Writes a new page and its line in `edition.yaml`, together; nothing is written over but the page file `over`.
 *
 * @returns absolute path of the page file
 */
export async function addPage(
  root: string,
  page: number,
  { text, over }: { readonly text: string; readonly over?: string | undefined },
): Promise<Checked<string>> {
  const file = over ?? pageFileName(page);
  const there = await access(join(root, file)).then(
    () => true,
    () => false,
  );
  if (there && over === undefined) return { diagnostics: [diagnostic('kind/page-there', { page, file })] };
  const list = await readFile(join(root, EDITION_FILE), 'utf8');
  const named = isListed(list, file);
  const changed = named ? list : addPageFile(list, file);
  if (changed === undefined) return { diagnostics: [diagnostic('kind/pages-list', { file: EDITION_FILE })] };
  const written = await writeTogether(
    root,
    new Map([[file, text], ...(named ? [] : [[EDITION_FILE, changed] as const])]),
  );
  return { ...(written.value && { value: join(root, file) }), diagnostics: written.diagnostics };
}
