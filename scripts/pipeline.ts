/** The way through the house, from an edition folder to finished pages. */
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { writeTogether } from './core/files.ts';
import { inParallel } from './core/in-parallel.ts';
import type { Edition, Page } from './edition/model.ts';
import type { Layout, OpenBrowser } from './layout/index.ts';

export type Product = 'proof' | 'edition';

export interface BuildRequest {
  readonly folder: string;
  readonly pages?: readonly number[] | undefined;
  /** Instead of what the pages say. */
  readonly fit?: Page['fit'] | undefined;
  /** What to write; nothing, for a look at the diagnostics only. */
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
  /** Path of the whole edition's PDF, where it was made. */
  readonly bound?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const loadStages = async () => ({
  ...(await import('./layout/index.ts')),
  ...(await import('./html/index.ts')),
  ...(await import('./pdf/index.ts')),
  ...(await import('./check/index.ts')),
  ...(await import('./deliver/index.ts')),
});
type Stages = Awaited<ReturnType<typeof loadStages>>;

export async function buildEdition(request: BuildRequest): Promise<Build> {
  const diagnostics: Diagnostic[] = [];
  const keep = <Value>(checked: Checked<Value>): Value | undefined => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const loading = loadStages();
  const { loadEdition } = await import('./edition/index.ts');
  const edition = keep(await loadEdition(request.folder, request.pages ? { pages: request.pages } : {}));
  const stages = await loading;
  const browser = edition && !hasErrors(diagnostics) ? keep(await request.browser) : undefined;
  const out = request.out ?? join('dist', edition?.id ?? '');
  if (!edition || !browser) return { ...(edition && { edition }), out, pages: [], diagnostics };

  let done = 0;
  const pages = await inParallel(edition.pages, 2, async (asked) => {
    request.onPage?.(asked.number, done, edition.pages.length);
    const page = request.fit ? { ...asked, fit: request.fit } : asked;
    const built = await buildPage({ ...request, edition, page, browser, out }, stages);
    done += 1;
    if (!built.value && request.products.length > 0) keep(withheld(page));
    return keep(built) ?? { page, outputs: [] };
  });
  const whole = pages.flatMap(({ pdf }) => pdf ?? []);
  const wanted = request.products.includes('edition') && !request.pages;
  if (wanted && whole.length < pages.length) keep({ diagnostics: [diagnostic('command/edition-withheld')] });
  if (!wanted || whole.length < pages.length) return { edition, out, pages, diagnostics };
  const bound = await stages.mergePdfs(whole, stages.editionFacts(edition));
  const written = keep(await writeTogether(out, new Map([['edition.pdf', bound]]), request.signal));
  return { edition, out, pages, bound: written?.[0], diagnostics };
}

type PageJob = Omit<BuildRequest, 'browser'> & { edition: Edition; page: Page; browser: OpenBrowser; out: string };

/** One page from copy to files; no value when it cannot be set or not be proven, and then nothing of it is written. */
async function buildPage(job: PageJob, stages: Stages): Promise<Checked<BuiltPage>> {
  const { edition, page, browser, signal } = job;
  const { value: html, diagnostics: unset } = await stages.renderPage(edition, page);
  if (!html) return { diagnostics: unset };
  let photos: ReturnType<Stages['preparePhotos']> | undefined;
  const { value: printed, diagnostics: misfits } = await stages.setPage(
    browser,
    { edition, page, html },
    // The browser prints stand-ins; the photos themselves are made ready meanwhile.
    {
      signal,
      onLayout: (layout) => {
        photos = stages.preparePhotos(edition, layout);
      },
    },
  );
  const prepared = await photos;
  if (!printed || !prepared?.value) return { diagnostics: [...unset, ...misfits, ...(prepared?.diagnostics ?? [])] };
  const { layout } = printed;
  const mended: Diagnostic[] = [];
  const facts = stages.pageFacts(edition, page, { html, printed, photos: prepared.value });
  const pdf = await stages.finishPdf(printed.pdf, facts, (one) => mended.push(one));
  const lost = await stages.conserve(pdf, html.expected, { sources: edition.sources, layout });
  const breaches = stages.checkLayout(layout, edition.sources);
  const diagnostics = [...unset, ...misfits, ...mended, ...breaches, ...lost];
  if (hasErrors(lost)) return { diagnostics };
  if (!job.products.includes('proof')) return { value: { page, layout, pdf, outputs: [] }, diagnostics };
  const png = job.png ? await stages.renderPicture(pdf, 150) : undefined;
  const written = await writeTogether(job.out, stages.pageFiles(page, { layout, pdf, png }), signal);
  const value = written.value && { page, layout, pdf, outputs: written.value };
  return { ...(value && { value }), diagnostics: [...diagnostics, ...written.diagnostics] };
}

const withheld = ({ number }: Page): Checked<never> => ({
  diagnostics: [diagnostic('command/page-withheld', { page: number })],
});
