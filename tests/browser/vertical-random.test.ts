/**
 * Vertical stories of any copy, in any tiers, round any blocks: no character lost, every line as planned and in its place.
 * A few pages in each run; 2,000 by `DAYANG_VERTICAL_PAGES=2000 npx vitest run tests/browser/vertical-random.test.ts`, and
 * one of them, number 97, by `DAYANG_VERTICAL_PAGES=1 DAYANG_VERTICAL_FROM=97`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLayout } from '../../scripts/check/index.ts';
import { isJustified, widestGap } from '../../scripts/check/stretch.ts';
import { pt, ptToMm } from '../../scripts/core/units.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { type Layout, type OpenBrowser, openBrowser, setPage } from '../../scripts/layout/index.ts';
import { layoutSchema } from '../../scripts/layout/schema.ts';
import { conserve } from '../../scripts/pdf/index.ts';
import { projectRoot } from '../run-dayang.ts';
import { samplePlain } from './setting-harness.ts';

/** Of the sample's lead story, and of the literary page's with its readings, names, titles and dots. */
const plain = await samplePlain();
const marked = (await readFile(join(projectRoot, 'content/fukan/stories/essay.md'), 'utf8'))
  .split(/^---$/m)[2]!
  .split('\n\n')
  .filter((one) => !one.includes(':::'));
const sentences = [...plain, ...marked].flatMap((one) => one.trim().match(/[^。！？]+[。！？][”’]*/g) ?? []);

let browser: OpenBrowser;
let root = '';
beforeAll(async () => {
  browser = await openBrowser();
  root = await mkdtemp(join(tmpdir(), 'dayang-random-'));
  for (const folder of ['pages', 'stories', 'photos']) await mkdir(join(root, folder));
  const grey = sharp({ create: { width: 300, height: 200, channels: 3, background: '#778877' } });
  await grey.png().toFile(join(root, 'photos/a.png'));
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

const shuffled = fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }), {
  minLength: 6,
  maxLength: 16,
});

/** What no writer wrote: words, points, quotes, numbers, words across, readings, names, titles, dots. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('溪声', '桥', '一篙春水', '云起时', '渡', '人家') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('，', '。', '、', '；', '：“', '”', '？', '！', '（', '）', '——', '……', '《水志》'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('7', '24', '126', '2026', '15%', '98.5%', 'A', 'GDP', 'pH 7.4', 'Qingxi Daily'),
  },
  { weight: 2, arbitrary: fc.constantFrom('{罱|lǎn}', '{舴艋|zé|měng}', '{筚路蓝缕|bìlùlánlǚ}', '{溪|xī}{声|shēng}') },
  { weight: 2, arbitrary: fc.constantFrom('[青溪]{.name}', '[芦湾]{.name}[层塘]{.name}', '[青溪志]{.title}') },
  { weight: 1, arbitrary: fc.constantFrom('的*不可断*的', '的**黑体**的') },
);
const paragraph = fc.array(piece, { minLength: 1, maxLength: 90 }).map((parts) => `水${parts.join('')}`);
const head = '## 断与渡，一条河的24年';
const wild = fc.array(fc.oneof({ weight: 8, arbitrary: paragraph }, { weight: 1, arbitrary: fc.constant(head) }), {
  minLength: 6,
  maxLength: 16,
});
/** Lines can be held to a limit where people wrote them. */
const flow = fc.oneof(
  { weight: 3, arbitrary: shuffled.map((all) => ({ written: true, paragraphs: all.map((one) => one.join('')) })) },
  { weight: 1, arbitrary: wild.map((paragraphs) => ({ written: false, paragraphs })) },
);

/** One block in each quarter of the page, or none; each may reach into a tier as far as it likes. */
const blocks = ['photo: a', 'photo: b', 'quote: q', 'sidebar: s'] as const;
const kinds = { photo: 'photo', quote: 'pull-quote', sidebar: 'sidebar' } as const;
const quarter = fc.option(
  fc.record({ columns: fc.integer({ min: 1, max: 4 }), rows: fc.integer({ min: 7, max: 22 }) }),
  {
    nil: undefined,
  },
);
const page = fc.record({
  tiers: fc.integer({ min: 1, max: 5 }),
  quarters: fc.tuple(quarter, quarter, quarter, quarter),
  movable: fc.boolean(),
  fit: fc.constantFrom('exact', 'report'),
  setting: fc.record({
    quotes: fc.constantFrom('gb', 'corner'),
    numbers: fc.constantFrom('upright', 'han'),
    kinsoku: fc.constantFrom('gb', 'basic', 'strict'),
    punctuation: fc.constantFrom('full', 'full', 'kaiming', 'half'),
  }),
  rules: fc.boolean(),
});
type RandomPage = typeof page extends fc.Arbitrary<infer One> ? One : never;

