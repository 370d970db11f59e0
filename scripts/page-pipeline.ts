/** The way of one page through the house: html, layout, photos, pdf, conservation, check, files. */
import type { PageScore } from './check/index.ts';
import type { Language } from './core/catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import type { KeptLayout } from './deliver/index.ts';
import { onItsPages, pageLabel } from './edition/index.ts';
import type { Page } from './edition/model.ts';
import type { PageText } from './pdf/index.ts';
import type { Press } from './press-pipeline.ts';
import { type PageToPrint, printPage } from './print-page.ts';
import { loadFinishing, type Stages } from './stages.ts';

export type Product = 'proof' | 'press' | 'edition';

export interface BuiltPage {
  readonly page: Page;
  readonly layout?: KeptLayout;
  readonly score?: PageScore;
  /** Reads the finished page back, from its file where it has one: a long edition would fill the memory. */
  readonly pdf?: () => Promise<Uint8Array>;
  /** Absolute paths of what was written. */
  readonly outputs: readonly string[];
  /** Nothing that it is made of had changed since an earlier build wrote it. */
  readonly kept?: true;
}

export interface PageJob extends PageToPrint {
  readonly products: readonly Product[];
  readonly press?: Press | undefined;
  readonly png?: boolean;
  /** Draws what is wrong with the page on a picture of it, in this language. */
  readonly picture?: Language | undefined;
  readonly out: string;
}

// One made among the page's other values would keep them all alive.
const holding = (pdf: Uint8Array) => async () => pdf;

/** One page from copy to files; no value when it cannot be set or not be proven, and then nothing of it is written. */
export async function buildPage(job: PageJob, stages: Stages): Promise<Checked<BuiltPage>> {
  const { edition, house, page, products } = job;
  let press: ReturnType<Press['start']> | undefined;
  let breached: Promise<readonly Diagnostic[]> | undefined;
  const sheet = await printPage(job, stages, {
    photos: !job.press || products.some((product) => product !== 'press'),
    onLoad: (html) => job.press?.prepare({ edition, page, grid: html.plan.grid }),
    onLayout: (layout, trim) => {
      press = job.press?.start(page, { layout, trim });
      // When the browser has been told to print, and this thread has nothing else to do.
      const free = new Promise((resolve) => setImmediate(resolve));
      breached = free.then(loadFinishing).then((one) => one.checkLayout(layout, edition.sources, house));
      // Whoever asks for them meets the failure.
      breached.catch(() => undefined);
    },
  });
  if (!sheet.value) return { diagnostics: sheet.diagnostics };
  const { html, printed, photos, unset, misfits } = sheet.value;
  const { layout } = printed;
  const finishing = await loadFinishing();
  const breaches = finishing.untold((await breached) ?? [], misfits);
  // A page that lacks characters shows others in their place; how its copy falls can be told all the same.
  if (hasErrors(unset)) return { diagnostics: [...unset, ...misfits, ...breaches] };
  const facts = finishing.pageFacts(edition, page, { html, printed });
  const fonts = () => html.faces.flatMap((face) => finishing.postScriptName(face.bytes) ?? []);
  const conserve = (bytes: Uint8Array, pdfium?: Promise<readonly PageText[]>) =>
    finishing.conserve(bytes, html.expected, { sources: edition.sources, layout, fonts: fonts(), pdfium });
  // Preflight has it drawn in a thread of its own, while the proof is made here; without a proof, it holds the copy.
  const alsoProve = photos ? undefined : conserve;
  const pressing = press?.({ printed, facts, source: finishing.sourceHash(edition, page, html), alsoProve });
  const mended: Diagnostic[] = [];
  const pdf = photos
    ? await finishing.finishPdf(printed.pdf, { ...facts, photos }, (one) => mended.push(one))
    : undefined;
  const lost = pdf ? await conserve(pdf) : [];
  const made = await pressing;
  const found = [...unset, ...misfits, ...mended, ...breaches, ...lost];
  const diagnostics = [...found, ...(made?.diagnostics ?? [])];
  if (hasErrors(lost)) return { diagnostics };
  const score = finishing.scoreLayout(layout, found);
  // A page with an error in it is proofed, so that it can be mended; it does not go to the plant.
  const plate = hasErrors(found) ? undefined : made?.value;
  if (made && !plate)
    diagnostics.push(diagnostic('press/withheld', { page: page.number }, { onPage: { page: page.number } }));
  const proof = products.includes('proof') ? pdf : undefined;
  const pictures = await finishing.pagePictures(pdf, {
    png: proof && job.png,
    findings: job.picture,
    found: onItsPages(found, page),
    page: pageLabel(page),
  });
  const files = { ...(proof && { layout, pdf: proof }), ...pictures, press: plate?.pdf, pressPages: plate?.pages };
  const written = await finishing.writePage(page, files, job);
  const kept = products.includes('edition') ? (written.value?.proof ?? (pdf && holding(pdf))) : undefined;
  const told = { page, layout: finishing.keptOf(layout), score, ...(kept && { pdf: kept }) };
  const value = written.value && { ...told, outputs: written.value.outputs };
  return { ...(value && { value }), diagnostics: [...diagnostics, ...written.diagnostics] };
}
