/** Advertisers' files that cannot be drawn to an end: told at their place in the page file, and nothing waits for them. */
import { afterAll, expect, test } from 'vitest';
import type { PdfSight } from '../../scripts/edition/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { lookIntoPdf, prepareAdvertisements } from '../../scripts/pdf/index.ts';
import { openEdition } from '../../scripts/stages.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { room, withAdvertisement } from '../fixtures/edition/advertisement-cases.ts';
import { makeEdition, removeEditions } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

/** ms; a thread takes some of it to begin. */
const deadline = 1500;
const endless = await advertisementPdf({ ...room, with: 'forms without an end' });
const folderWith = (pdf: Uint8Array) => makeEdition(withAdvertisement('ads/shop.pdf', pdf));

/** The longest for which this thread did nothing else, ms. */
async function stopped<T>(work: Promise<T>): Promise<{ value: T; longest: number }> {
  let [last, longest] = [performance.now(), 0];
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  const value = await work;
  clearInterval(beat);
  return { value, longest };
}

test('where the edition is read', async () => {
  const folder = await folderWith(endless);
  const reading = openEdition(folder, { readPdf: async () => (bytes, page) => lookIntoPdf(bytes, page, deadline) });
  const { value, longest } = await stopped(reading);
  expect(value.diagnostics).toMatchObject([
    {
      code: 'advertisement/endless',
      parameters: { file: 'ads/shop.pdf', what: '> 1.5 s' },
      at: { file: expect.stringMatching(/^pages\//), line: expect.any(Number) },
    },
  ]);
  expect(longest).toBeLessThan(deadline);
});

test('where its look is made for proof and screen, and the next one is drawn all the same', async () => {
  const sight = (await lookIntoPdf(await advertisementPdf(room))) as PdfSight & { kind: 'page' };
  // Another file than the one above, whose sight is not kept.
  const folder = await folderWith(Buffer.concat([endless, Buffer.from('% once more\n')]));
  const { value: edition } = await openEdition(folder, { readPdf: async () => async () => sight });
  const page = edition!.pages[0]!;
  const layout = { advertisements: [{ block: 'shop' }] } as unknown as Layout;
  const { value, longest } = await stopped(prepareAdvertisements({ edition: edition!, page, deadline }, layout));
  expect(value).toMatchObject({
    diagnostics: [{ code: 'advertisement/endless', at: { file: page.file, line: expect.any(Number) } }],
  });
  expect(longest).toBeLessThan(deadline);
  const { value: sound } = await openEdition(
    await folderWith(await advertisementPdf({ ...room, with: 'transparency' })),
  );
  const of = { edition: sound!, page: sound!.pages[0]! };
  const ready = await prepareAdvertisements(of, layout);
  expect(ready.value?.get('ads/shop.pdf#shop')?.jpeg.length).toBeGreaterThan(1000);
});

test.each([
  ['cut off', (pdf: Uint8Array) => pdf.subarray(0, pdf.length / 2)],
  [
    'its page lost',
    (pdf: Uint8Array) =>
      Buffer.from(
        Buffer.from(pdf)
          .toString('latin1')
          .replace(/\/Kids\s*\[[^\]]*\]/, '/Kids [ 99 0 R ]'),
        'latin1',
      ),
  ],
])('one that is damaged: %s', async (_name, spoil) => {
  const { diagnostics } = await openEdition(await folderWith(spoil(await advertisementPdf(room))));
  expect(diagnostics).toMatchObject([
    { code: 'advertisement/damaged', at: { file: expect.stringMatching(/^pages\//) } },
  ]);
});
