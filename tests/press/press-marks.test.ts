import { describe, expect, test } from 'vitest';
import { mm, mmToPt } from '../../scripts/core/units.ts';
import { openOperations, openPdf, pageContent, pageList, pdfFacts, readOperation } from '../../scripts/pdf/index.ts';
import { writePress } from '../../scripts/press/index.ts';
import { roomForMarks } from '../../scripts/press/marks/add-marks.ts';
import { printersMarks } from '../../scripts/press/marks/printers-marks.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';
import { coldset, handmadeJob } from './sample-page.ts';

const slug = { newspaper: '大样日报', date: '2026-09-18', page: '05', version: '1', source: 'c0ffee' };

describe.each([0, 3, 5])('marks around a bleed of %i mm', (millimetres) => {
  const bleed = mmToPt(mm(millimetres));
  const { beside, above } = roomForMarks(mm(millimetres));
  const trim = { left: beside, bottom: above, right: beside + 900, top: above + 1200 };
  const marks = printersMarks(trim, { bleed, colour: 'All' });

  test('stand outside it and on the sheet', () => {
    const outside = (x: number, y: number): boolean =>
      x < trim.left - bleed || x > trim.right + bleed || y < trim.bottom - bleed || y > trim.top + bleed;
    const reader = openOperations(Buffer.from(marks));
    let points = 0;
    while (readOperation(reader)) {
      const values = reader.operands.filter((one) => typeof one === 'number');
      const [x = 0, y = 0, width = 0, height = 0] = values;
      const corners =
        reader.operator === 're'
          ? [
              [x, y],
              [x + width, y + height],
            ]
          : 'mlc'.includes(reader.operator)
            ? pairs(values)
            : [];
      for (const [px, py] of corners as [number, number][]) {
        points += 1;
        expect([reader.operator, px, py, outside(px, py)]).toEqual([reader.operator, px, py, true]);
        expect(px >= 0 && px <= trim.right + beside && py >= 0 && py <= trim.top + above).toBe(true);
      }
    }
    expect(points).toBeGreaterThan(60);
  });

  test('show corners of 5 mm and hairlines of 0.25 pt, and patches within two inks', () => {
    expect(marks).toContain('0.25 w');
    const first = /([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S/.exec(marks)!.slice(1).map(Number);
    expect(Math.abs(first[2]! - first[0]!)).toBeCloseTo(mmToPt(mm(5)), 4);
    const patches = [...marks.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) k/g)].map((one) =>
      one.slice(1).map(Number),
    );
    expect(patches).toHaveLength(11);
    for (const inks of patches) expect(inks.reduce((sum, ink) => sum + ink)).toBeLessThanOrEqual(2);
  });
});

const pairs = (values: readonly number[]): number[][] =>
  values.flatMap((value, at) => (at % 2 === 0 ? [[value, values[at + 1]!]] : []));

describe('a page with marks', () => {
  const preset = { ...coldset, marks: true };

  test('keeps its size within the larger sheet', async () => {
    const { value } = await writePress(handmadePdf({ content: '1 0 0 rg 0 0 9 9 re f' }), {
      ...handmadeJob,
      preset,
      slug,
    });
    const { boxes } = (await pdfFacts(value!)).pages[0]!;
    expect(boxes.trim![2] - boxes.trim![0]).toBeCloseTo((200 * 25.4) / 72, 3);
    expect(boxes.trim![0]).toBeCloseTo(9, 3);
    expect(boxes.media![2]).toBeCloseTo((200 * 25.4) / 72 + 18, 3);
  });

  test('that brings marks of its own loses those at the bleed', async () => {
    const content = async (marks: 'none' | 'crop'): Promise<string> => {
      const facts = { ...handmadeJob.facts, sheet: { ...handmadeJob.facts.sheet, marks } };
      const { value } = await writePress(handmadePdf({ content: 'n' }), { ...handmadeJob, facts, preset });
      return Buffer.from(pageContent(pageList(await openPdf(value!))[0]!)).toString('latin1');
    };
    expect(await content('crop')).toMatch(/^q\n25\.\d+ 25\.\d+ 200 200 re W n\n/);
    expect(await content('none')).not.toContain('W n');
  });

  test('without them has neither a larger sheet nor a slug', async () => {
    const { value } = await writePress(handmadePdf({ content: 'n' }), { ...handmadeJob, slug });
    expect((await pdfFacts(value!)).fonts.map(({ name }) => name)).not.toContain('NotoSansSC-Regular');
    expect((await pdfFacts(value!)).pages[0]!.boxes.media![2]).toBeCloseTo((200 * 25.4) / 72, 3);
  });
});
