/** The way through the house, from an edition folder to finished pages. */
import { join } from 'node:path';
import { bindEdition } from './bind-edition.ts';
import type { Language } from './core/catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { folderTroubles } from './core/files.ts';
import { inParallel, tabsAtOnce, turnsOf } from './core/in-parallel.ts';
import type { SpreadPlan } from './deliver/index.ts';
import { pageLabel } from './edition/index.ts';
import type { Edition, Page } from './edition/model.ts';
import { imposeEdition } from './impose-edition.ts';
import { askedOnce, type GivenBrowser, type Keeping, type MadePage, pageMaker } from './keep-pages.ts';
import type { Toolchain } from './layout/index.ts';
import type { BuiltPage, Product } from './page-pipeline.ts';
import { openPress, type PressWish } from './press-pipeline.ts';
import { loadStages, openEdition, openHouse } from './stages.ts';

export type { BuiltPage, Product };

export interface BuildRequest {
  readonly folder: string;
  readonly pages?: readonly number[] | undefined;
  /** Instead of what the pages say. */
  readonly fit?: Page['fit'] | undefined;
  /** What to write; nothing, for a look at the diagnostics only. */
  readonly products: readonly Product[];
  readonly png?: boolean;
  /** Draws what is wrong with each page on a picture of it, in this language. */
  readonly picture?: Language | undefined;
  /** How the plant prints, where that is other than the edition says. */
  readonly press?: PressWish | undefined;
  readonly out?: string | undefined;
  /** On its way up, or started when the first page asks for it. */
  readonly browser: GivenBrowser;
  /** Pages that nothing has changed for are taken as an earlier build left them, and what is built is kept; or all are built anew and kept. */
  readonly keep?: Keeping;
  /** Spreads of the pages, besides what is made of each. */
  readonly impose?: SpreadPlan | undefined;
  /** Called when no page needs the browser any more, which is well before the last is finished. */
  readonly onPrinted?: () => void;
  readonly signal: AbortSignal;
  /** @param page its number, or both of a double truck */
  readonly onPage?: (page: string, done: number, all: number) => void;
}

export interface Build {
  readonly edition?: Edition;
  readonly out: string;
  readonly pages: readonly BuiltPage[];
  /** Path of the whole edition's PDF, where it was made. */
  readonly bound?: string | undefined;
  /** Paths of the spreads. */
  readonly spreads?: readonly string[] | undefined;
  /** What the pages were set with. */
  readonly toolchain?: Toolchain | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export async function buildEdition(request: BuildRequest): Promise<Build> {
  const diagnostics: Diagnostic[] = [];
  const keep = <Value>(checked: Checked<Value>): Value | undefined => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const wanted = (product: Product) => request.products.includes(product);
  const { browser, opening, underWay } = askedOnce(request.browser);
  // While the edition is read; whoever needs them meets the failure.
  if (underWay) loadStages().catch(() => undefined);
  const edition = keep(await openEdition(request.folder, request.pages ? { pages: request.pages } : {}));
  const house = edition && keep(await openHouse(edition));
  const out = request.out ?? join('dist', edition?.id ?? '');
  if (request.products.length > 0) keep({ diagnostics: await folderTroubles(out) });
  if (!edition || !house || hasErrors(diagnostics)) return { ...(edition && { edition }), out, pages: [], diagnostics };
  const press = wanted('press') ? keep(await openPress(edition, request.press ?? {})) : undefined;
  if (hasErrors(diagnostics)) return { edition, out, pages: [], diagnostics };
  let [done, printed] = [0, 0];
  const onPrinted = () => ++printed === edition.pages.length && request.onPrinted?.();
  const makePage = await pageMaker(edition, request.keep);
  // A tab does not wait for what becomes of the page that it has printed.
  const inTurn = turnsOf(tabsAtOnce);
  const built = await inParallel(edition.pages, tabsAtOnce + 2, async (asked) => {
    request.onPage?.(pageLabel(asked), done, edition.pages.length);
    const page = request.fit ? { ...asked, fit: request.fit } : asked;
    const result = await makePage({ ...request, browser, inTurn, onPrinted, press, edition, house, page, out });
    done += 1;
    return { page, result };
  });
  const opened = await opening();
  if (opened) keep({ diagnostics: opened.diagnostics });
  const pages: readonly MadePage[] = built.map(({ page, result }) => {
    if (!result.value && request.products.length > 0)
      keep({ diagnostics: [diagnostic('command/page-withheld', { page: pageLabel(page) })] });
    return keep(result) ?? { page, outputs: [] };
  });
  const toolchain = opened ? opened.value?.toolchain : pages.find((page) => page.toolchain)?.toolchain;
  const imposed = request.impose && (await imposeEdition({ ...request, edition, out, pages, preset: press?.preset }));
  const made = { edition, out, pages, toolchain, spreads: imposed && keep(imposed) };
  const bound = wanted('edition') && !request.pages ? keep(await bindEdition(made, request)) : undefined;
  return { ...made, bound, diagnostics };
}
