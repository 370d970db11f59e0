/** The way through the house, from an edition folder to finished pages. */
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { writeTogether } from './core/files.ts';
import { inParallel } from './core/in-parallel.ts';
import { jsonRows } from './core/json-rows.ts';
import type { Edition, Page } from './edition/model.ts';
import type { Layout, OpenBrowser } from './layout/index.ts';

export type Product = 'proof' | 'edition';

export interface BuildRequest {
  readonly folder: string;
  readonly pages?: readonly number[] | undefined;
  /** Instead of what the pages say. */
  readonly fit?: Page['fit'] | undefined;
  /** What to make; nothing, for a look at the diagnostics only. */
  readonly products: readonly Product[];
  readonly png?: boolean;
  readonly out?: string | undefined;
  readonly browser: Promise<Checked<OpenBrowser>>;
  readonly signal: AbortSignal;
  readonly onPage?: (page: number, done: number, all: number) => void;
}

export interface BuiltPage {
  readonly page: Page;
  readonly layout?: Layout;
  readonly pdf?: Uint8Array;
  /** Absolute paths of what was written. */
  readonly outputs: readonly string[];
}

export interface Build {
  readonly edition?: Edition;
  readonly out: string;
  readonly pages: readonly BuiltPage[];
  /** Absolute path of the whole edition's PDF, where it was made. */
  readonly bound?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Stages below the edition, loaded while the edition is read and the browser comes up. */
const loadStages = async () => ({
  ...(await import('./layout/index.ts')),
  ...(await import('./html/index.ts')),
  ...(await import('./pdf/index.ts')),
  ...(await import('./check/index.ts')),
});

type Desk = Omit<BuildRequest, 'browser'> &
  Awaited<ReturnType<typeof loadStages>> & {
    readonly edition: Edition;
    readonly out: string;
    readonly browser: OpenBrowser;
    readonly keep: <Value>(checked: Checked<Value>) => Value | undefined;
  };

export async function buildEdition(request: BuildRequest): Promise<Build> {
  const diagnostics: Diagnostic[] = [];
  const keep: Desk['keep'] = ({ value, diagnostics: found }) => {
    diagnostics.push(...found);
    return value;
  };
  const loading = loadStages();
  const { loadEdition } = await import('./edition/index.ts');
  const edition = keep(await loadEdition(request.folder, request.pages ? { pages: request.pages } : {}));
  const stages = await loading;
  if (!edition || hasErrors(diagnostics)) return { out: '', pages: [], diagnostics };
  const out = request.out ?? join('dist', edition.id);
  const browser = keep(await request.browser);
  if (!browser) return { edition, out, pages: [], diagnostics };

  const desk: Desk = { ...request, ...stages, edition, out, browser, keep };
  let done = 0;
  const pages = await inParallel(edition.pages, 2, async (page) => {
    request.onPage?.(page.number, done, edition.pages.length);
    const built = await buildPage(desk, request.fit ? { ...page, fit: request.fit } : page);
    done += 1;
    return built;
  });
  const bound = request.products.includes('edition') && !request.pages ? await bindEdition(desk, pages) : undefined;
  return { edition, out, pages, ...(bound && { bound }), diagnostics };
}

/** One page from copy to files. What its PDF does not prove is not written, so that what was built earlier stays. */
async function buildPage(desk: Desk, page: Page): Promise<BuiltPage> {
  const { edition, keep, signal, products } = desk;
  const html = keep(await desk.renderPage(edition, page));
  const printed =
    html &&
    keep(await desk.setPage(desk.browser, { edition, page, html }, { signal, picture: desk.png ? 2 : undefined }));
  if (!html || !printed) return withhold(desk, page);
  const { layout, png } = printed;
  const pdf = await desk.finishPdf(printed.pdf, pdfFacts(edition, page, { html, trim: printed.trim }));
  const lost = await desk.conserve(pdf, html.expected, { layout, sources: edition.sources });
  keep({ diagnostics: [...desk.checkLayout(layout, edition.sources), ...lost] });
  if (hasErrors(lost)) return { ...withhold(desk, page), layout };
  if (!products.includes('proof')) return { page, layout, pdf, outputs: [] };
  const folder = `page-${String(page.number).padStart(2, '0')}`;
  const files = new Map<string, Uint8Array | string>([
    [`${folder}/proof.pdf`, pdf],
    [`${folder}/layout.json`, jsonRows(layout)],
    ...(png ? [[`${folder}/proof.png`, png] as const] : []),
  ]);
  const outputs = keep(await writeTogether(desk.out, files, signal));
  return outputs ? { page, layout, pdf, outputs } : { ...withhold(desk, page), layout };
}

function withhold({ keep, products }: Desk, page: Page): BuiltPage {
  if (products.length > 0) keep({ diagnostics: [diagnostic('command/page-withheld', { page: page.number })] });
  return { page, outputs: [] };
}

/** All pages in one PDF; not made when one of them is missing, since nobody would notice. */
async function bindEdition(desk: Desk, pages: readonly BuiltPage[]): Promise<string | undefined> {
  const pdfs = pages.flatMap(({ pdf }) => pdf ?? []);
  if (pdfs.length < pages.length) {
    desk.keep({ diagnostics: [diagnostic('command/edition-withheld')] });
    return undefined;
  }
  const bound = await desk.mergePdfs(pdfs, editionFacts(desk.edition));
  return desk.keep(await writeTogether(desk.out, new Map([['edition.pdf', bound]]), desk.signal))?.[0];
}
