/**
 * Fine setting in the pinned Chromium: what is planned is what the browser sets, whatever the copy. A few pages in each
 * run; 2,000 by `DAYANG_SETTING_PAGES=2000 npx vitest run tests/browser/setting-lines.test.ts -t shuffled`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, newspaper, openHarness, type SetText, samplePlain } from './setting-harness.ts';

const pages = Number(process.env['DAYANG_SETTING_PAGES'] ?? 26);
const measures = Array.from({ length: 13 }, (_, index) => 13 + index);
/** px; not all of them whole parts of what the browser counts in. */
const sizes = [12, 12.5867, 14.25, 13.3333, 11.625];

let harness: Harness;
let sentences: readonly string[] = [];
beforeAll(async () => {
  harness = await openHarness();
  sentences = (await samplePlain()).flatMap((one) => one.match(/[^。！？]*[。！？]+[”’」』]*|[^。！？]+$/g) ?? []);
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A small generator of our own (mulberry32), so that a page's number says what is on it. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All sentences in another order, in paragraphs of one to six. */
function shuffled(seed: number, vertical: boolean): string[] {
  const random = randomFrom(seed);
  const order = sentences.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const found: string[] = [];
  for (let at = 0; at < order.length; ) {
    const count = 1 + Math.floor(random() * 6);
    found.push(
      order
        .slice(at, at + count)
        .map(({ one }) => one)
        .join(''),
    );
    at += count;
  }
  // Vertical copy is written with the quotes of vertical text.
  return vertical ? found.map((one) => one.replace(/[“”‘’]/g, (quote) => '「」『』'['“”‘’'.indexOf(quote)]!)) : found;
}

describe('shuffled copy', () => {
  test(`${pages} pages of it come out as planned, at most one line in 5,000 over 0.08 em`, {
    timeout: 30_000 + pages * 1_500,
  }, async () => {
    let lines = 0;
    let loose = 0;
    let unset = 0;
    const wrong: string[] = [];
    const ragged: string[] = [];
    for (let page = 0; page < pages; page += 1) {
      const vertical = page % 2 === 1;
      const characters = measures[(page >> 1) % measures.length]!;
      const place = `page ${page}, ${characters} ${vertical ? 'vertical' : 'horizontal'}: `;
      const texts = shuffled(page, vertical);
      for (const set of await harness.set(texts, { characters, vertical, size: sizes[page % sizes.length]! })) {
        if (!set.planned) unset += 1;
        expect(set.whole).toBe(true);
        if (set.misplaced) wrong.push(place + set.lines.map(({ text }) => text).join('|'));
        for (const line of set.lines) {
          lines += 1;
          if (line.stretch > 0.08) loose += 1;
          // Flush right to a fiftieth of an em, but for points in the gutter.
          if (!line.last && !line.hung && Math.abs(line.short) > 0.02)
            ragged.push(`${place}${line.text} ${line.short}`);
        }
      }
    }
    process.stderr.write(`${pages} pages, ${lines} lines, ${wrong.length} wrong, ${loose} over 0.08 em\n`);
    expect(wrong).toEqual([]);
    expect(ragged).toEqual([]);
    expect(unset).toBe(0);
    expect(lines).toBeGreaterThan(pages * 100);
    // What is over cannot be set otherwise: a short first line before something that may not be parted from it.
    expect(loose).toBeLessThanOrEqual(Math.ceil(lines / 5_000));
  });

  test('would be told of a line that came out otherwise', async () => {
    const [first] = await samplePlain();
    expect((await harness.set([first!], { characters: 17 }))[0]!.misplaced).toBe(false);
    const misplaced = await harness.tab.evaluate(() => {
      const paragraph = document.querySelector<HTMLElement>('#trial p')!;
      const setter = window.setting.openSetter(document.body, {
        mode: 'newspaper',
        punctuation: 'full',
        kinsoku: 'gb',
        space: 'none',
        last: 2,
      });
      setter.impose(paragraph, setter.plan(paragraph, 17));
      paragraph.style.width = `${16 * 12}px`;
      return setter.misplaced(18).length;
    });
    expect(misplaced).toBe(1);
  });
});

/** As typists leave it: marks of half a square and less, which a squeeze must not take for whole ones. */
test.each(measures)(
  'half-width marks and single letters before quotes come out as planned at %i characters',
  async (characters) => {
    const marks: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '。': '1“', '、': 'I（' };
    const texts = shuffled(characters, false).map((one) => one.replace(/[，；：。、]/g, (mark) => marks[mark]!));
    const strayed = (await harness.set(texts, { characters })).filter(({ misplaced }) => misplaced);
    expect(strayed.map(({ lines }) => lines.map(({ text }) => text).join('|'))).toEqual([]);
  },
);

describe('what is wider than its line', () => {
  const texts = [
    '公开课在网上也能看，地址是https://example.org/qingxi/open-class/2026/index.html，欢迎大家来听。孩子们坐在前排。',
    '面上，Pneumonoultramicroscopicsilicovolcanoconiosis是最长的词，孩子们坐在前排，听老人讲溪里的鱼，听得入神。',
    '来信请寄open.class-of-qingxi@example.org，信封上写明“青溪公开课”，附上电话139-0000-0000-0000-0000，便于回复。',
  ];
  const partedIn = (sets: readonly SetText[]): string[] =>
    sets.flatMap(({ lines }) =>
      lines.slice(1).flatMap(({ text }, index) => {
        const before = lines[index]!.text;
        return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(text) ? [`${before.slice(-3)}|${text.slice(0, 3)}`] : [];
      }),
    );

  test.each([8, 11, 13, 17])(
    'is parted, and the paragraph planned all the same, at %i characters',
    async (characters) => {
      for (const vertical of [false, true]) {
        const sets = await harness.set(texts, { characters, vertical });
        const [address, word] = sets;
        expect(sets.map(({ planned, misplaced, whole }) => ({ planned, misplaced, whole }))).toEqual(
          texts.map(() => ({ planned: true, misplaced: false, whole: true })),
        );
        // Addresses behind their marks, words only between letters, and never after one or two of them.
        expect(partedIn([address!])).toEqual([]);
        const parted = partedIn([word!]);
        expect(parted.length).toBeGreaterThan(0);
        for (const one of parted) expect(one).toMatch(/^[A-Za-z]{3}\|[A-Za-z]{3}$/);
      }
    },
  );

  test('keeps what fits as it is', async () => {
    expect(partedIn(await harness.set(texts, { characters: 32 }))).toEqual([]);
  });
});

test.each(['full', 'kaiming', 'half'] as const)(
  '%s punctuation comes out as planned, tracked lines too',
  async (punctuation) => {
    const texts = await samplePlain();
    let tracked = 0;
    for (const vertical of [false, true]) {
      for (let characters = 8; characters < 15; characters += 1) {
        const sets = await harness.set(texts, { characters, vertical, setting: { ...newspaper, punctuation } });
        const strayed = sets.filter(({ misplaced }) => misplaced);
        expect(strayed.map(({ lines }) => lines.map(({ text }) => text).join('|'))).toEqual([]);
        tracked += sets.flatMap(({ lines }) => lines).filter(({ track }) => track > 0).length;
      }
    }
    expect(tracked).toBeGreaterThan(50);
  },
);

describe('markup in a paragraph', () => {
  const pieces = [
    '修复前的青溪，“',
    '水色如墨',
    '”；修复后的青溪，',
    '鱼翔浅底',
    '，两岸',
    '的人家',
    '2026年又添了126户，《溪志》里都记着。',
  ];
  const html = (index: number): string => {
    const [a, b, c, d, e, f, g] = pieces.map((one, at) => (at === index ? one.repeat(3) : one));
    return `${a}<strong>${b}</strong>${c}<em>${d}</em>${e}<a href="#x">${f}</a>${g}`.repeat(2);
  };

  test.each(measures)('keeps its elements, its text and its lines at %i characters', async (characters) => {
    const texts = pieces.map((_, index) => html(index));
    for (const [index, set] of (await harness.set(texts, { characters, markup: true })).entries()) {
      expect({ index, misplaced: set.misplaced, whole: set.whole }).toEqual({ index, misplaced: false, whole: true });
    }
    const kept = await harness.tab.evaluate(() => [
      document.querySelectorAll('#trial strong').length,
      document.querySelectorAll('#trial a[href="#x"]').length,
      document.querySelectorAll('#trial em').length,
    ]);
    expect(kept).toEqual([14, 14, 14]);
  });
});

describe('what squeezing looks like', () => {
  const only = async (text: string, characters: number, setting = newspaper): Promise<SetText> =>
    (await harness.set([text], { characters, setting }))[0]!;

  test('a mark ends a line in half its width, and an opening one begins it so', async () => {
    const { lines } = await only('水水水水水水水水，水水水水水水水水水“水水水水水水水水水水水水水水', 10);
    expect(lines[0]!).toMatchObject({ text: '水水水水水水水水，', hung: true });
    const widths = await harness.tab.evaluate(() => document.querySelectorAll('#trial .gap').length);
    expect(widths).toBeGreaterThan(0);
  });

  test('half-width style takes half an em for every mark, 开明 a whole one at the end of a sentence', async () => {
    const text = `${'水，水、水。'.repeat(3)}水`;
    const lengthOf = async (punctuation: 'full' | 'kaiming' | 'half'): Promise<number> => {
      const [set] = await harness.set([text], { characters: 30, setting: { ...newspaper, punctuation } });
      return 30 - set!.lines[0]!.short - 2;
    };
    expect(await lengthOf('full')).toBeCloseTo(19, 1);
    expect(await lengthOf('kaiming')).toBeCloseTo(16, 1);
    expect(await lengthOf('half')).toBeCloseTo(14.5, 1);
  });

  test('clreq never tracks, newspaper never beyond a twentieth of an em', async () => {
    const texts = shuffled(7, false);
    const most = async (mode: 'newspaper' | 'clreq'): Promise<number> => {
      const sets = await harness.set(texts, { characters: 11, setting: { ...newspaper, mode } });
      expect(sets.filter(({ misplaced }) => misplaced)).toEqual([]);
      return Math.max(...sets.flatMap(({ lines }) => lines.map(({ track }) => track)));
    };
    expect(await most('clreq')).toBe(0);
    const tracked = await most('newspaper');
    expect(tracked).toBeGreaterThan(0);
    expect(tracked).toBeLessThanOrEqual(0.05);
  });

  test.each(['none', 'eighth', 'quarter'] as const)('Han–Latin space: %s', async (space) => {
    const [set] = await harness.set(['水2026水'], { characters: 30, setting: { ...newspaper, space } });
    const [bare] = await harness.set(['水2026水'], { characters: 30 });
    const wide = bare!.lines[0]!.short - set!.lines[0]!.short;
    expect(wide).toBeCloseTo({ none: 0, eighth: 0.25, quarter: 0.5 }[space], 1);
  });
});
