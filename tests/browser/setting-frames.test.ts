/** Fine setting where a paragraph runs through frames of different width, beside a pull quote, and with markup in it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../scripts/edition/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { type Layout, type OpenBrowser, openBrowser, setPage } from '../../scripts/layout/index.ts';
import { dayang } from '../run-dayang.ts';
import { samplePlain } from './setting-harness.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-frames-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a paragraph is set whole through frames of different width', async () => {
  await mkdir(join(folder, 'pages'));
  await mkdir(join(folder, 'stories'));
  await writeFile(join(folder, 'edition.yaml'), "newspaper: 大样日报\ndate: '2026-09-18'\npages: [pages/01.yaml]\n");
  await writeFile(
    join(folder, 'pages/01.yaml'),
    `page: 1
name: 宽窄
fit: report
place:
  body:
    block: text
    story: lead
    columns: 1-6
    rows: 1-100
    frames:
      - {columns: 1-2, rows: 1-13}
      - {columns: 3, rows: 1-31}
      - {columns: 4-5, rows: 1-9}
      - {columns: 1, rows: 40-60}
      - {columns: 4, rows: 40-80}
      - {columns: 5-6, rows: 40-100}
`,
  );
  await writeFile(join(folder, 'stories/lead.md'), `${(await samplePlain()).join('\n\n')}\n`);
  dayang(['build', folder, '--only', 'proof', '--out', join(folder, 'out')], { cwd: folder });
  const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8'));
  const codes: string[] = report.diagnostics.map(({ code }: { code: string }) => code);
  expect(codes.filter((code) => /astray|^pdf\//.test(code))).toEqual([]);
  const layout = JSON.parse(await readFile(join(folder, 'out/page-01/layout.json'), 'utf8')) as Layout;
  const body = layout.lines.filter(({ frame }) => frame !== undefined);
  expect(new Set(body.map(({ frame }) => frame)).size).toBe(6);
  // Every full line ends flush, or keeps the white of its last mark, in its own frame.
  const em = (layout.stories[0]!.size * 25.4) / 72;
  const ragged = body.filter(({ last, frame, box, advances }) => {
    const { x, width } = layout.frames[frame!]!.box;
    return !last && Math.abs(x + width - box.x - advances.at(-1)!) > 0.02 * em;
  });
  expect(ragged.map(({ text }) => text)).toEqual([]);
  expect(body.length).toBeGreaterThan(100);
});

/** A small generator of our own, so that a page's number says what is on it. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff;
    return state % below;
  };
}

/** The sample's copy with markup over its words: strong, emphasis, links and readings, also across a number or a quote. */
async function marked(seed: number): Promise<string> {
  const next = numbersFrom(seed);
  return (await samplePlain())
    .map((text) => {
      const clean = text.replace(/[*_[\]\\]/g, '');
      const from = next(Math.max(1, clean.length - 12));
      const to = from + 2 + next(10);
      const [a, b, c] = [clean.slice(0, from), clean.slice(from, to), clean.slice(to)];
      // Markdown's marks want letters on both sides.
      if (![a.at(-1), b[0], b.at(-1), c[0]].every((one) => /\p{Script=Han}/u.test(one ?? ''))) return clean;
      const kind = next(4);
      return (
        a + (kind === 0 ? `**${b}**` : kind === 1 ? `*${b}*` : kind === 2 ? `[${b}](https://example.org/)` : b) + c
      );
    })
    .join('\n\n');
}

/** Fifty by \`DAYANG_SETTING_FRAMES=50 npx vitest run tests/browser/setting-frames.test.ts\`. */
const layouts = Number(process.env['DAYANG_SETTING_FRAMES'] ?? 6);

