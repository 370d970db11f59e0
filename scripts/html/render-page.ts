/** One page of an edition as HTML that needs nothing from outside. */
import type { Checked } from '../core/diagnostic.ts';
import type { Edition, Page } from '../edition/model.ts';
import { composePage } from './compose-page.ts';
import { subsetFaces } from './fonts/index.ts';
import type { HtmlPage } from './model.ts';

/** Faults: a character that no face of the page has. */
export async function renderPage(edition: Edition, page: Page): Promise<Checked<HtmlPage>> {
  const composed = await composePage(edition, page);
  const fonts = await subsetFaces(composed.faceTexts);
  return {
    ...(fonts.value && { value: composed.withFaces(fonts.value) }),
    diagnostics: fonts.diagnostics,
  };
}
