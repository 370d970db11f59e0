/** The two readers on real pages: they agree with each other, with poppler, and with what was set. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { extractFromContent, extractWithPdfium, type PdfCharacter } from '../../scripts/pdf/index.ts';
import { counts } from '../../scripts/pdf/text/page-text.ts';
import { slowness } from '../machine-speed.ts';
import { haveTools, runTool } from './outside-tool.ts';
import { copyOf, printHtml } from './print-html.ts';

const tools = haveTools('pdftotext');
let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open[Symbol.asyncDispose]());

const plain = (text: string): string => [...text].filter(counts).join('');
const textOf = (characters: readonly PdfCharacter[]): string => characters.map((one) => one.text).join('');

async function readBoth(pdf: Uint8Array): Promise<readonly [readonly PdfCharacter[], readonly PdfCharacter[]]> {
  const [a, b] = await Promise.all([extractWithPdfium(pdf), extractFromContent(pdf)]);
  return [a[0]!.characters, b[0]!.characters];
}

describe('a full page', () => {
  const copy = copyOf(5000);

  test('reads as it was set, by both, and they agree on place, size and font', async () => {
    const pdf = await printHtml(open, {
      body: `<h1 style="font:900 60px/90px 'DY Song'">标题</h1><div style="columns:6;width:1300px;height:1800px;column-fill:auto"><p>${copy}</p></div>`,
    });
    const [a, b] = await readBoth(pdf);
    expect(textOf(b)).toBe(plain(`标题${copy}`));
    expect(textOf(a)).toBe(textOf(b));
    for (const [at, one] of b.entries()) {
      const other = a[at]!;
      expect({ font: other.font, hidden: other.hidden }).toEqual({ font: one.font, hidden: one.hidden });
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeLessThan(0.01);
      expect(one.size).toBeCloseTo(other.size, 2);
    }
    expect(b[0]).toMatchObject({ size: expect.closeTo(45, 2) });
    expect(b[5]).toMatchObject({ size: expect.closeTo(9, 2), width: expect.closeTo(9, 1) });
    if (tools) expect(plain(runTool('pdftotext', pdf, ['-raw', '%', '-']))).toBe(textOf(b));
  });
});

describe('what readers stumble over', () => {
  const cases: Readonly<Record<string, { body: string; text?: string }>> = {
    'blocks on one line, the right one first': {
      body: '<p style="position:absolute;left:300px;top:50px">右边先说</p><p style="position:absolute;left:50px;top:50px">左边后说</p>',
    },
    'text set upright': {
      body: '<p style="writing-mode:vertical-rl;height:300px;font:900 30px \'DY Song\'">竖排标题，“十年”——2026（上）</p>',
    },
    'a word broken at its hyphen': { body: '<p style="width:60px">甲乙丙COVID-nineteen丁</p>' },
    'joiners and soft hyphens': { body: '<p>绕\u2060·\u200b行\u00ad了</p>', text: '绕·行了' },
    'a character beyond the basic plane': { body: '<p>赵孟𫖯</p>' },
    'letters apart, turned, scaled': {
      body: '<p style="letter-spacing:.3em">字距<span style="display:inline-block;transform:rotate(-20deg) scale(1.3)">转动</span></p>',
    },
    'numbers, signs and half a width': {
      body: '<p>（①〇℃㎡·—…）“10%”，《A&amp;B》</p>',
      text: '（①〇℃㎡·—…）“10%”，《A&B》',
    },
    'half transparent': { body: '<p style="opacity:.5">半透明</p><p style="mix-blend-mode:multiply">叠印</p>' },
    'text on two lines that overlap': { body: '<p style="line-height:4px;width:36px">一二三四五六七八九</p>' },
  };

  test.each(Object.entries(cases))('%s', async (_, { body, text }) => {
    const pdf = await printHtml(open, { body });
    const [a, b] = await readBoth(pdf);
    expect(textOf(b)).toBe(plain(text ?? body.replace(/<[^>]*>/g, '')));
    expect(textOf(a)).toBe(textOf(b));
  });

  test('text that a box cuts off is not read as if it were seen', async () => {
    const pdf = await printHtml(open, {
      body: '<div style="width:48px;height:18px;overflow:hidden">看得见的看不见</div><p>下文</p>',
    });
    const [, b] = await readBoth(pdf);
    const seen = b.filter((one) => !one.hidden);
    expect(textOf(seen)).toBe('看得见的下文');
  });

  test('an outline of letters is Type 3', async () => {
    const [, b] = await readBoth(await printHtml(open, { body: '<p style="-webkit-text-stroke:1px red">描边</p>' }));
    expect(b.some((one) => one.type3)).toBe(true);
  });
});

test('both readers together take less than the time they are given', async () => {
  const pdf = await printHtml(open, { body: `<div style="columns:6;width:1300px">${copyOf(5000)}</div>` });
  for (let warm = 0; warm < 3; warm++) await readBoth(pdf);
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const started = performance.now();
    await readBoth(pdf);
    times.push(performance.now() - started);
  }
  // Whatever else runs can only add to it.
  expect(Math.min(...times) / slowness()).toBeLessThan(250);
});
