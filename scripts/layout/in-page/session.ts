/** A page from its document to lines, and again after each change: what the build runs once and the studio keeps. */
import type { PagePlan } from '../../html/plan.ts';
import { type Composed, compose, placeOf, readPage } from './compose.ts';
import type { TextFit } from './fit.ts';
import { openPage, type Page, setsFinely } from './page.ts';
import { leaveStrayed } from './pieces.ts';
import { type Hand, loadHyphenation, warmUp } from './setting/index.ts';
import { makeSheet } from './sheets.ts';

/** A page whose sheet stands, nothing of it set. */
export interface OpenedPage {
  readonly page: Page;
  /** Faces that the style sheet names but that did not load. */
  readonly missingFaces: readonly string[];
  /** Resolves when the bytes of all pictures are there. */
  readonly pictures: Promise<unknown>;
}

/** The second name of a newspaper is no running text. */
const english = '[data-role]:not([data-role="translation"]):lang(en), [data-role] :lang(en)';

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

const languagesIn = (document: Document): Set<string> =>
  new Set([...document.querySelectorAll<HTMLElement>('[lang]')].map(({ lang }) => lang));

/** Makes the sheet that the document's page style asks for. Once a document. */
export async function openDocument(hand?: Hand): Promise<OpenedPage> {
  const held = (id: string): string => document.getElementById(id)!.textContent!;
  const plan = JSON.parse(held('plan')) as PagePlan;
  const pageStyle = held('page-style');
  const missing = loadFaces();
  const root = await makeSheet(pageStyle);
  // Now that Paged.js has changed what it changes of the browser's own classes, which code compiled before would not outlive.
  if (setsFinely(plan)) warmUp(plan.setting, languagesIn(document));
  if (root.querySelector(english)) await loadHyphenation();
  const missingFaces = await missing;
  const pictures = Promise.all([...root.querySelectorAll('img')].map(loaded));
  return { page: openPage(root, plan, hand), missingFaces, pictures };
}

/** Reads the page. A paragraph that the browser broke otherwise than planned is left to it, and the page set once more. */
export function readSoundly(page: Page, fits: readonly TextFit[]): Omit<Composed, 'milliseconds'> {
  const read = readPage(page, fits);
  const strayed = page.setter?.strayed() ?? [];
  if (!leaveStrayed(page, strayed)) return read;
  const again = readSoundly(page, compose(page));
  return { ...again, strayed: [...strayed.map(placeOf), ...again.strayed] };
}
