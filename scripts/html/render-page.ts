/** One page of an edition as HTML that needs nothing from outside. */
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Edition, Page } from '../edition/model.ts';
import { composePage } from './compose-page.ts';
import { faceUses, type Lacking, lackingOf, setRuns } from './face-uses.ts';
import { subsetFaces } from './fonts/index.ts';
import type { HtmlPage } from './model.ts';
import { templateFault } from './template-fault.ts';
import { faceOf, readTokens } from './type-faces.ts';

const missingOf = (faults: readonly Diagnostic[]) =>
  faults
    .filter(({ code }) => code === 'font/missing')
    .map(({ parameters }) => ({ family: String(parameters['family']), character: String(parameters['character']) }));

/** The face that stood in is worth knowing, not worth stopping for. */
function standInNote(fault: Diagnostic, family: string): Diagnostic {
  const { at, related, parameters } = fault;
  return diagnostic('html/stand-in', { ...parameters, instead: family }, { at, related });
}

/**
 * Faults: a character that no face of the page has; a template of the house package that cannot be used.
 *
 * @param words of the house, which headlines are not broken in
 */
export async function renderPage(
  edition: Edition,
  page: Page,
  words: readonly string[] = [],
): Promise<Checked<HtmlPage>> {
  try {
    return await render(edition, page, words);
  } catch (fault) {
    return { diagnostics: [templateFault(edition, fault)] };
  }
}

async function render(edition: Edition, page: Page, words: readonly string[]): Promise<Checked<HtmlPage>> {
  const { pieces, sheets, withFaces } = await composePage(edition, page, words);
  const tokens = readTokens(sheets);
  const runs = setRuns(pieces, edition.language);
  const subset = (lacking: Lacking) => subsetFaces(faceUses(runs, tokens, { sources: edition.sources, lacking }));
  const first = await subset(new Map());
  const lacking = lackingOf(runs, tokens, missingOf(first.diagnostics));
  const fonts = lacking.size === 0 ? first : await subset(lacking);
  const left = new Set(fonts.diagnostics.map(({ parameters }) => `${parameters['family']} ${parameters['character']}`));
  const notes = first.diagnostics
    .filter(({ code, parameters }) => {
      return code === 'font/missing' && !left.has(`${parameters['family']} ${parameters['character']}`);
    })
    .map((fault) => standInNote(fault, faceOf(tokens, 'stand-in').family));
  return {
    ...(fonts.value && { value: withFaces(fonts.value, lacking) }),
    diagnostics: [...fonts.diagnostics, ...notes],
  };
}
