/** The program that runs in the page: makes the sheet, sets the page, reads it. Reached as `window.dayang`. */
import type { Area } from '../../edition/model.ts';
import type { PagePlan } from '../../html/plan.ts';
import { rowsOf } from './cells.ts';
import { fitText, reflow, type TextFit } from './fit.ts';
import { fitHeadline, shrinkToFit } from './headline.ts';
import { openPage, type Page, place, settleNaturalRows } from './page.ts';
import { type ReadLine, type ReadPhoto, readLines, readPhotos } from './read.ts';
import { drawColumnRules, markOverset } from './rules.ts';
import { makeSheet, trimCorner } from './sheets.ts';

/** What goes back to Node: plain data, px from the type area's corner. */
export interface SetPage {
  /** The trimmed page's corner on the printed sheet, and the type area's from there. */
  readonly trim: { readonly left: number; readonly top: number };
  readonly typeArea: { readonly left: number; readonly top: number };
  readonly areas: readonly {
    readonly id: string;
    readonly area: Area;
    readonly rect: DOMRectInit;
    readonly overset: number;
  }[];
  readonly fits: readonly (Omit<TextFit, 'text'> & { readonly id: string; readonly story: string })[];
  readonly lines: readonly ReadLine[];
  readonly photos: readonly ReadPhoto[];
  readonly rules: readonly {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Faces that the style sheet names but that did not load. */
  readonly missingFaces: readonly string[];
  readonly milliseconds: { readonly sheet: number; readonly fit: number; readonly pictures: number; readonly read: number };
}

let page: Page | undefined;

const corner = (element: Element): { left: number; top: number } => {
  const { left, top } = element.getBoundingClientRect();
  return { left, top };
};

/** Every face must be there before anything is measured. */
async function loadFaces(): Promise<string[]> {
  const faces = [...document.fonts];
  await Promise.all(faces.map((face) => face.load().catch(() => undefined)));
  return faces.filter((face) => face.status !== 'loaded').map((face) => `${face.family} ${face.weight}`);
}

/** Resolves when a picture's bytes are there. Decoding it would take ten times as long, and a JPEG is printed as it is. */
const loaded = (image: HTMLImageElement): Promise<unknown> | undefined =>
  image.complete
    ? undefined
    : new Promise((resolve) => {
        image.addEventListener('load', resolve, { once: true });
        image.addEventListener('error', resolve, { once: true });
      });

async function setPage(plan: PagePlan, pageStyle: string): Promise<SetPage> {
  const started = performance.now();
  const missing = loadFaces();
  const root = await makeSheet(pageStyle);
  const missingFaces = await missing;
  const images = Promise.all([...root.querySelectorAll('img')].map(loaded));
  const sheetMade = performance.now();

  page = openPage(root, plan);
  for (const block of plan.blocks) place(page, block);
  settleNaturalRows(page);
  for (const block of plan.blocks) {
    const element = page.elements.get(block.id);
    if (!element) continue;
    if (/headline$/.test(block.block)) fitHeadline(element);
    shrinkToFit(element);
  }
  const fits: TextFit[] = [];
  for (const block of plan.blocks) {
    if (block.block === 'text') fits.push(fitText(page, block, plan.fit === 'exact'));
  }
  drawColumnRules(root, plan.grid, fits);
  if (plan.fit !== 'off') markOverset(root, plan.grid, fits);
  const fitted = performance.now();
  // Late pictures would be missing from the print.
  await images;
  const decoded = performance.now();

  const origin = corner(root);
  const trim = trimCorner();
  const lines = readLines(document.body, origin);
  const result: SetPage = {
    trim,
    typeArea: { left: origin.left + scrollX - trim.left, top: origin.top + scrollY - trim.top },
    areas: plan.blocks.map((block) => readBlock(page!, block.id, origin)),
    fits: fits.map(({ text, ...fit }) => ({ id: text.id, story: text.story!, ...fit })),
    lines,
    photos: readPhotos(root, origin),
    rules: [...root.querySelectorAll('.column-rule')].map((rule) => {
      const { left, top, width, height } = rule.getBoundingClientRect();
      return { left: left - origin.left, top: top - origin.top, width, height };
    }),
    missingFaces,
    milliseconds: { sheet: sheetMade - started, fit: fitted - sheetMade, pictures: decoded - fitted, read: performance.now() - decoded },
  };
  return result;
}

function readBlock(of: Page, id: string, origin: { left: number; top: number }) {
  const element = of.elements.get(id);
  const area = of.areas.get(id)!;
  const rect = rowsOf(area) > 0 ? element?.getBoundingClientRect() : undefined;
  return {
    id,
    area,
    rect: rect
      ? { x: rect.left - origin.left, y: rect.top - origin.top, width: rect.width, height: rect.height }
      : { x: 0, y: 0, width: 0, height: 0 },
    overset: element && rect && element.dataset['block'] !== 'text' ? hidden(element) : 0,
  };
}

/** Characters of a block that stand below its foot. */
function hidden(element: HTMLElement): number {
  const foot = element.getBoundingClientRect().bottom + 1;
  const range = document.createRange();
  range.selectNodeContents(element);
  if (range.getBoundingClientRect().bottom <= foot) return 0;
  return readLines(element, { left: 0, top: 0 })
    .filter((line) => line.bottom > foot)
    .reduce((sum, line) => sum + line.text.replace(/\s/g, '').length, 0);
}

/** Sets one text block again after its words were edited; returns the rows left (negative: over). */
function relay(id: string): number {
  const block = page!.plan.blocks.find((one) => one.id === id)!;
  return reflow(page!, block);
}

declare global {
  interface Window {
    dayang: { setPage: typeof setPage; relay: typeof relay };
  }
}
window.dayang = { setPage, relay };
