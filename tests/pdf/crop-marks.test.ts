/** Crop marks on the proof. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mm, px } from '../../scripts/core/units.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { type FinishFacts, finishPdf, openPdf, pageContent, pageList, pdfFacts } from '../../scripts/pdf/index.ts';
import { greyOf, haveTools } from './outside-tool.ts';
import { printHtml } from './print-html.ts';

const facts = { title: '大样日报', language: 'zh-CN', author: '大样日报', subject: '专版', date: '2026-09-18' };

let open: OpenBrowser;
let raw: Uint8Array;
beforeAll(async () => {
  open = await openBrowser();
  raw = await printHtml(open, { body: '<p>溪水</p>' });
});
afterAll(() => open[Symbol.asyncDispose]());

const inPt = (value: number): number => (value * 72) / 25.4;

const marked = { ...facts, sheet: { width: mm(350), height: mm(500), bleed: mm(3), marks: 'crop' as const } };

test('crop marks stand on the TrimBox, 1 mm outside the bleed and 5 mm long', async () => {
  // Off the whole px that the browser would draw them on.
  const pdf = await finishPdf(raw, { ...marked, place: { x: px(41.575), y: px(41.575) } });
  const [page] = pageList(await openPdf(pdf));
  const [left, bottom, right, top] = page!.boxes.TrimBox as readonly [number, number, number, number];
  const text = Buffer.from(pageContent(page!)).toString('latin1');
  const lines = [...text.slice(text.lastIndexOf('/Artifact')).matchAll(/(\S+) (\S+) m (\S+) (\S+) l S/g)].map((one) =>
    one.slice(1).map(Number),
  );
  const [near, far] = [inPt(4), inPt(9)];
  const expected = [left, right].flatMap((x) =>
    [bottom, top].flatMap((y) => {
      const [across, along] = [x === left ? -1 : 1, y === bottom ? -1 : 1];
      return [
        [x + across * near, y, x + across * far, y],
        [x, y + along * near, x, y + along * far],
      ];
    }),
  );
  expect(lines).toEqual(expected.map((line) => line.map((value) => expect.closeTo(value, 1))));
  for (const [x = 0, y = 0, toX = 0, toY = 0] of lines) {
    expect([left, right].includes(x) ? x === toX : [bottom, top].includes(y) && y === toY).toBe(true);
  }
});

test('with marks, the sheet has room for them however little the printed one left', async () => {
  const { pages } = await pdfFacts(await finishPdf(raw, marked));
  expect(pages[0]!.boxes).toMatchObject({ media: [0, 0, 368, 518], trim: [9, 9, 359, 509] });
});

test.runIf(haveTools('pdftoppm'))('what the page paints ends at its bleed where there are marks', async () => {
  const flood = '<div style="position:fixed;inset:0;background:#00f;print-color-adjust:exact"></div>';
  const printed = await printHtml(open, { body: flood });
  const place = { x: px(48), y: px(48) };
  const at = async (sheet: FinishFacts['sheet']): Promise<(x: number, y: number) => number> => {
    const { size, pixels } = greyOf(await finishPdf(printed, { ...facts, sheet, place }), [
      '-r',
      '25.4',
      '-singlefile',
      '-gray',
      '-aa',
      'no',
    ]);
    const width = Number(size.split(' ')[0]);
    return (x, y) => pixels[y * width + x] ?? Number.NaN;
  };
  const withMarks = await at(marked.sheet);
  // The bleed begins 9.7 mm from the edge of the sheet, and ends as far from the other one.
  for (const [x, y] of [
    [11, 200],
    [200, 11],
    [363, 200],
    [200, 513],
  ] as const)
    expect(withMarks(x, y)).toBeLessThan(60);
  for (const [x, y] of [
    [8, 200],
    [200, 8],
    [367, 200],
    [200, 517],
  ] as const)
    expect(withMarks(x, y)).toBe(255);
  const without = await at({ ...marked.sheet, marks: 'none' });
  expect(without(1, 200)).toBeLessThan(60);
});