function placedBlocks({ quarters, movable }: RandomPage): readonly string[] {
  return quarters.flatMap((one, index) => {
    if (!one) return [];
    const [left, top] = [index % 2 === 0, index < 2];
    const what = blocks[index]!;
    const kind = kinds[what.split(':')[0] as keyof typeof kinds];
    // Words need room.
    const [wide, high] =
      kind === 'photo' ? [one.columns, one.rows] : [Math.max(2, one.columns), Math.max(14, one.rows)];
    const columns = left ? `1-${wide}` : `${10 - wide}-9`;
    const rows = top ? `1-${high}` : `${50 - high}-49`;
    const fit = movable && kind === 'photo' ? `, fit: {lines: 4-30, anchor: ${left ? 'left' : 'right'}}` : '';
    const writing = kind === 'photo' ? '' : ', writing: vertical';
    return [`b${index}: {block: ${kind}, ${what}, columns: "${columns}", rows: "${rows}"${fit}${writing}}`];
  });
}

async function writeEdition(random: RandomPage, paragraphs: readonly string[]): Promise<void> {
  const { setting, tiers, rules, fit } = random;
  const placed = [
    // Four tiers of whole rows leave two of the page's rows.
    `text: {block: text, story: lead, columns: "1-9", rows: "1-${tiers === 4 ? 47 : 49}", writing: vertical, tiers: ${tiers}, rules: ${rules}}`,
    ...placedBlocks(random),
  ];
  await writeFile(
    join(root, 'edition.yaml'),
    `newspaper: 大样日报
date: 2026-09-18
number: 4210
id: random
sheet: tabloid
margins: {top: 27, bottom: 25, inner: 20, outer: 20}
setting: ${JSON.stringify(setting)}
credits: [{role: 责任编辑, name: 林川}]
pages: [pages/08.yaml]
`,
  );
  await writeFile(
    join(root, 'pages/08.yaml'),
    `page: 8
name: 溪声
template: special-page
theme: plain
grid: {columns: 9, characters: 5, size: 12, gutter: 1.3125, pitch: 19.5, rows: 49}
fit: ${fit}
place:
${placed.map((one) => `  ${one}\n`).join('')}`,
  );
  const named = placed.join();
  const photo = (id: string) => `:::photo{#${id} src="photos/a.png" alt="溪" credit="程野 摄"}\n溪上。\n:::\n`;
  const directives = [
    named.includes('photo: a') ? photo('a') : '',
    named.includes('photo: b') ? photo('b') : '',
    named.includes('quote: q') ? ':::pull-quote{#q source="老鲁"}\n“它自己会填。”\n:::\n' : '',
    named.includes('sidebar: s') ? ':::sidebar{#s}\n## 水名\n\n[云涧]{.name}，126里。\n:::\n' : '',
  ];
  await writeFile(join(root, 'stories/lead.md'), `---\n---\n\n${[...paragraphs, ...directives].join('\n\n')}\n`);
}

/** Body lines that do not stand where the lattice of the story has a line. */
function offLattice({ frames, lines, stories }: Layout): readonly string[] {
  const { pitch } = frames[0]!.vertical!;
  const em = ptToMm(pt(stories[0]!.size));
  const edge = Math.max(...frames.map(({ box }) => box.x + box.width));
  return lines
    .filter(({ role }) => role === 'body')
    .filter(({ box }) => {
      const at = (edge - em / 2 - box.x - box.width / 2) / pitch;
      return Math.abs(at - Math.round(at)) * pitch > 0.03;
    })
    .map(({ text }) => text);
}

interface LongLines {
  readonly of: number;
  /** Opened too far, and those of them that had a choice. */
  readonly loose: readonly string[];
  readonly avoidable: number;
}

/**
 * Lines opened too far, of those that hold 13 characters and more: beside a block they may hold as few as eight. A number
 * of three figures and more is as many characters high, and not parted: before one there is nothing else to be done.
 */
