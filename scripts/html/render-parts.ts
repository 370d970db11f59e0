/** The blocks of a page alone, for a page that is open already: no fonts are cut. */
import type { Edition, Page } from '../edition/model.ts';
import { composePage, type PageBlocks } from './compose-page.ts';
import { faceUses, lackingOf, setRuns } from './face-uses.ts';
import { lacksCharacters } from './fonts/index.ts';
import { readTokens } from './type-faces.ts';

export type { PageBlocks };

/** What `renderPage` would put into the page, character for character. */
export async function renderParts(edition: Edition, page: Page, words: readonly string[] = []): Promise<PageBlocks> {
  const { pieces, sheets, parts } = await composePage(edition, page, words);
  const tokens = readTokens(sheets);
  const runs = setRuns(pieces, edition.language);
  const wishes = new Map<string, { family: string; weight: number; characters: Set<string> }>();
  for (const { family, weight, text } of faceUses(runs, tokens, { sources: edition.sources, lacking: new Map() })) {
    const key = `${family} ${weight}`;
    const wish = wishes.get(key) ?? { family, weight, characters: new Set() };
    wishes.set(key, wish);
    for (const character of text) wish.characters.add(character);
  }
  const missing = await Promise.all(
    [...wishes.values()].map(async (wish) => {
      const lacking = await lacksCharacters(wish, [...wish.characters]);
      return lacking.map((character) => ({ family: wish.family, character }));
    }),
  );
  return parts(lackingOf(runs, tokens, missing.flat()));
}