describe('pages of random frames, pull quotes and markup', () => {
  let browser: OpenBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser[Symbol.asyncDispose]());

  /** The lines that a page's paragraphs have, and what was said about it. */
  async function setPageOf(name: string, place: string, story: string) {
    const root = join(folder, name);
    for (const one of ['pages', 'stories']) await mkdir(join(root, one), { recursive: true });
    await writeFile(join(root, 'edition.yaml'), "newspaper: 大样日报\ndate: '2026-09-18'\npages: [pages/01.yaml]\n");
    await writeFile(join(root, 'pages/01.yaml'), `page: 1\nname: 宽窄\nfit: report\nplace:${place}\n`);
    await writeFile(join(root, 'stories/lead.md'), story);
    const { value: edition, diagnostics } = await loadEdition(root);
    if (!edition) throw new Error(JSON.stringify(diagnostics));
    const page = edition.pages[0]!;
    const { value: html } = await renderPage(edition, page);
    const { value, diagnostics: said } = await setPage(browser, { edition, page, html: html! });
    expect(said.filter(({ code }) => /astray/.test(code))).toEqual([]);
    return value!.layout;
  }

  /** Every full line ends at its frame's edge, or keeps the white of its last mark. */
  function ragged(layout: Layout): string[] {
    const em = (layout.stories[0]!.size * 25.4) / 72;
    return layout.lines
      .filter(({ frame, last, overset, box, advances }) => {
        if (frame === undefined || last || overset) return false;
        const own = layout.frames[frame]!.box;
        return Math.abs(own.x + own.width - box.x - advances.at(-1)!) > 0.02 * em;
      })
      .map(({ text }) => text);
  }

  test('the foot of one column and the head of the next are two lines where they stand level', async () => {
    const quote = (id: string): string => `:::pull-quote{#${id} source="陈阿婆"}\n河会回来的\n:::\n`;
    const story = `${(await samplePlain()).slice(0, 6).join('')}\n\n${quote('a')}\n${quote('b')}`;
    const layout = await setPageOf(
      'level',
      `
  below: {block: pull-quote, quote: a, columns: 1, rows: 21-40}
  above: {block: pull-quote, quote: b, columns: 2, rows: 1-17}
  body: {block: text, story: lead, columns: 1-2, rows: 1-40}`,
      story,
    );
    const inColumn = (column: number) =>
      layout.lines.filter(({ frame }) => frame !== undefined && layout.frames[frame]!.column === column);
    const [foot, head] = [inColumn(1).at(-1)!.box, inColumn(2)[0]!.box];
    expect(foot.y).toBeCloseTo(head.y, 3);
    expect(ragged(layout)).toEqual([]);
  });

  test.each(Array.from({ length: layouts }, (_, index) => index))('frames of unequal width, page %i', async (seed) => {
    const next = numbersFrom(seed);
    let row = 1;
    const frames: string[] = [];
    while (row < 90) {
      const rows = 5 + next(14);
      const from = 1 + next(4);
      frames.push(`{columns: ${from}-${Math.min(6, from + next(3))}, rows: ${row}-${row + rows}}`);
      row += rows + 1;
    }
    const place = `\n  body: {block: text, story: lead, columns: 1-6, rows: 1-102, frames: [${frames.join(', ')}]}`;
    const layout = await setPageOf(`frames-${seed}`, place, await marked(seed));
    expect(new Set(layout.lines.map(({ frame }) => frame)).size).toBeGreaterThan(3);
    expect(ragged(layout)).toEqual([]);
  });

  test.each(Array.from({ length: layouts }, (_, index) => index))(
    'columns beside a pull quote, page %i',
    async (seed) => {
      const next = numbersFrom(seed + 100);
      const [column, row] = [1 + next(5), 12 + next(30)];
      const place = `
  head: {block: headline, story: lead, columns: 1-${2 + next(3)}, rows: 1-${6 + next(9)}}
  quote: {block: pull-quote, quote: said, columns: ${column}-${column + 1}, rows: ${row}-${row + 7 + next(8)}, straddle: true}
  body: {block: text, story: lead, columns: 1-6, rows: 1-70}`;
      const quote = ':::pull-quote{#said source="陈阿婆"}\n河会回来的\n:::\n';
      const story = `---\nheadline: 河会回来\n---\n\n${await marked(seed)}\n\n${quote}`;
      const layout = await setPageOf(`quote-${seed}`, place, story);
      const widths = new Set(layout.frames.map(({ box }) => Math.round(box.width)));
      expect(widths.size).toBeGreaterThan(1);
      expect(ragged(layout)).toEqual([]);
      expect(layout.lines.filter(({ role }) => role === 'body').length).toBeGreaterThan(120);
    },
  );
});
