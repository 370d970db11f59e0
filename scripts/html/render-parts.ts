/** The blocks of a page alone, for a page that is open already: no fonts are cut. */
import type { Edition, Page } from '../edition/model.ts';
import { composePage, type PageBlocks } from './compose-page.ts';
import { lackingOf, setRuns } from './face-uses.ts';
import { lacksCharacters } from './fonts/index.ts';
import { faceOf, readTokens } from './type-faces.ts';

export type { PageBlocks };

/** What `renderPage` would put into the page, character for character. */
export async function renderParts(edition: Edition, page: Page, words: readonly string[] = []): Promise<PageBlocks> {
  const { pieces, sheets, parts } = await composePage(edition, page, words);
  const tokens = readTokens(sheets);
  const runs = setRuns(pieces, edition.language);
  const byFace = new Map<string, { family: string; weight: number; characters: Set<string> }>();
  for (const { face, run } of runs) {
    const { family, weight } = faceOf(tokens, face);
    const key = `${family} ${weight}`;
    const wish = byFace.get(key) ?? { family, weight, characters: new Set() };
    byFace.set(key, wish);
    for (const character of run.text) wish.characters.add(character);
  }
  const missing = await Promise.all(
    [...byFace.values()].map(async (wish) => {
      const lacking = await lacksCharacters(wish, [...wish.characters]);
      return lacking.map((character) => ({ family: wish.family, character }));
    }),
  );
  return parts(lackingOf(runs, tokens, missing.flat()));
}
