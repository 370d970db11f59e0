/** Plates that are begun before the page is walked: the same as afterwards, and drawn anew where they are not. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pageList, readPdf } from '../../scripts/pdf/index.ts';
import { readPage } from '../../scripts/preflight/examine.ts';
import { drawPlates } from '../../scripts/preflight/separations/draw.ts';
import type { WantedSize } from '../../scripts/preflight/separations/picture-inks.ts';
import { decodeJpeg } from '../../scripts/preflight/separations/picture-inks.ts';
import type { Draw } from '../../scripts/preflight/separations/plate-document.ts';
import { beginPlates, separate } from '../../scripts/preflight/separations/separate.ts';
import { buildPdf, cleanParts } from '../fixtures/preflight/build-pdf.ts';

const photo = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#888' } })
  .toColourspace('b-w')
  .jpeg()
  .toBuffer();
const shown = 'q 100 0 0 50 30 60 cm /Im1 Do Q BT /F1 18 Tf 0 1 1 0 k 40 165 Td (TWO) Tj 0 0 0 1 k ( INKS) Tj ET\n';

async function pageOf(content: string) {
  const parts = cleanParts();
  const pdf = await buildPdf({
    ...parts,
    content,
    resources: {
      ...parts.resources,
      ColorSpace:
        '/Sp [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .8 0] /N 1 >>]',
      ExtGState: `${parts.resources.ExtGState} /Off << /OP false /op false /OPM 0 >>`,
    },
    image:
      '/Type /XObject /Subtype /Image /Width 120 /Height 80 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode',
    imageData: photo,
  });
  return readPage(pageList(await readPdf(pdf))[0]!, 1);
}

/** Draws, and counts what it is given to draw. */
function counted() {
  let count = 0;
  const draw: Draw = (document, canvas) => {
    count += 1;
    return drawPlates(document, canvas);
  };
  return { draw, count: () => count };
}

const readyAt = (wanted: WantedSize) => [{ jpeg: photo, wanted, decoded: () => decodeJpeg(photo, wanted) }];

test.each([
  ['as foreseen', shown, { width: 100, height: 50 }, 2],
  ['a picture at another size', shown, { width: 60, height: 30 }, 4],
  ['a spot ink', `${shown} q /Sp cs 1 scn 10 10 30 30 re f Q`, { width: 100, height: 50 }, 4],
  [
    'an ink that overprints a part of a pass',
    `${shown} /Over gs 0 .5 0 0 k 10 10 30 30 re f`,
    { width: 100, height: 50 },
    6,
  ],
] as const)('%s: the plates are those of the page', async (_, content, wanted, passes) => {
  const page = await pageOf(content);
  const { draw, count } = counted();
  const begun = await beginPlates(page, 72, { draw, ready: readyAt(wanted) });
  const plates = await begun!.of(page);
  expect(plates).toEqual(await separate(page, 72));
  expect(count()).toBe(passes);
});

test('a picture that has not been decoded ahead has them wait', async () => {
  const { draw, count } = counted();
  expect(await beginPlates(await pageOf(shown), 72, { draw, ready: [] })).toBeUndefined();
  expect(count()).toBe(0);
});

test('text that shows nothing on a plate leaves what follows it on its line where it stands', async () => {
  const line = (state: string, place: string) =>
    `BT /F1 18 Tf 40 165 Td ${state} 0 0 0 1 k (WIDE) Tj ${place} 0 1 0 0 k (M) Tj 0 -30 Td 0 0 0 1 k (N) Tj T* (O) Tj ET`;
  const magenta = async (content: string) => (await separate(await pageOf(content), 72)).plates.get('Magenta')!;
  // Black that knocks out is drawn on the plate in white, black that overprints is left out of it.
  const whole = await magenta(line('/Off gs', '/Off gs'));
  expect(await magenta(line('/Over gs', '/Off gs'))).toEqual(whole);
  expect(whole.some((ink) => ink > 0)).toBe(true);
});
