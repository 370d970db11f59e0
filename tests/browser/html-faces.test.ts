/** The faces that the program cuts are the faces that the style sheets ask for, and the page prints in no other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderPage } from '../../scripts/html/index.ts';
import { type Line, type OpenBrowser, openBrowser, setPage } from '../../scripts/layout/index.ts';
import { openFixture } from '../fixtures/blocks/open-fixture.ts';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
});

const key = (face: { family: string; weight: number }) => `${face.family} ${face.weight}`;

async function setFixture(block: string, story?: string) {
  await using fixture = await openFixture(block, story === undefined ? {} : { story });
  const { edition } = fixture;
  const page = { ...edition.pages[0]!, fit: 'off' as const };
  const rendered = await renderPage(edition, page);
  const html = rendered.value!;
  const { value } = await setPage(browser, { edition, page, html });
  return { html, layout: value!.layout, diagnostics: rendered.diagnostics };
}

/** A line with each reading behind its base. */
const asRead = ({ text, readings = [] }: Line): string =>
  readings.reduceRight((read, { at, length, text: own }) => {
    return read.slice(0, at + length) + own + read.slice(at + length);
  }, text);

test.each(['banner', 'text', 'kicker', 'photo-strip', 'sidebar', 'pull-quote', 'series-logo', 'picture-credit'])(
  '%s is set in the faces that were cut for it, and reads as expected',
  async (block) => {
    const { html, layout, diagnostics } = await setFixture(block);
    expect(diagnostics).toEqual([]);
    const used = new Set(layout.lines.map(key));
    expect([...used].filter((face) => !html.faces.map(key).includes(face))).toEqual([]);
    expect(html.faces.map(key).filter((face) => !layout.fonts.map(key).includes(face))).toEqual([]);
    const bare = (text: string) => text.replace(/\s/g, '');
    expect(bare(layout.lines.map(asRead).join(''))).toBe(bare(html.expected.map((one) => one.text).join('')));
  },
);

test('Song stands in for a sign that the Kai face lacks', async () => {
  const story =
    '---\nkicker: 水情\nheadline: 老站新表\ndeck: ——水情\nbyline: 本报记者\nlede: 水质达到Ⅱ类。\n---\n\n正文。\n';
  const { html, diagnostics } = await setFixture('kicker', story);
  expect(diagnostics.map(({ code, parameters }) => [code, parameters['character'], parameters['instead']])).toEqual([
    ['html/stand-in', 'Ⅱ', 'DY Song'],
  ]);
  expect(diagnostics[0]?.at).toEqual({ file: 'stories/lead.md', line: 6, column: 11 });
  expect(html.html).toContain('水质达到<span class="stand-in">Ⅱ</span>类。');
});

test('every block keeps its whole rows', async () => {
  const { layout } = await setFixture('kicker');
  const { pitch, y } = layout.grid;
  for (const { box, rows } of layout.blocks.filter((block) => block.rows)) {
    expect(box.height).toBeCloseTo((rows![1] - rows![0] + 1) * pitch, 2);
    expect((box.y - y) / pitch).toBeCloseTo(rows![0] - 1, 2);
  }
});
