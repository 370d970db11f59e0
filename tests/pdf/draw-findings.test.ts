/** Findings drawn on a page, looked at as pixels. */
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic } from '../../scripts/core/diagnostic.ts';
import { type Box, type Mm, mm } from '../../scripts/core/units.ts';
import { meet } from '../../scripts/pdf/findings/areas.ts';
import { numberFindings } from '../../scripts/pdf/findings/number-findings.ts';
import { placeBadges } from '../../scripts/pdf/findings/place-badges.ts';
import { wrapText } from '../../scripts/pdf/findings/wrap-text.ts';
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
async function look(found: readonly Diagnostic[], language: 'en' | 'zh' = 'en') {
  const picture = sharp(await renderPicture(await drawFindings(blank, found, { language, page: '5' }), dpi));
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
    // A broken line.
    const edge = Array.from({ length: 20 }, (_, index) => isRed(seen.at(95, 90 + index)));
    expect(edge.filter(Boolean).length).toBeGreaterThan(5);
    expect(seen.at(50, 100)).toEqual(white);
  });

  it('have numbers in the order of the page, the gravest first', () => {
    const [note, low, high, placeless] = [
      at('line.samehead', boxOf(20, 10, 40, 10)),
      at('geo.bounds', boxOf(20, 150, 40, 10)),
      at('geo.bounds', boxOf(20, 50, 40, 10)),
      diagnostic('file/missing', { file: 'x' }),
    ];
    expect(numberFindings([note!, placeless!, low!, high!])).toEqual([
      { number: 1, finding: high },
      { number: 2, finding: low },
      { finding: placeless },
      { number: 3, finding: note },
    ]);
  });

  it('are told in words beside the page, with those that have no place on it, in the language asked for', async () => {
    const [none, some] = [await look([]), await look([diagnostic('file/missing', { file: 'x' })])];
    expect(none.width).toBeGreaterThan(Math.round(pt(sheet.width) + 2 * room) + 200);
    expect(none.inked()).toBeGreaterThan(100);
    expect(some.inked()).toBeGreaterThan(none.inked());
    const found = [at('geo.bounds', boxOf(20, 50, 40, 10))];
    expect((await look(found, 'zh')).inked()).not.toBe((await look(found, 'en')).inked());
  });

  it('may be more than there is room for', async () => {
    const many = Array.from({ length: 400 }, (_, index) => at('geo.bounds', boxOf(index % 90, index % 190, 5, 5)));
    const seen = await look(many);
    expect(seen.inked()).toBeGreaterThan((await look(many.slice(0, 3))).inked());
  });

  it('need a PDF', async () => {
    await expect(drawFindings(new TextEncoder().encode('none'), [], { language: 'en' })).rejects.toThrow(UnreadablePdf);
  });
});

describe('numbers on the page', () => {
  const paper = { x: 0, y: 0, width: 300, height: 400 };
  const area = fc.record({
    x: fc.integer({ min: 0, max: 280 }),
    y: fc.integer({ min: 0, max: 380 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 200 }),
  });

  it('do not cover one another, nor leave the paper', () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 12 }), (boxes) => {
        const badges = placeBadges(boxes, paper);
        expect(badges).toHaveLength(boxes.length);
        for (const [index, one] of badges.entries()) {
          expect(badges.slice(index + 1).some((other) => meet(one, other))).toBe(false);
          expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= 300 && one.y + one.height <= 400).toBe(true);
        }
      }),
    );
    // As many on one small box: more than it has corners.
    const same = placeBadges(Array(9).fill({ x: 100, y: 100, width: 4, height: 4 }), paper);
    expect(new Set(same.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
  });
});

describe('lines of a legend', () => {
  const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 5 : 10), 0);
  const words = fc.string({ unit: fc.constantFrom(...'青溪水清了，。”“a b.5%'), maxLength: 60 });

  it('keep every character, stay within their width, and begin with no closing point', () => {
    fc.assert(
      fc.property(words, (text) => {
        const lines = wrapText(text, 80, widthOf);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        for (const [index, line] of lines.entries()) {
          expect(widthOf(line.replace(/[，。”]+$/u, ''))).toBeLessThanOrEqual(80);
          // But where there are more of them than a line holds.
          if (index > 0 && !/[，。”]{6}/u.test(text)) expect(line).not.toMatch(/^[，。]/u);
        }
      }),
    );
    expect(wrapText('青溪水清了鱼来。', 70, widthOf)).toEqual(['青溪水清了鱼来。']);
    expect(wrapText('at most 12.5 % here', 40, widthOf)).toEqual(['at most', '12.5 %', 'here']);
  });
});