function longLines({ frames, lines, stories }: Layout): LongLines {
  const least = 12.9 * ptToMm(pt(stories[0]!.size));
  const held = lines.flatMap((line, at) => {
    if (line.role !== 'body' || (frames[line.frame ?? -1]?.box.height ?? 0) <= least) return [];
    return [{ line, next: lines[at + 1]?.text ?? '' }];
  });
  const loose = held.filter(({ line }) => isJustified(line) && widestGap(line) > 0.08);
  return {
    of: held.length,
    loose: loose.map(({ line, next }) => `${widestGap(line).toFixed(3)} ${line.text}|${next.slice(0, 6)}`),
    avoidable: loose.filter(({ next }) => !/^\d{3}/.test(next)).length,
  };
}

/** What no copy and no place of a block excuses. */
const inexcusable = /^(layout\/(?!overset|underset)|geo\.baseline|text\.overlap|line\.kinsoku|geo\.bounds|line\.dash)/;
const pages = Number(process.env['DAYANG_VERTICAL_PAGES'] ?? 10);
const from = Number(process.env['DAYANG_VERTICAL_FROM'] ?? 0);
/**
 * Pages that were wrong: lines level in two tiers taken for one; a reading in the margin of a story that is over, cut off;
 * two figures in one square with white below taken for two lines.
 */
const known = [97, 1342, 1740];

type RandomFlow = typeof flow extends fc.Arbitrary<infer One> ? One : never;

interface Seen {
  /** What is wrong with the page. */
  readonly faults: readonly string[];
  readonly astray: number;
  readonly lines: number;
  readonly long: LongLines | undefined;
}

async function lookAt(random: RandomPage, { written, paragraphs }: RandomFlow): Promise<Seen> {
  await writeEdition(random, paragraphs);
  const { value: edition, diagnostics } = await loadEdition(root);
  // All its pictures are one.
  const faults = diagnostics.filter(({ code, severity }) => severity !== 'info' && code !== 'edition/picture-twice');
  expect([faults, edition !== undefined]).toEqual([[], true]);
  const [only] = edition!.pages;
  const { value: html } = await renderPage(edition!, only!);
  const { value, diagnostics: told } = await setPage(browser, { edition: edition!, page: only!, html: html! });
  const { layout, pdf } = value!;
  const { sources } = edition!;
  const found = checkLayout(layout, sources).filter(({ onPage }) => onPage?.block === 'text');
  const lost = await conserve(pdf, html!.expected, { layout, sources });
  return {
    faults: [
      ...[...told, ...found].filter(({ code }) => inexcusable.test(code)).map(({ code }) => code),
      ...(layoutSchema.safeParse(layout).error?.issues ?? []).map(({ message }) => message),
      ...offLattice(layout).map((line) => `off the lattice: ${line}`),
      ...lost.map(({ code }) => code),
    ],
    astray: told.filter(({ code }) => code === 'layout/lines-astray').length,
    lines: layout.lines.filter(({ role }) => role === 'body').length,
    long: written ? longLines(layout) : undefined,
  };
}

test(`${pages} pages: no character is lost, every line stands as planned in its place, few are loose`, {
  timeout: 30_000 + pages * 5_000,
}, async () => {
  let [lines, astray, long, avoidable] = [0, 0, 0, 0];
  const loose: string[] = [];
  const faulty: string[] = [];
  const wanted = new Set([...Array.from({ length: pages }, (_, at) => from + at), ...(from === 0 ? known : [])]);
  const all = fc.sample(fc.tuple(page, flow), { numRuns: Math.max(...wanted) + 1, seed: 20260918 });
  for (const [index, [random, written]] of all.entries()) {
    if (!wanted.has(index)) continue;
    const seen = await lookAt(random, written);
    lines += seen.lines;
    astray += seen.astray;
    long += seen.long?.of ?? 0;
    avoidable += seen.long?.avoidable ?? 0;
    loose.push(...(seen.long?.loose ?? []).map((line) => `page ${index}: ${line}`));
    if (seen.faults.length === 0) continue;
    faulty.push(`page ${index}: ${JSON.stringify(random)}: ${seen.faults.join(', ')}`);
    process.stderr.write(`${faulty.at(-1)}\n`);
  }
  process.stderr.write(
    `${pages} pages from ${from}, ${lines} lines, ${astray} paragraphs broken otherwise than planned; of ${long} lines ` +
      `that people wrote ${loose.length} over 0.08 em, ${avoidable} of them not before a long number\n${loose.join('\n')}\n`,
  );
  expect(faulty).toEqual([]);
  expect(lines).toBeGreaterThan(pages * 30);
  expect(avoidable).toBeLessThanOrEqual(Math.ceil(long / 5_000));
});
