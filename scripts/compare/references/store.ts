/** References on disk: a folder for each page, `<PDF without .pdf>/<page>/`. */
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath, writeTogether } from '../../core/files.ts';
import { jsonRows } from '../../core/json-rows.ts';
import { factsJson } from './facts-json.ts';
import { type PageReference, type PlacedBlocks, referenceFiles } from './model.ts';

const pageFolder = (name: string, page: number): string => join(name, String(page).padStart(3, '0'));
const absent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** References found below a folder, by the name of their PDF without `.pdf`, with `/`. */
export async function listReferences(root: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (absent(error)) return [];
    throw error;
  });
  const found = new Map<string, number>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.name !== referenceFiles.facts) continue;
    const page = relative(root, entry.parentPath);
    if (!/(^|[\\/])\d{3,}$/.test(page)) continue;
    const name = dirname(page).split(sep).join('/');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const optional = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (absent(error)) return undefined;
    throw error;
  });

async function readPage(folder: string): Promise<PageReference | undefined> {
  const facts = await optional(join(folder, referenceFiles.facts));
  if (facts === undefined) return undefined;
  const [text, layout] = await Promise.all([
    readFile(join(folder, referenceFiles.text), 'utf8'),
    optional(join(folder, referenceFiles.layout)),
  ]);
  // The schema's library is loaded only where there is something to read.
  const { parseFacts } = await import('./parse-facts.ts');
  return {
    facts: parseFacts(facts),
    text: text.replace(/\r\n/g, '\n'),
    ...(layout !== undefined && { layout: JSON.parse(layout) as PlacedBlocks }),
  };
}

/** The references of one PDF's pages in order; what cannot be read is said. */
export async function readReferences(root: string, name: string): Promise<Checked<readonly PageReference[]>> {
  const pages: PageReference[] = [];
  for (let page = 1; ; page++) {
    const folder = join(root, pageFolder(name, page));
    try {
      const found = await readPage(folder);
      if (!found) return { value: pages, diagnostics: [] };
      pages.push(found);
    } catch (error) {
      const file = shownPath(folder);
      if (error instanceof SyntaxError) {
        return { diagnostics: [diagnostic('compare/reference-damaged', { file, reason: error.message })] };
      }
      const trouble = fileTrouble(error, file);
      if (!trouble) throw error;
      return { diagnostics: [trouble] };
    }
  }
}

export interface Approval {
  readonly written: number;
  readonly kept: number;
  readonly removed: number;
}

interface PageToWrite {
  readonly root: string;
  readonly name: string;
  readonly number: number;
  readonly page: PageReference;
  readonly drawPicture: () => Promise<Uint8Array>;
}

/** Writes what differs of one page; the picture is drawn anew only where the page itself changed. */
async function approvePage({ root, name, number, page, drawPicture }: PageToWrite): Promise<Checked<boolean>> {
  const folder = join(root, pageFolder(name, number));
  const wanted = new Map<string, string>([
    [referenceFiles.facts, factsJson(page.facts)],
    [referenceFiles.text, page.text],
    ...(page.layout ? [[referenceFiles.layout, jsonRows(page.layout)] as const] : []),
  ]);
  const files = new Map<string, string | Uint8Array>();
  for (const [file, text] of wanted) if ((await optional(join(folder, file))) !== text) files.set(file, text);
  const old = await readPage(folder).catch(() => undefined);
  const pictured = await readdir(folder).then(
    (names) => names.includes(referenceFiles.picture),
    () => false,
  );
  if (!pictured || JSON.stringify(old?.facts.painted) !== JSON.stringify(page.facts.painted)) {
    files.set(referenceFiles.picture, await drawPicture());
  }
  if (!page.layout && old?.layout) await rm(join(folder, referenceFiles.layout));
  if (files.size === 0) return { value: false, diagnostics: [] };
  const { diagnostics, value } = await writeTogether(folder, files);
  return { diagnostics, ...(value && { value: true }) };
}

/** Removes one page's reference: our own files, and the folder when nothing else lies in it. */
async function removePage(folder: string): Promise<void> {
  for (const file of Object.values(referenceFiles)) await rm(join(folder, file), { force: true });
  await rmdir(folder).catch(() => undefined);
  await rmdir(dirname(folder)).catch(() => undefined);
}

/** Makes the references of one PDF those of its pages. */
export async function approve(
  root: string,
  name: string,
  { pages, drawPicture }: { pages: readonly PageReference[]; drawPicture: (page: number) => Promise<Uint8Array> },
): Promise<Checked<Approval>> {
  const diagnostics: Diagnostic[] = [];
  let written = 0;
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    const one = await approvePage({ root, name, number, page, drawPicture: () => drawPicture(number) });
    diagnostics.push(...one.diagnostics);
    if (one.value) written += 1;
  }
  const had = (await listReferences(root)).get(name) ?? 0;
  const stale = Math.max(0, had - pages.length);
  for (let page = pages.length + 1; page <= had; page++) await removePage(join(root, pageFolder(name, page)));
  return { value: { written, kept: pages.length - written, removed: stale }, diagnostics };
}

/** Removes all references of a PDF that is no more. */
export async function forgetReferences(root: string, name: string): Promise<number> {
  const had = (await listReferences(root)).get(name) ?? 0;
  for (let page = 1; page <= had; page++) await removePage(join(root, pageFolder(name, page)));
  return had;
}
