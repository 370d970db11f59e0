/** The program that runs in the page: makes the sheet, sets the page, reads it. Reached as `window.dayang`. */
import { type Composed, compose } from './compose.ts';
import { reflow } from './fit.ts';
import type { Page } from './page.ts';
import { openDocument, readSoundly } from './session.ts';

export interface SetPage extends Composed {
  /** Faces that the style sheet names but that did not load. */
  readonly missingFaces: readonly string[];
  readonly milliseconds: Composed['milliseconds'] & { readonly sheet: number; readonly pictures: number };
}

let page: Page | undefined;

/** Makes the sheet that the document's page style asks for, sets its plan's blocks on it, reads the page. Once a tab. */
async function setPage(): Promise<SetPage> {
  const started = performance.now();
  const opened = await openDocument();
  const { missingFaces } = opened;
  const sheetMade = performance.now();
  page = opened.page;
  const fits = compose(page);
  const fitted = performance.now();
  // Late pictures would be missing from the print, and have no size to read.
  await opened.pictures;
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
