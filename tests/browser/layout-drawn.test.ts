/** What the layout says of faces in photos, of the lines that blocks are drawn with, and of type that was bent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLayout } from '../../scripts/check/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { type Layout, type OpenBrowser, openBrowser, setPage } from '../../scripts/layout/index.ts';
import { openFixture } from '../fixtures/blocks/open-fixture.ts';

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.[Symbol.asyncDispose]());

/** @param css further rules, as a theme of somebody's would have them */
async function layoutOf(block: string, { story, css = '' }: { story?: string; css?: string } = {}): Promise<Layout> {
  await using fixture = await openFixture(block, story === undefined ? {} : { story });
  const { edition } = fixture;
  const page = { ...edition.pages[0]!, fit: 'off' as const };
  const html = (await renderPage(edition, page)).value!;
  const styled = { ...html, html: html.html.replace('</style>', `${css}</style>`) };
  return (await setPage(browser, { edition, page, html: styled })).value!.layout;
}

const told = (layout: Layout, prefix: RegExp): string[] =>
  checkLayout(layout).flatMap(({ code }) => (prefix.test(code) ? [code] : []));

test('faces stand on the page where the crop puts them, and what is cut off is left out', async () => {
  const attributes = 'faces="0,0,50,50; 90,90,10,10" gaze="left"';
  const story = `---\nheadline: 老站新表\n---\n\n正文。\n\n:::photo{#hero src="photos/hero.png" alt="河" credit="林川 摄" ${attributes}}\n河。\n:::\n`;
  const { photos } = await layoutOf('photo', { story });
  const [photo] = photos;
  const { box, crop, faces, gaze } = photo!;
  expect(gaze).toBe('left');
  // The fixture's picture is square and its block is not: some of it is cut off, above and below alike.
  expect(crop.height).toBeLessThan(0.95);
  expect(faces).toHaveLength(crop.y < 0.05 ? 2 : 1 + (crop.y + crop.height > 0.9 ? 1 : 0));
  const [first] = faces!;
  expect(first!.x).toBeCloseTo(box.x, 2);
  expect(first!.y).toBeCloseTo(box.y, 2);
  expect(first!.width).toBeCloseTo(box.width / 2, 2);
  expect(first!.y + first!.height).toBeCloseTo(box.y + ((0.5 - crop.y) / crop.height) * box.height, 1);
});

test('frames and rules are read with their thickness', async () => {
  const { strokes, blocks } = await layoutOf('box');
  const frame = strokes!.find(({ block }) => block === 'frame')!;
  const area = blocks.find(({ id }) => id === 'frame')!.box;
  expect(frame.kind).toBe('ornament');
  expect(frame.weight).toBeCloseTo((2 * 25.4) / 96, 2);
  expect(frame.depth).toBeCloseTo((10 * 25.4) / 96, 2);
  expect(frame.box.x).toBeLessThan(area.x);
  expect(frame.box.x + frame.box.width).toBeGreaterThan(area.x + area.width);

  const sidebar = (await layoutOf('sidebar')).strokes!.filter(({ block }) => block === 'voices');
  expect(sidebar.map(({ kind, weight }) => [kind, Math.round(weight * 10) / 10])).toEqual([
    ['rule', 0.8],
    ['rule', 0.5],
  ]);
});

test('a line that is too thin is found', async () => {
  const css = '.block .sidebar { border-top: 0.1px solid black }';
  expect(told(await layoutOf('sidebar'), /^rule\./)).toEqual([]);
  // Less than a pixel, the browser draws a whole one: only a box of its own can be thinner.
  const thin = '.sidebar::before { height: 0.05mm }';
  expect(told(await layoutOf('sidebar', { css: css + thin }), /^rule\./)).toEqual(['rule.weight']);
});

test('type that a theme squeezes or stretches is found, and only there', async () => {
  expect(told(await layoutOf('headline'), /stretch/)).toEqual([]);
  for (const css of [
    '.headline { transform: scaleX(0.8) }',
    '.block-headline .headline { scale: 1 1.2 }',
    '.headline .phrase { display: inline-block; transform: scale(1, 1.3) }',
  ]) {
    const layout = await layoutOf('headline', { css });
    expect({ css, found: told(layout, /^head\.stretch/) }).toEqual({ css, found: ['head.stretch'] });
    expect(layout.lines.filter(({ stretch }) => stretch !== undefined).map(({ role }) => role)).not.toContain('body');
  }
  expect(told(await layoutOf('headline', { css: '.headline { transform: scale(0.8) }' }), /^head\.stretch/)).toEqual(
    [],
  );
});

test('a phrase of a pull quote is broken inside only where it is wider than its measure', async () => {
  const quoted = async (words: string): Promise<string[]> => {
    const quote = `:::pull-quote{#q1 source="总工程师 陆怀远"}\n${words}\n:::\n`;
    const { lines } = await layoutOf('pull-quote', { story: `---\nheadline: 老站新表\n---\n\n正文一段。\n\n${quote}` });
    return lines.filter(({ role }) => role === 'pull-quote').map(({ text }) => text);
  };
  expect(await quoted('先把岸上的账算清，再到水里去还。')).toEqual(['先把岸上的账算清，', '再到水里去还。']);
  // Where the editor says so and nowhere else, if it were not for the measure.
  const wide = await quoted('岸上的账要从头到尾一笔一笔先算清再到水里去慢慢还｜给河。');
  expect(wide.length).toBeGreaterThan(2);
});
