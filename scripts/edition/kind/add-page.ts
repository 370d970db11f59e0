/** Adds a page to an edition: its file, and its name in the list of `edition.yaml`, all else of which is left as it is written. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isScalar, isSeq, parseDocument } from 'yaml';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { writeTogether } from '../../core/files.ts';
import { EDITION_FILE } from '../edition-id.ts';

/**
 * The text with the file in its list of pages; undefined if the list is not one of plain names.
 *
 * @param place how many of the pages stand before it; all of them if left out
 */
export function addPageFile(text: string, file: string, place?: number): string | undefined {
  const pages = parseDocument(text).get('pages', true);
  if (!isSeq(pages)) return undefined;
  const before = place === undefined ? pages.items.length : place;
  const beside = pages.items[Math.max(before, 1) - 1];
  if (!isScalar(beside) || !beside.range) return undefined;
  const [begin, end] = beside.range;
  if (pages.flow && before === 0) return `${text.slice(0, begin)}${file}, ${text.slice(begin)}`;
  if (pages.flow) return `${text.slice(0, end)}, ${file}${text.slice(end)}`;
  const start = text.lastIndexOf('\n', begin) + 1;
  const dash = /^\s*-\s*/.exec(text.slice(start))?.[0];
  if (dash === undefined) return undefined;
  if (before === 0) return `${text.slice(0, start)}${dash}${file}\n${text.slice(start)}`;
  // Behind a comment that stands in the same line.
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${dash}${file}${text.slice(at)}`;
}

export const pageFileName = (page: number): string => `pages/${`${page}`.padStart(2, '0')}.yaml`;

/** The page files that the edition names, which may well be before they are made. */
function listedIn(text: string): readonly string[] {
  const pages: unknown = parseDocument(text).toJS()?.pages;
  return Array.isArray(pages) ? pages.map(String) : [];
}

/** The number that a page file has, of a double truck the first; undefined where it cannot be read. */
async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const found = Number.parseInt(String(parseDocument(text).get('page')), 10);
  return Number.isNaN(found) ? undefined : found;
}

/** How many of the listed pages come before this one. */
async function placeOf(root: string, page: number, listed: readonly string[]): Promise<number> {
  const numbers = await Promise.all(listed.map((one) => numberIn(join(root, one))));
  const later = numbers.findIndex((number) => number !== undefined && number > page);
  return later < 0 ? listed.length : later;
}

/**
 * Writes a new page and its line in `edition.yaml`, in the order of the pages, together; nothing is written over but the page file `over`.
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
  const listed = listedIn(list);
  const named = listed.includes(file);
  const changed = named ? list : addPageFile(list, file, await placeOf(root, page, listed));
  if (changed === undefined) return { diagnostics: [diagnostic('kind/pages-list', { file: EDITION_FILE })] };
  const written = await writeTogether(
    root,
    new Map([[file, text], ...(named ? [] : [[EDITION_FILE, changed] as const])]),
  );
  return { ...(written.value && { value: join(root, file) }), diagnostics: written.diagnostics };
}
