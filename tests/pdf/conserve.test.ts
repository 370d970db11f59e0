/** A real page against its copy: silent when they agree, and when they do not, the character and its place. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import type { SourceFile } from '../../scripts/core/source.ts';
import type { ExpectedCopy } from '../../scripts/html/model.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { conserve } from '../../scripts/pdf/index.ts';
import { handmadePdf } from './handmade-pdf.ts';
import { copyOf, printHtml } from './print-html.ts';

const headline = '一溪碧水，两岸青山';
const paragraphs = [copyOf(180, 3), copyOf(150, 4), copyOf(170, 5)];
const source: SourceFile = {
  file: 'stories/lead.md',
  text: `---\nheadline: ${headline}\n---\n\n${paragraphs.join('\n\n')}\n`,
};
const sources = new Map([[source.file, source]]);
const from = (text: string): number => source.text.indexOf(text);

const expected: readonly ExpectedCopy[] = [
  { block: 'folio', text: '05版 星期五' },
  { block: 'headline', text: headline, source: { file: source.file, from: from(headline) } },
  ...paragraphs.map((text) => ({ block: 'body', text, source: { file: source.file, from: from(text) } })),
];
const htmlOf = (copy: readonly ExpectedCopy[]): string =>
  copy.map(({ text }) => `<p style="width:204px">${text}</p>`).join('');
/** Characters that count. */
const solid = (text: string): number => [...text.replaceAll(' ', '')].length;
const fonts = ['NotoSerifSC-Medium', 'NotoSerifSC-Black', 'NotoSansSC-Bold'];

let open: OpenBrowser;
let page: Uint8Array;
beforeAll(async () => {
  open = await openBrowser();
  page = await printHtml(open, { body: htmlOf(expected) });
});
afterAll(() => open[Symbol.asyncDispose]());

/** The copy of one block changed, as if the page had been set from other copy. */
const changed = (text: string, to: string): readonly ExpectedCopy[] =>
  expected.map((one) => (one.text === text ? { ...one, text: to } : one));
const brief = (found: readonly Diagnostic[]): unknown[] =>
  found.map(({ code, parameters, at }) => [code, parameters['count'], parameters['text'], at?.line]);

test('copy and page that agree are silent', async () => {
  expect(await conserve(page, expected, { sources, fonts })).toEqual([]);
});

test('white space, joiners and soft hyphens do not count', async () => {
  const spaced = expected.map((one) => ({ ...one, text: [...one.text].join('\u3000\u2060\u00ad ') }));
  expect(await conserve(page, spaced, { sources, fonts })).toEqual([]);
});

describe('what is wrong is named, with its line', () => {
  const second = paragraphs[1]!;
  const cut = '岸边新立的木牌写着';

  test('copy that the page lacks', async () => {
    const more = `${second.slice(0, 60)}这一句没有排上去${second.slice(60)}`;
    const found = await conserve(page, changed(second, more), { sources, fonts, page: 5 });
    expect(brief(found)).toEqual([['pdf/lost', 8, '这一句没有排上去', 7]]);
    expect(found[0]!.at).toEqual({ file: 'stories/lead.md', line: 7, column: 61 });
    expect(found[0]!.onPage?.page).toBe(5);
    expect(messageOf(found[0]!, 'zh')).toContain('第5版上缺8个字：“这一句没有排上去”');
    expect(messageOf(found[0]!, 'en')).toContain(`${second.slice(52, 60)}[…]${second.slice(60, 68)}`);
    expect(hintOf(found[0]!, 'zh')).toBeTruthy();
  });

  test('text of the page that is in no copy', async () => {
    const body = htmlOf(changed(second, `${second.slice(0, 60)}${cut}${second.slice(60)}`));
    const found = await conserve(await printHtml(open, { body }), expected, { sources, fonts });
    expect(brief(found)).toEqual([['pdf/foreign', 9, cut, 7]]);
    expect(found[0]!.onPage?.box).toMatchObject({ width: expect.any(Number) });
  });

  test('a paragraph that stands twice', async () => {
    const body = htmlOf([...expected, expected[2]!]);
    const found = await conserve(await printHtml(open, { body }), expected, { sources, fonts });
    expect(found.map(({ code, parameters }) => [code, parameters['count']])).toEqual([
      ['pdf/doubled', solid(paragraphs[0]!)],
    ]);
  });

  test('paragraphs in another order: one finding', async () => {
    const [folio, head, one, two, three] = expected as [
      ExpectedCopy,
      ExpectedCopy,
      ExpectedCopy,
      ExpectedCopy,
      ExpectedCopy,
    ];
    const found = await conserve(page, [folio, head, one, three, two], { sources, fonts });
    expect(found.map(({ code, parameters }) => [code, parameters['count']])).toEqual([
      ['pdf/reordered', solid(second)],
    ]);
  });

  test('a character that has become another', async () => {
    const found = await conserve(page, changed(headline, headline.replace('碧', '璧')), { sources, fonts });
    expect(found).toMatchObject([
      { code: 'pdf/altered', parameters: { found: '碧', text: '璧' }, at: { line: 2, column: 13 } },
    ]);
    const box = found[0]!.onPage!.box!;
    // The third character of the second line of 18 px, 12 px wide: 6.35 mm from the left, 4.76 to 9.52 mm from the top.
    expect(box.x).toBeCloseTo(6.35, 1);
    expect(box.y).toBeGreaterThan(4.7);
    expect(box.y + box.height).toBeLessThan(9.6);
  });

  test('copy without a file has no line', async () => {
    const found = await conserve(page, changed('05版 星期五', '05版 星期四'), { sources, fonts });
    expect(found).toMatchObject([{ code: 'pdf/altered', parameters: { found: '五', text: '四' } }]);
    expect(found[0]!.at).toBeUndefined();
  });
});

