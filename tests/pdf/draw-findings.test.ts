/** Findings drawn on a page, looked at as pixels. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic } from '../../scripts/core/diagnostic.ts';
import { type Box, type Mm, mm } from '../../scripts/core/units.ts';
import { drawFindings, renderPicture, UnreadablePdf } from '../../scripts/pdf/index.ts';
import { PDFDocument } from '../../scripts/pdf/pdf-lib.ts';

const dpi = 72;
const sheet = { width: mm(100), height: mm(200) };
/** White around the trimmed page, pt. */
const room = 20;
const pt = (length: number): number => (length * 72) / 25.4;
const boxOf = (x: number, y: number, width: number, height: number): Box<Mm> => ({
  ...{ x: mm(x), y: mm(y) },
  ...{ width: mm(width), height: mm(height) },
});
const at = (code: 'geo.bounds' | 'fit.hole' | 'line.samehead', box: Box<Mm>): Diagnostic =>
  diagnostic(code, {}, { onPage: { page: 1, box } });

let blank: Uint8Array;
beforeAll(async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([pt(sheet.width) + 2 * room, pt(sheet.height) + 2 * room]);
  page.setTrimBox(room, room, pt(sheet.width), pt(sheet.height));
  blank = await document.save();
});

/** Draws the findings and looks at points of the trimmed page, mm from its upper left corner. */
async function look(found: readonly Diagnostic[]) {
  const picture = sharp(await renderPicture(await drawFindings(blank, found), dpi));
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    at: (x: number, y: number): readonly number[] => {
      const offset = (Math.round(pt(y) + room) * info.width + Math.round(pt(x) + room)) * info.channels;
      return [...data.subarray(offset, offset + 3)];
    },
    /** Pixels that are not white, right of the page. */
    inked: (): number => {
      const from = Math.round(pt(sheet.width) + 2 * room);
      let count = 0;
      for (let y = 0; y < info.height; y += 1)
        for (let x = from; x < info.width; x += 1)
          if (data[(y * info.width + x) * info.channels + 1]! < 128) count += 1;
      return count;
    },
  };
}

const white = [255, 255, 255];
const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean => red > green + 60 && red > blue + 60;
const isBlue = ([red = 0, , blue = 0]: readonly number[]): boolean => blue > red + 60;

describe('findings on a page', () => {
  it('stand where they were found, in the colour of their severity', async () => {
    const seen = await look([at('geo.bounds', boxOf(20, 50, 40, 10)), at('line.samehead', boxOf(20, 120, 40, 10))]);
    expect(isRed(seen.at(60, 55))).toBe(true);
    expect(isRed(seen.at(50, 60))).toBe(true);
    expect(isBlue(seen.at(60, 125))).toBe(true);
    expect(seen.at(80, 55)).toEqual(white);
    expect(seen.at(50, 80)).toEqual(white);
    // The fill leaves what stands under it to be read.
    expect(Math.min(...seen.at(50, 57))).toBeGreaterThan(180);
    expect(seen.at(50, 57)).not.toEqual(white);
  });

  it('are not filled where they are as large as the page', async () => {
    const seen = await look([at('geo.bounds', boxOf(5, 5, 90, 190))]);
    expect(isRed(seen.at(95, 100))).toBe(true);
    expect(seen.at(50, 100)).toEqual(white);
  });

  it('have tags that do not cover one another', async () => {
    const twice = [at('geo.bounds', boxOf(20, 50, 40, 30)), at('geo.bounds', boxOf(20, 50, 40, 30))];
    const [one, two] = [await look(twice.slice(1)), await look(twice)];
    // The second tag hangs below the first, inside the box.
    expect(isRed(two.at(22, 52))).toBe(true);
    expect(isRed(one.at(22, 52))).toBe(false);
  });

  it('are counted in a legend beside the page, with those that have no place on it', async () => {
    const [none, some] = [await look([]), await look([diagnostic('file/missing', { file: 'x' })])];
    expect(none.width).toBeGreaterThan(Math.round(pt(sheet.width) + 2 * room) + 100);
    expect(none.inked()).toBeGreaterThan(100);
    expect(some.inked()).toBeGreaterThan(none.inked());
  });

  it('need a PDF', async () => {
    await expect(drawFindings(new TextEncoder().encode('none'), [])).rejects.toThrow(UnreadablePdf);
  });
});
