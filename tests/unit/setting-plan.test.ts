/** The planner without a browser: all copy stays, squeezing goes before pushing out, what belongs together is not parted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Setting } from '../../scripts/edition/model.ts';
import { adjust } from '../../scripts/layout/in-page/setting/adjust.ts';
import { analyse, wantedOf } from '../../scripts/layout/in-page/setting/analyse.ts';
import { steps } from '../../scripts/layout/in-page/setting/analysis.ts';
import { clustersOf } from '../../scripts/layout/in-page/setting/clusters.ts';
import { type Measure, planLines, planToLength } from '../../scripts/layout/in-page/setting/plan.ts';
import { styleOf } from '../../scripts/layout/in-page/setting/style.ts';
import { openWalk } from '../../scripts/layout/in-page/setting/walk.ts';

const newspaper: Setting = { mode: 'newspaper', punctuation: 'full', kinsoku: 'gb', space: 'none', last: 2 };

function prepared(nodes: readonly string[], wish: Partial<Setting> = {}, upright = false) {
  const clusters = clustersOf(nodes);
  const face = { key: '', family: '', weight: '', language: '', upright, known: new Map<string, number>() };
  const faces = nodes.map(() => face);
  for (const { text } of wantedOf(clusters, faces)) {
    const wide = [...text].reduce((sum, one) => sum + (one < '\u2000' ? 0.5 : 1), 0);
    face.known.set(text, text.startsWith('½') ? 0.5 : wide);
  }
  const style = styleOf({ ...newspaper, ...wish }, { size: 12, indent: 2, vertical: false });
  return { of: analyse(clusters, faces, style), style };
}

function set(text: string, measure: Measure, wish: Partial<Setting> = {}) {
  const { of, style } = prepared([text], wish);
  const lines = planLines(of, measure, style);
  const texts = lines?.map(({ from, to }) =>
    of.clusters
      .slice(from, to + 1)
      .map((one) => one.text)
      .join(''),
  );
  return { of, style, lines: lines ?? [], texts: texts ?? [] };
}

const copy = fc
  .array(
    fc.constantFrom('水', '溪', '，', '。', '“', '”', '2026', '年', 'pH', ' ', '——', '……', '《溪志》', '12.6', '公里'),
    {
      minLength: 1,
      maxLength: 120,
    },
  )
  .map((parts) => parts.join(''));

describe('any copy', () => {
  test('is in the lines whole and in order, and each line comes to its measure', () => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 8, max: 25 }), (text, measure) => {
        const { of, style, lines, texts } = set(text, measure);
        if (lines.length === 0) return;
        expect(texts.join('')).toBe(text);
        const { after } = adjust(of, lines, style);
        for (const { from, to, measure: room, rest, last } of lines) {
          let length = -of.head[from]!;
          for (let at = from; at <= to; at += 1) {
            if (at < to || of.clusters[at]!.kind !== 'space') length += of.width[at]! + after[at]!;
          }
          // What is left is for the browser to stretch; 1/64 px for each part of the line is kept back.
          expect(length).toBeLessThanOrEqual(room + 1e-6);
          if (!last) expect(length).toBeGreaterThan(room - rest - 0.35);
        }
      }),
    );
  });

  test('is cut at the borders of its text nodes, and nowhere else', () => {
    fc.assert(
      fc.property(copy, fc.nat(), (text, at) => {
        const cut = at % (text.length + 1);
        const clusters = clustersOf([text.slice(0, cut), text.slice(cut)].filter((one) => one !== ''));
        expect(clusters.map((one) => one.text).join('')).toBe(text);
        expect(clusters.filter(({ joined }) => joined).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a line', () => {
  test('takes a mark in before a character is pushed out', () => {
    // Eight ems, and a point that may not begin the next line: the browser by itself would push 水， out, and stretch.
    const { texts, lines } = set('水水，水水水水水，水水水水水水水水水水水水', 10);
    expect(texts[0]).toBe('水水，水水水水水，');
    expect(lines[0]!.use[steps.pause]).toBeCloseTo(1);
    expect(lines[0]!.stretch).toBe(0);
  });

  test('gives up white in the order of CLREQ: words, brackets, points, Han–Latin, stops, a second half', () => {
    // A space between words that is wider than a quarter of an em, and others, in different company.
    const texts = ['水ab cd水（水）水，水水。水。“水', '水ab水水。水', '水，水ab水，水ab水。水', '水水水水水。“水水水'];
    const used = new Set<number>();
    for (const text of texts) {
      for (let measure = 9; measure < 20; measure += 0.05) {
        const wish = { mode: 'clreq', space: 'quarter' } as const;
        const { of, lines } = set(text + '水'.repeat(40), measure, wish);
        const { from, to, use } = lines[0]!;
        const offered = Object.values(steps).filter((step) => of.step.slice(from, to).includes(step));
        const last = offered.findLastIndex((step) => use[step]! > 1e-6);
        for (const step of offered.slice(0, Math.max(0, last))) expect(use[step]).toBeCloseTo(1);
        if (last >= 0) used.add(offered[last]!);
      }
    }
    expect([...used].sort()).toEqual(Object.values(steps));
  });

  test('shares white alike within a step', () => {
    const { of, lines, style } = set(`水，水水，水水水水，${'水'.repeat(40)}`, 12.2);
    const { after } = adjust(of, lines, style);
    const commas = of.clusters.flatMap(({ text }, at) => (text === '，' && at < lines[0]!.to ? [after[at]!] : []));
    expect(commas.length).toBeGreaterThan(1);
    for (const one of commas) expect(one).toBeCloseTo(commas[0]!, 6);
    expect(commas[0]).toBeLessThan(0);
  });

  test.each([
    ['共投入18.6亿元治水', '18.6亿元'],
    ['全长126公里又两里', '126公里'],
    ['到3月12日那一天', '3月12日'],
    ['都写在《溪志》里', '《溪志》'],
    ['名列第12名的人', '第12名'],
    ['占了98%的水面', '98%'],
  ])('does not part %s', (words, whole) => {
    for (let before = 2; before < 24; before += 1) {
      const { texts } = set(`${'溪水，'.repeat(before)}溪${words}，${'溪水，'.repeat(9)}`, 20);
      expect(texts.some((text) => text.includes(whole))).toBe(true);
    }
  });

  test('is never tracked in mode clreq', () => {
    fc.assert(
      fc.property(copy, (text) => {
        expect(set(text, 11, { mode: 'clreq' }).lines.every(({ track }) => track === 0)).toBe(true);
        expect(set(text, 11).lines.every(({ track }) => track <= 0.05)).toBe(true);
      }),
    );
  });
});

describe('a last line', () => {
  test('of a digit and a Han is two characters long where digits stand upright', () => {
    const lengthOf = (upright: boolean): number =>
      prepared(['3倍。'], {}, upright).of.halves.reduce((a, b) => a + b) / 2;
    expect([lengthOf(false), lengthOf(true)]).toEqual([1.5, 2]);
  });

  test.each([2, 3])('holds %i characters at least', (last) => {
    for (let length = 1; length < 40; length += 1) {
      const { texts } = set(`${'水水水水水，'.repeat(4)}${'水'.repeat(length)}。`, 14, { last });
      if (texts.length > 1) expect([...texts.at(-1)!].length - 1).toBeGreaterThanOrEqual(last);
    }
  });
});

describe('measures that change', () => {
  test('each line has its own', () => {
    const { lines, texts } = set('水'.repeat(60), (line) => (line < 2 ? 16 : 9));
    expect(lines.map(({ measure }) => measure)).toEqual([14, 16, 9, 9, 9, 9]);
    expect(texts.map((text) => text.length)).toEqual([14, 16, 9, 9, 9, 3]);
  });

  test('are told apart only as far as they differ, which changes nothing', () => {
    fc.assert(
      fc.property(copy, fc.nat(6), fc.nat(6), (text, from, more) => {
        const beside = (line: number): number => (line >= from && line < from + more ? 9 : 17);
        const alike = set(text, beside);
        // A line that no paragraph comes to, so that all before it are counted.
        const apart = set(text, (line) => (line === 40 ? 16 : beside(line)));
        expect(alike.texts).toEqual(apart.texts);
      }),
    );
  });

  test('a paragraph of forty thousand characters is planned beside a quote', { timeout: 60_000 }, () => {
    const { texts } = set('水水水水，水水水水水。'.repeat(3_600), (line) => (line > 2 && line < 9 ? 9 : 17));
    expect(texts.join('')).toHaveLength(39_600);
    expect(texts.length).toBeGreaterThan(2_000);
  });

  test('the walk through the frames knows them', () => {
    const walk = openWalk(
      [
        { rows: 5, measure: 17 },
        { rows: 4, measure: 9 },
        { rows: 9, measure: 17 },
      ],
      { full: 17, reserve: 2 },
    );
    expect([5, 6].map(walk.holds)).toEqual([true, false]);
    walk.lines(3);
    expect([2, 3].map(walk.holds)).toEqual([true, false]);
    expect([0, 1, 2, 5, 6, 99].map(walk.measure)).toEqual([17, 17, 9, 9, 17, 17]);
    walk.lines(2);
    // In a narrowed frame nothing has its full measure.
    expect(walk.holds(1)).toBe(false);
    walk.head(3);
    // A head is as wide as its column, and two rows of text follow it.
    expect([0, 5, 6].map(walk.measure)).toEqual([17, 17, 17]);
  });
});

describe('a paragraph that must give way', () => {
  test('takes a line more, or less, where that looks well', () => {
    const text = `${'水水水水，水水水水水。'.repeat(9)}水水水水水水水水`;
    const { of, style, lines } = set(text, 17);
    const longer = planToLength(of, { measure: 17, style, count: lines.length + 1 });
    expect(longer?.length).toBe(lines.length + 1);
    expect(Math.max(...longer!.map(({ stretch }) => stretch))).toBeLessThanOrEqual(0.06);
    expect(planToLength(of, { measure: 17, style, count: lines.length + 4 })).toBeUndefined();
  });
});
