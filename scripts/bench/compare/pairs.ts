/** Pairs of PDFs as newsrooms compare them, made of the sample edition. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenBrowser } from '../../layout/index.ts';
import { buildEdition } from '../../pipeline.ts';
import { manyPages } from '../many-pages.ts';

export interface FilePair {
  readonly old: string;
  readonly new: string;
}

export interface Pairs {
  /** Two small pages, equal but for a byte behind their end: what is left is the start of a program. */
  readonly tiny: FilePair;
  /** Built at two dates. */
  readonly equal: FilePair;
  /** Built from copy with a look-alike in the place of one character. */
  readonly character: FilePair;
  /** Words put into the third paragraph: half of the page is set anew. */
  readonly flow: FilePair;
  readonly many: FilePair;
  /** A page for the plant, which has most of what can be changed. */
  readonly press: string;
  /** The whole sample edition, with links and a second page. */
  readonly edition: string;
}

interface Making {
  readonly sample: string;
  readonly folder: string;
  readonly browser: OpenBrowser;
  readonly pages: number;
}

type Edit = (copy: string) => string;

/** The first sentence of the story's third paragraph, and where the edits go. */
const place = '望溪桥有三个桥孔';
const character: Edit = (copy) => changed(copy, '晨雾未散', '晨雾末散');
const flow: Edit = (copy) => changed(copy, place, `${place.slice(0, 4)}三个石砌的高高的、走得过一挂大车的桥孔`);

function changed(copy: string, was: string, is: string): string {
  if (!copy.includes(was)) throw new Error(`the sample's story says "${was}" no more`);
  return copy.replace(was, is);
}

const tinyPage =
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
  '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] /Resources << >> >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF\n';

export async function makePairs({ sample, folder, browser, pages }: Making): Promise<Pairs> {
  await mkdir(folder, { recursive: true });
  const build = async (edition: string, out: string, only?: readonly number[]): Promise<void> => {
    const warm = Promise.resolve({ value: browser, diagnostics: [] });
    const { signal } = new AbortController();
    const products = only ? (['proof', 'press'] as const) : (['edition'] as const);
    await buildEdition({ folder: edition, out, products, pages: only, browser: warm, signal });
  };
  const edited = async (name: string, edit: Edit): Promise<string> => {
    const edition = join(folder, name);
    await cp(sample, edition, { recursive: true });
    await editStories(edition, edit, (file) => file === 'lead.md');
    await build(edition, join(folder, `${name}-out`), [5]);
    return join(folder, `${name}-out`, 'page-05', 'proof.pdf');
  };
  const old = await edited('old', (copy) => copy);
  await build(sample, join(folder, 'edition-out'));
  const equal = join(folder, 'equal.pdf');
  const text = (await readFile(old)).toString('latin1');
  await writeFile(equal, text.replaceAll(/(\/(?:CreationDate|ModDate) \(D:)\d{4}/g, '$12031'), 'latin1');
  const tiny = { old: join(folder, 'tiny.pdf'), new: join(folder, 'tiny-new.pdf') };
  await writeFile(tiny.old, tinyPage);
  await writeFile(tiny.new, `${tinyPage}\n`);
  return {
    tiny,
    equal: { old, new: equal },
    character: { old, new: await edited('character', character) },
    flow: { old, new: await edited('flow', flow) },
    many: await manyPair({ sample, folder, pages, build }),
    press: join(folder, 'old-out', 'page-05', 'press.pdf'),
    edition: join(folder, 'edition-out', 'edition.pdf'),
  };
}

/** Each page of the many has a character of its own changed. */
async function manyPair({
  sample,
  folder,
  pages,
  build,
}: Omit<Making, 'browser'> & { build: (edition: string, out: string) => Promise<void> }): Promise<FilePair> {
  const [old, fresh] = [join(folder, 'many-old'), join(folder, 'many-new')];
  await manyPages(sample, old, pages);
  await cp(old, fresh, { recursive: true });
  await editStories(fresh, character, (file) => file.startsWith('lead'));
  for (const edition of [old, fresh]) await build(edition, `${edition}-out`);
  return { old: join(`${old}-out`, 'edition.pdf'), new: join(`${fresh}-out`, 'edition.pdf') };
}

async function editStories(edition: string, edit: Edit, wanted: (file: string) => boolean): Promise<void> {
  for (const file of (await readdir(join(edition, 'stories'))).filter(wanted)) {
    const path = join(edition, 'stories', file);
    await writeFile(path, edit(await readFile(path, 'utf8')));
  }
}
