/** The first half of a page's way, which all products share: from its copy to the printed page and its photos. */
import { type Checked, type Diagnostic, hasErrors } from './core/diagnostic.ts';
import type { InTurn } from './core/in-parallel.ts';
import type { Edition, Page } from './edition/model.ts';
import type { HtmlPage } from './html/model.ts';
import type { Layout, OpenBrowser, Printed } from './layout/index.ts';
import type { ReadyPhoto, ScreenWish } from './pdf/index.ts';
import { type Finishing, type House, loadFinishing, type Stages } from './stages.ts';

export interface PageToPrint {
  readonly edition: Edition;
  readonly house: House;
  readonly page: Page;
  readonly browser: Promise<Checked<OpenBrowser>>;
  /** The page's HTML, where it is made already. */
  readonly rendered?: Checked<HtmlPage> | undefined;
  /** Called when the browser has the page. */
  readonly onLoad?: () => void;
  readonly onPrinted?: () => void;
  /** Holds back what the browser does, where many pages are under way. */
  readonly inTurn?: InTurn | undefined;
  readonly signal: AbortSignal;
}

export interface PrintedPage {
  readonly html: HtmlPage;
  readonly printed: Printed;
  /** Photos for the proof, where they were asked for. */
  readonly photos?: ReadonlyMap<string, ReadyPhoto> | undefined;
  /** Faults of the copy that leave characters out, and of the fit. */
  readonly unset: readonly Diagnostic[];
  readonly misfits: readonly Diagnostic[];
}

export interface Meanwhile {
  /** Whether to make the photos ready for the proof. */
  readonly photos: boolean;
  /** What pictures need of them, where such are made. */
  readonly screens?: () => Promise<ScreenWish>;
  /** Called when the browser has the page. */
  readonly onLoad?: (html: HtmlPage) => Promise<unknown> | undefined;
  /** Called when the page is set, before it is printed. */
  readonly onLayout?: (layout: Layout, trim: Printed['trim']) => void;
}

/** No value when the page cannot be set or its photos cannot be used. */
export async function printPage(job: PageToPrint, stages: Stages, meanwhile: Meanwhile): Promise<Checked<PrintedPage>> {
  const { edition, house, page, signal } = job;
  const { value: html, diagnostics: unset } = job.rendered ?? (await stages.renderPage(edition, page, house.words));
  const { value: browser } = await job.browser;
  if (!html || !browser) return { diagnostics: unset };
  let photos: ReturnType<Finishing['preparePictures']> | undefined;
  // The browser prints stand-ins; the photos themselves are made ready meanwhile.
  const hooks = {
    signal,
    onLoad: async () => {
      job.onLoad?.();
      const finishing = await loadFinishing();
      // Ready by the time the proof is to be read; should it fail, whoever needs it meets the failure.
      if (meanwhile.photos) finishing.openPdfium().catch(() => undefined);
      await meanwhile.onLoad?.(html);
    },
    onLayout: (layout: Layout, trim: Printed['trim']) => {
      if (meanwhile.photos) {
        const both = Promise.all([loadFinishing(), meanwhile.screens?.()]);
        photos = both.then(([one, wish]) => one.preparePictures({ edition, page }, layout, wish));
      }
      meanwhile.onLayout?.(layout, trim);
    },
  };
  const set = () => stages.setPage(browser, { edition, page, html }, hooks);
  const { value: printed, diagnostics: misfits } = await (job.inTurn ? job.inTurn(set) : set());
  job.onPrinted?.();
  const prepared = await photos;
  const faults = prepared?.diagnostics ?? [];
  const diagnostics = [...unset, ...misfits, ...faults];
  if (!printed || hasErrors(faults)) return { diagnostics };
  return { value: { html, printed, photos: prepared?.value, unset, misfits }, diagnostics };
}
