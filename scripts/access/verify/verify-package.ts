/** Looks at everything in a package again: what it holds, and that its parts say the same. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, isFolder, shownPath } from '../../core/files.ts';
import { extractFromContent, UnreadablePdf } from '../../pdf/index.ts';
import { textOf } from '../alto/read-alto.ts';
import { checkBag } from './check-bag.ts';
import { checkEPaper } from './check-e-paper.ts';
import { checkIiif } from './check-iiif.ts';
import { checkMets } from './check-mets.ts';
import { type CheckedPage, checkPage } from './check-page.ts';
import { compareText } from './compare-text.ts';
import { bytesOfFile, type Desk, mostBytes, shown, textOfFile } from './desk.ts';
import { openFindings } from './findings.ts';
import { lintPackage } from './lint-package.ts';

export interface Verified {
  readonly files: number;
  readonly bytes: number;
  readonly pages: number;
  readonly characters: number;
  readonly articles: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface VerifyOptions {
  /** Folder with XML schemas, for xmllint; without it, only the structure that all such files have is looked at. */
  readonly schemas?: string | undefined;
  readonly signal: AbortSignal;
}

export async function verifyPackage(root: string, { schemas, signal }: VerifyOptions): Promise<Verified> {
  const findings = openFindings();
  const nothing = { files: 0, bytes: 0, pages: 0, characters: 0, articles: 0 };
  try {
    if (!(await isFolder(root))) {
      findings.add('archive/no-package', { folder: shownPath(root) });
      return { ...nothing, diagnostics: findings.all() };
    }
    const bag = await checkBag(root, findings, signal);
    if (!bag) return { ...nothing, diagnostics: findings.all() };
    const desk: Desk = { root, files: bag.files, sums: bag.sums, findings };
    const pages = await checkPages(desk, signal);
    await checkMets(desk, pages);
    await checkIiif(desk, pages);
    await checkEPaper(desk);
    const articles = await checkArticles(desk, pages);
    await checkEdition(desk, pages);
    if (schemas !== undefined) await lintPackage(desk, { schemas, pages: [...pages.keys()], signal });
    const characters = [...pages.values()].reduce(
      (sum, { alto }) => sum + [...textOf(alto.blocks, { printed: true })].length,
      0,
    );
    const counts = { files: bag.files.size, bytes: bag.bytes, pages: pages.size, characters, articles };
    return { ...counts, diagnostics: findings.all() };
  } catch (error) {
    const trouble = signal.aborted ? undefined : fileTrouble(error, shownPath(root));
    if (!trouble) throw error;
    return { ...nothing, diagnostics: [...findings.all(), trouble] };
  }
}

/** One after the other: a page's PDF and picture are large. */
async function checkPages(desk: Desk, signal: AbortSignal): Promise<ReadonlyMap<string, CheckedPage>> {
  const folders = new Set([...desk.files].flatMap((path) => /^(data\/pages\/[^/]+)\//.exec(path)?.[1] ?? []));
  if (folders.size === 0) desk.findings.add('archive/no-pages', { folder: shownPath(desk.root) });
  const pages = new Map<string, CheckedPage>();
  for (const folder of [...folders].sort()) {
    signal.throwIfAborted();
    const page = await checkPage(desk, folder);
    if (page) pages.set(folder, page);
  }
  return pages;
}

/** Where an article goes on from page to page is the pages' affair, and stands in no article's text. */
const signposts: ReadonlySet<string> = new Set(['jump', 'jump-head']);

/** Each article's text is that of its blocks on all its pages. */
async function checkArticles(desk: Desk, pages: ReadonlyMap<string, CheckedPage>): Promise<number> {
  const texts = new Map<string, string>();
  for (const { alto } of pages.values()) {
    for (const { tag } of alto.articles) {
      const own = alto.blocks.filter(({ article, role }) => article === tag && !signposts.has(role));
      const name = tag.replace(/^ARTICLE_/, '');
      texts.set(name, (texts.get(name) ?? '') + textOf(own, { printed: false }));
    }
  }
  for (const [name, text] of texts) {
    const path = `data/text/${name}.txt`;
    const plain = await textOfFile(desk, path);
    if (plain !== undefined) compareText(desk, { file: path, text: plain }, { file: 'data/pages', text });
  }
  return texts.size;
}

/** The PDF of the whole edition reads what its pages read. */
async function checkEdition(desk: Desk, pages: ReadonlyMap<string, CheckedPage>): Promise<void> {
  const path = 'data/edition.pdf';
  const pdf = await bytesOfFile(desk, path, mostBytes.pdf);
  if (!pdf) return;
  try {
    const read = (await extractFromContent(pdf)).flatMap(({ characters }) =>
      characters.filter(({ hidden }) => !hidden),
    );
    const told = [...pages.values()].map(({ alto }) => textOf(alto.blocks, { printed: true })).join('');
    compareText(desk, { file: path, text: read.map(({ text }) => text).join('') }, { file: 'data/pages', text: told });
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    desk.findings.add('archive/broken-pdf', { file: shown(desk, path), reason: error.message });
  }
}
