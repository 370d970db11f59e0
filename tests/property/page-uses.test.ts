/**
 * A page is taken as it lies there where what it asked of its edition is the same: then its HTML is the same too,
 * whatever has changed. Any file may have changed in any place.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeFrom, noteUses } from '../../scripts/deliver/kept/index.ts';
import type { Edition, Page } from '../../scripts/edition/model.ts';
import { loadStages, openEdition } from '../../scripts/stages.ts';

const content = join(import.meta.dirname, '../../content');
const { renderPage } = await loadStages();

async function made(edition: Edition, page: Page) {
  const noted = noteUses(edition);
  const { value, diagnostics } = await renderPage(noted.edition, page);
  const faces = value?.faces.map(({ sha256 }) => sha256);
  // The places that findings are told by, too.
  return { html: JSON.stringify([{ ...value, faces }, diagnostics]), uses: noted.uses() };
}

/** Something else of its kind, so that most changes leave an edition that can be read. */
const swapped = (one: string): string =>
  /\d/.test(one) ? String((Number(one) + 1) % 10) : /\p{Script=Han}/u.test(one) ? '溪' : one === ' ' ? '  ' : '';

test('a page is what it was where all that it asked for is', async () => {
  const folder = join(content, 'yaowen');
  const { value: before } = await openEdition(folder, { pages: [1, 2] });
  const fromBefore = madeFrom(before!);
  const pages = await Promise.all(before!.pages.map(async (page) => ({ page, ...(await made(before!, page)) })));
  const files = [...before!.sources.values()];
  let [kept, changed] = [0, 0];
  const place = fc.record({ file: fc.nat(), at: fc.integer({ min: 0, max: 9_999 }) });
  await fc.assert(
    fc.asyncProperty(place, async ({ file: index, at }) => {
      const { file, text } = files[index % files.length]!;
      const offset = Math.floor((at * text.length) / 10_000);
      const texts = new Map([[file, text.slice(0, offset) + swapped(text[offset]!) + text.slice(offset + 1)]]);
      const { value: after } = await openEdition(folder, { pages: [1, 2], open: { texts } });
      const fromAfter = after && madeFrom(after);
      for (const was of pages) {
        const page = after?.pages.find(({ number }) => number === was.page.number);
        if (!page) continue;
        if (fromAfter!({ page }, was.uses) !== fromBefore({ page: was.page }, was.uses)) {
          changed += 1;
          continue;
        }
        kept += 1;
        expect((await made(after!, page)).html).toBe(was.html);
      }
    }),
    { numRuns: 60, unbiased: true },
  );
  // Both happened, or nothing was held.
  expect([kept > 10, changed > 20, kept, changed]).toEqual([true, true, kept, changed]);
});
