/**
 * Copy of other scripts in the pinned Chromium, alone and within one another: every break is the planned one, marks and
 * kana stand where their script lets them. More pages by `DAYANG_SETTING_PAGES=400 npx vitest run tests/browser/setting-scripts.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, newspaper, openHarness, storyPlain } from './setting-harness.ts';

const pages = Number(process.env['DAYANG_SETTING_PAGES'] ?? 6);
/** px; not all of them whole parts of what the browser counts in. */
const sizes = [12, 12.5867, 14.25, 13.3333, 11.625];

const small = 'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ';
const kinsoku = '水国中ー々ゝゞヽヾ〻・：；？！、。，．）」』】〕］｝〉》（「『【〔［｛〈《〜‐゠';
const extra =
  'Wolfgang said: “No—never!” The twenty-six well-known (and/or) A/B tests… isn’t it? Hyphenation, “quoted,” 1,234.5 km.';

const stories = { 'zh-Hant': 'oldest', ja: 'gauge', en: 'chalk' } as const;
type Tongue = keyof typeof stories;
const tongues = Object.keys(stories) as Tongue[];
const copy = new Map<Tongue, readonly string[]>();

let harness: Harness;
beforeAll(async () => {
  for (const tongue of tongues) copy.set(tongue, await storyPlain(stories[tongue]));
  harness = await openHarness({
    'zh-Hant': [...copy.get('zh-Hant')!, '‘’“”'],
    ja: [...copy.get('ja')!, small + kinsoku.replace(/[[\]{}]/g, '')],
    en: [...copy.get('en')!, extra],
  });
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A small generator of our own, so that a page's number says what is on it. */
function randomFrom(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const sentences = (tongue: Tongue): readonly string[] =>
  copy
    .get(tongue)!
    .flatMap((one) => one.match(tongue === 'en' ? /[^.]+[.”]+ ?/g : /[^。]*[。！？]+[」』]*|[^。]+$/g) ?? []);

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Sentences of a language in another order; with `mixed`, some of the other languages among them, as spans. */
function shuffled(tongue: Tongue, seed: number, mixed: boolean): string[] {
  const random = randomFrom(seed);
  const shuffle = (all: readonly string[]): string[] =>
    all
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  const own = shuffle(tongue === 'en' ? [...sentences('en'), `${extra} `] : sentences(tongue));
  const others = tongues.filter((one) => one !== tongue);
  const found: string[] = [];
  for (let at = 0; at < own.length; ) {
    const count = 1 + Math.floor(random() * 5);
    const parts = own.slice(at, at + count).map((one) => {
      if (!mixed || random() < 0.4) return html(one);
      const other = others[Math.floor(random() * others.length)]!;
      return `${html(one)}<span lang="${other}">${html(shuffle(sentences(other))[0]!.trim())}</span>`;
    });
    found.push(parts.join(tongue === 'en' ? ' ' : ''));
    at += count;
  }
  return found;
}

describe.each(tongues)('%s', (tongue) => {
  test.each([false, true])('shuffled copy comes out as planned; mixed: %s', { timeout: 120_000 }, async (mixed) => {
    let lines = 0;
    const wrong: string[] = [];
    const ragged: string[] = [];
    for (let page = 0; page < pages; page += 1) {
      const characters = 13 + ((page * 5) % 13);
      const vertical = page % 3 === 2;
      const texts = shuffled(tongue, page, mixed);
      const place = `page ${page}, ${characters}${vertical ? ' vertical' : ''}: `;
      const style = { characters, vertical, size: sizes[page % sizes.length]!, language: tongue, markup: true };
      for (const set of await harness.set(texts, style)) {
        expect(set.whole).toBe(true);
        expect([place, set.planned]).toEqual([place, true]);
        if (set.misplaced) wrong.push(place + set.lines.map(({ text }) => text).join('|'));
        for (const line of set.lines) {
          lines += 1;
          if (!line.last && !line.hung && Math.abs(line.short) > 0.03) {
            ragged.push(`${place}${line.text} ${line.short}`);
          }
        }
      }
    }
    process.stderr.write(`${tongue}${mixed ? ' mixed' : ''}: ${pages} pages, ${lines} lines, ${wrong.length} wrong\n`);
    expect(wrong).toEqual([]);
    expect(ragged).toEqual([]);
    expect(lines).toBeGreaterThan(pages * 10);
  });
});

/** The mark at every place of a line of ten. */
const trials = (mark: string): string[] =>
  Array.from(
    { length: 13 },
    (_, index) => `${'水'.repeat(6 + index)}${mark}${'国'.repeat(13)}${mark}${'水'.repeat(12)}`,
  );

const japanese = [
  { what: '拗促音と長音', marks: [...small, 'ー'], start: ['gb', 'strict'], end: [] },
  { what: '繰返し記号', marks: [...'々ゝゞヽヾ〻'], start: ['basic', 'gb', 'strict'], end: [] },
  { what: '中点類と区切り約物', marks: [...'・：；？！'], start: ['basic', 'gb', 'strict'], end: [] },
  { what: '句読点', marks: [...'、。，．'], start: ['basic', 'gb', 'strict'], end: [] },
  { what: '終わり括弧', marks: [...'）」』】〕］｝〉》'], start: ['basic', 'gb', 'strict'], end: [] },
  { what: 'ハイフン類', marks: [...'〜‐゠'], start: ['basic', 'gb', 'strict'], end: [] },
  { what: '始め括弧', marks: [...'（「『【〔［｛〈《'], start: [], end: ['basic', 'gb', 'strict'] },
] as const;

describe.each(['none', 'basic', 'gb', 'strict'] as const)('kinsoku %s of Japanese', (level) => {
  test.each(japanese)('$what', async ({ marks, start, end }) => {
    const setting = { ...newspaper, kinsoku: level };
    const forbids = (levels: readonly string[]): boolean => levels.includes(level);
    for (const mark of marks) {
      const sets = await harness.set(trials(mark), { characters: 10, language: 'ja', setting });
      const lines = sets.flatMap((set) => set.lines.map(({ text }) => text));
      expect([mark, sets.some(({ misplaced }) => misplaced)]).toEqual([mark, false]);
      if (forbids(start)) expect(lines.filter((line) => line.startsWith(mark))).toEqual([]);
      if (forbids(end)) expect(lines.filter((line) => line.endsWith(mark))).toEqual([]);
    }
    // What is not kept does begin lines: the test sees it.
    const free = marks.some((mark) => start.length > 0 && !forbids(start) && mark);
    if (free) {
      const sets = await harness.set(trials(marks[0]!), { characters: 10, language: 'ja', setting });
      expect(sets.flatMap((set) => set.lines).some(({ text }) => text.startsWith(marks[0]!))).toBe(true);
    }
  });
});

test('marks of traditional Chinese keep the middle of their square, at a line’s end too', async () => {
  const text = `${'水'.repeat(7)}，${'國'.repeat(9)}。${'水'.repeat(9)}、${'國'.repeat(3)}`;
  const [set] = await harness.set([text], { characters: 10, language: 'zh-Hant' });
  expect(set!.lines.map((line) => [line.text.at(-1), line.foot])).toEqual([
    ['，', 0],
    ['。', 0],
    ['、', 0],
    ['國', 0],
  ]);
});