describe('overset', () => {
  const full = paragraphs[2]!;
  const withTail = changed(full, `${full}还有二十个字没有地方放了`);

  test('may be missing, as far as the layout says', async () => {
    expect(await conserve(page, withTail, { sources, fonts, absent: new Map([['body', 12]]) })).toEqual([]);
    const found = await conserve(page, withTail, { sources, fonts, absent: new Map([['body', 9]]) });
    expect(brief(found)).toEqual([['pdf/lost', 3, '还有二', 9]]);
  });

  test('is read from the layout: of the story for its text block, of other blocks for themselves', async () => {
    const block = { box: {}, file: 'pages/05.yaml', from: 0, to: 0 };
    const layout = {
      page: 5,
      lines: [],
      blocks: [
        { ...block, id: 'headline', block: 'headline', story: 'lead' },
        { ...block, id: 'body', block: 'text', story: 'lead' },
      ],
      stories: [{ story: 'lead', overset: { characters: 12, lines: 1, file: source.file, from: 0 } }],
    } as unknown as Layout;
    expect(await conserve(page, withTail, { layout, sources, fonts })).toEqual([]);
    const own = { ...layout, stories: [], blocks: [{ ...layout.blocks[1]!, overset: 12 }] };
    expect(await conserve(page, withTail, { layout: own, sources, fonts })).toEqual([]);
    expect(await conserve(page, withTail, { layout: { ...own, blocks: [] }, sources, fonts })).toHaveLength(1);
  });

  test('that is there must be right', async () => {
    const wrong = changed(full, `${full.slice(0, -12)}${full.slice(-11)}多`);
    const found = await conserve(page, wrong, { sources, fonts, absent: new Map([['body', 12]]) });
    expect(found.map(({ code }) => code)).toContain('pdf/foreign');
  });
});

describe('how it is drawn', () => {
  test('a box that cuts text off loses it', async () => {
    const body = `${htmlOf(expected.slice(0, 2))}<div style="height:18px;width:204px;overflow:hidden">${htmlOf(expected.slice(2))}</div>`;
    const found = await conserve(await printHtml(open, { body }), expected, { sources, fonts });
    expect(found.map(({ code }) => code)).toContain('pdf/lost');
  });

  test('text beside the sheet is lost', async () => {
    const pdf = handmadePdf({ content: 'BT /F1 9 Tf 10 10 Td (AB) Tj 300 0 Td (C) Tj ET' });
    expect(brief(await conserve(pdf, [{ block: 'a', text: 'ABC' }]))).toEqual([['pdf/lost', 1, 'C', undefined]]);
  });

  test('text that a clip hides is lost, though the file has it', async () => {
    const pdf = handmadePdf({ content: 'q 0 0 16 50 re W n BT /F1 9 Tf 10 10 Td (ABC) Tj ET Q' });
    const found = await conserve(pdf, [{ block: 'a', text: 'ABC' }]);
    expect(brief(found)).toEqual([
      ['pdf/hidden', 2, 'BC', undefined],
      ['pdf/lost', 2, 'BC', undefined],
    ]);
  });

  test('text without ink is named', async () => {
    const pdf = handmadePdf({ content: 'BT /F1 9 Tf 10 10 Td (AB) Tj 3 Tr (C) Tj ET' });
    const found = await conserve(pdf, [{ block: 'a', text: 'ABC' }]);
    expect(found.map(({ code }) => code)).toEqual(['pdf/hidden', 'pdf/lost']);
  });

  test('a font that nobody asked for', async () => {
    const found = await conserve(page, expected, { sources, fonts: fonts.slice(1) });
    expect(found).toMatchObject([{ code: 'pdf/fallback-font', parameters: { font: 'NotoSerifSC-Medium' } }]);
  });

  test('letters drawn as pictures', async () => {
    const body = '<p style="-webkit-text-stroke:1px red">描边</p>';
    const found = await conserve(await printHtml(open, { body }), [{ block: 'a', text: '描边' }], { fonts });
    expect(found.map(({ code }) => code)).toContain('pdf/type3');
  });

  test('the same text over itself, which PDFium takes for one', async () => {
    const content = 'BT /F1 9 Tf 10 10 Td (AB) Tj ET BT /F1 9 Tf 10 10 Td (AB) Tj ET';
    const found = await conserve(handmadePdf({ content }), [{ block: 'a', text: 'AB' }]);
    expect(found.map(({ code }) => code)).toEqual(['pdf/doubled', 'pdf/extractors-differ']);
  });

  test('a page that two readers take differently', async () => {
    // The same over itself again, but this time the copy says so too: nothing is wrong but the disagreement.
    const content = 'BT /F1 9 Tf 10 10 Td (AB) Tj ET BT /F1 9 Tf 10 10 Td (AB) Tj ET';
    const found = await conserve(handmadePdf({ content }), [{ block: 'a', text: 'ABAB' }]);
    expect(found.map(({ code }) => code)).toEqual(['pdf/extractors-differ']);
  });

  test('what is no PDF', async () => {
    expect(await conserve(new Uint8Array(9), expected)).toMatchObject([{ code: 'pdf/unreadable' }]);
  });
});

test('a page of other copy does not flood the report', async () => {
  const found = await conserve(page, [{ block: 'a', text: copyOf(400, 99) }]);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(51);
});
