/** Makes a proposal the edition's page: its file and its line in `edition.yaml`, together; nothing is written over. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type Checked, diagnostic } from '../core/diagnostic.ts';
import { writeTogether } from '../core/files.ts';
import { addPageFile } from '../edition/index.ts';

const LIST = 'edition.yaml';

/** Whether the edition names the file already, which may well be before the page is made. */
function isListed(text: string, file: string): boolean {
  const pages: unknown = parseDocument(text).toJS()?.pages;
  return Array.isArray(pages) && pages.includes(file);
}

/** @returns absolute path of the page file */
export async function takeProposal(root: string, page: number, text: string): Promise<Checked<string>> {
  const file = `pages/${`${page}`.padStart(2, '0')}.yaml`;
  const there = await access(join(root, file)).then(
    () => true,
    () => false,
  );
  if (there) return { diagnostics: [diagnostic('kind/page-there', { page, file })] };
  const list = await readFile(join(root, LIST), 'utf8');
  const named = isListed(list, file);
  const changed = named ? list : addPageFile(list, file);
  if (changed === undefined) return { diagnostics: [diagnostic('kind/pages-list', { file: LIST })] };
  const written = await writeTogether(root, new Map([[file, text], ...(named ? [] : [[LIST, changed] as const])]));
  return { ...(written.value && { value: join(root, file) }), diagnostics: written.diagnostics };
}
