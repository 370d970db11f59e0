/** The program that runs in the page: makes the sheet, sets the page, reads it. Reached as `window.dayang`. */
import type { PagePlan } from '../../html/plan.ts';
import { type Composed, compose, placeOf, readPage } from './compose.ts';
import { reflow, type TextFit } from './fit.ts';
import { openPage, type Page, setsFinely } from './page.ts';
import { leaveStrayed } from './pieces.ts';
import { warmUp } from './setting/index.ts';
import { makeSheet } from './sheets.ts';

export interface SetPage extends Composed {
  /** Faces that the style sheet names but that did not load. */
  readonly missingFaces: readonly string[];
  readonly milliseconds: Composed['milliseconds'] & { readonly sheet: number; readonly pictures: number };
}

let page: Page | undefined;

/** `unicode-range` of a face that says nothing of it. */
const WHOLE = 'U+0-10FFFF';

/** Every face must be there before anything is measured. */
async function loadFaces(): Promise<string[]> {
  // A face for a part of Unicode is loaded by whoever types its characters.
  const faces = [...document.fonts].filter(({ unicodeRange }) => unicodeRange === WHOLE);
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

/** Makes the sheet that the document's page style asks for, sets its plan's blocks on it, reads the page. Once a tab. */
async function setPage(): Promise<SetPage> {
  const started = performance.now();
  const held = (id: string): string => document.getElementById(id)!.textContent!;
  const plan = JSON.parse(held('plan')) as PagePlan;
  const pageStyle = held('page-style');
  const missing = loadFaces();
  if (setsFinely(plan)) warmUp(plan.setting);
  const root = await makeSheet(pageStyle);
  const missingFaces = await missing;
  const pictures = Promise.all([...root.querySelectorAll('img')].map(loaded));
  const sheetMade = performance.now();
  page = openPage(root, plan);
  const fits = compose(page);
  const fitted = performance.now();
  // Late pictures would be missing from the print, and have no size to read.
  await pictures;
  const loadedAt = performance.now();
  const read = readSoundly(page, fits);
  return {
    ...read,
    missingFaces,
    milliseconds: {
      sheet: sheetMade - started,
      fit: fitted - sheetMade,
      pictures: loadedAt - fitted,
      read: performance.now() - loadedAt,
    },
  };
}

/** A paragraph that the browser broke otherwise than planned is left to it, and the page set once more. */
function readSoundly(page: Page, fits: readonly TextFit[]): Omit<Composed, 'milliseconds'> {
  const read = readPage(page, fits);
  const strayed = page.setter?.strayed() ?? [];
  if (!leaveStrayed(page, strayed)) return read;
  const again = readSoundly(page, compose(page));
  return { ...again, strayed: [...strayed.map(placeOf), ...again.strayed] };
}

/** Sets the page again from what the plan asks for, words as they now stand in the document. */
function recompose(): Composed {
  const started = performance.now();
  const fits = compose(page!);
  const fitted = performance.now();
  const read = readSoundly(page!, fits);
  return { ...read, milliseconds: { fit: fitted - started, read: performance.now() - fitted } };
}

/** Sets one text block again after its words were edited, pictures where they are; returns the rows left (negative: over). */
function relay(id: string): number {
  const block = page!.plan.blocks.find((one) => one.id === id)!;
  return reflow(page!, block);
}

declare global {
  interface Window {
    dayang: { setPage: typeof setPage; recompose: typeof recompose; relay: typeof relay };
  }
}
window.dayang = { setPage, recompose, relay };
