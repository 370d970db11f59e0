/** Damaged files: every reader either reads on or refuses in the one way that callers know; nothing hangs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFromContent, extractWithPdfium, pdfFacts, UnreadablePdf } from '../../scripts/pdf/index.ts';
import { handmadePdf, helveticaFont, stream } from '../pdf/handmade-pdf.ts';

const sound = handmadePdf(
  {
    content:
      'q 1 0 0 1 5 5 cm /X Do Q BT /F1 9 Tf [(AB) -20 <43>] TJ /Span << /ActualText (x) >> BDC (D) Tj EMC ET BI /W 1 /H 1 /BPC 8 /CS /G ID x EI',
    resources: '/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>',
  },
  [
    helveticaFont.replace('>>', '/ToUnicode 7 0 R >>'),
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /Font << /F1 5 0 R >> >>',
      'BT /F1 9 Tf (E) Tj ET',
    ),
    stream('', '1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <0041> endbfrange'),
  ],
);

const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 25 });

test('readers of damaged files read on or refuse', async () => {
  expect((await extractFromContent(sound))[0]!.characters).toHaveLength(5);
  let read = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.option(fc.nat(sound.length)), async (hits, length) => {
      const bytes = sound.slice(0, length ?? sound.length);
      for (const [at, byte] of hits) if (at < bytes.length) bytes[at] = byte;
      for (const open of [extractFromContent, extractWithPdfium, pdfFacts]) {
        try {
          await open(bytes);
          read++;
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePdf);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(read).toBeGreaterThan(50);
});
