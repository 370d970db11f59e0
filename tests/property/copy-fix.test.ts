/** What `copy fix` may never do, on copy of any kind: change a letter, a line, or what it has mended before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  type CopyFile,
  checkCopy,
  fixCopy,
  type HouseStyle,
  loadHouse,
  readCopy,
  unifiedDiff,
} from '../../scripts/copy/index.ts';
import { RADICALS } from '../../scripts/copy/tables/radicals.ts';
import type { SourceFile } from '../../scripts/core/source.ts';

const usual = (await loadHouse(undefined)).value as HouseStyle;
const facts = { language: 'zh-CN', date: '2026-09-18' };

const read = (source: SourceFile) => readCopy(source, facts).value;

function fix(text: string, file: string, house = usual) {
  const check = (one: CopyFile) => checkCopy(one, { house });
  const { text: made, edits } = fixCopy(check(read({ file, text })!), { read, check });
  return { text: made, edits };
}

/** By the definition of the documentation: NFKC, and Equivalent_Unified_Ideograph for radicals. */
const ofTable = [...RADICALS.replaceAll('\n', '')];
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  ofTable.flatMap((one, at) => (at % 2 === 0 ? [[one, ofTable[at + 1]!]] : [])),
);
const lettersOf = (text: string): string =>
  [...text]
    .filter((one) => /[\p{Script=Han}\p{L}\p{N}]/u.test(one))
    .map((one) => radicals[one] ?? one.normalize('NFKC'))
    .join('');

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'水清鱼来人在河边看船工老秦的了一二三十百千万亿年月日米') },
  { weight: 2, arbitrary: fc.constantFrom(...'0123456789abVRkgm%℃') },
  { weight: 4, arbitrary: fc.constantFrom(...',.;:?!()，。；：？！（）、…—-~～·・"\'“”‘’「」《》 　') },
  { weight: 2, arbitrary: fc.constantFrom(...'０３９ＡＶｒ．⼤⻢⻛⻋⺠豈書裏﹐﹙︵\ue000𠮷') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '...',
      '--',
      '———',
      '。。。',
      '3-5米',
      '10-20%',
      ' VR ',
      '\\,',
      '&amp;',
      '**',
      '*',
      '\\*',
    ),
  },
  // What may be taken for a mark and is a letter, a face, an address, a picture sign, a formula.
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['ーー', 'カ', '一一', '──', '――', '⸺', '⋯⋯', '⸱', '•', '〝', '〞', '＂', '＇', '«', '»'],
      ...[':)', ';-)', ':D', 'C:盘', 'https://example.org/a,b!', 'a@b.cn', '(a,b]', '[a,b)', 'f(x)', '(1)', '1)'],
      ...['👨\u200d👩\u200d👧', '❤\ufe0f', '\u200b', '1,234', '3:2', '10:30', '9.11', 'v1.2.3', '′', '″', '°C'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[水](https://example.org/a,b)',
      '<!-- stet -->',
      '<!-- /stet -->',
      '\n',
      '\n\n',
      '\n\n## ',
    ),
  },
);
const copy = fc.array(piece, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
const scalar = fc
  .array(fc.constantFrom(...'水清鱼来,;:()。，“”"\'３５ＡVR3-米 —…'), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''));
const story = fc
  .tuple(scalar, scalar, copy)
  .map(
    ([headline, byline, body]) =>
      `---\nheadline: ${JSON.stringify(headline)}\nbyline: ${byline}\nlede: |\n  ${headline}\n---\n\n${body}\n`,
  );

const lines = (text: string): number => text.split('\n').length;

function holds(text: string, file: string): void {
  const { text: made, edits } = fix(text, file);
  expect(lettersOf(made)).toBe(lettersOf(text));
  expect(lines(made)).toBe(lines(text));
  expect(fix(made, file)).toEqual({ text: made, edits: [] });
  // One round of edits, told at their places in the text as it was, makes the text that came out.
  const apart = edits.every((one, at) => at === 0 || one.from >= edits[at - 1]!.to);
  if (apart && edits.every(({ from, to, before }) => text.slice(from, to) === before)) {
    expect(applyEdits(text, edits)).toBe(made);
  }
  expect(unifiedDiff(file, [text, made], { colour: false }) === '').toBe(text === made);
}

const runs = { numRuns: 400 };

describe('no Han character, digit or Latin letter is altered, and running it twice changes nothing', () => {
  test(
    'in plain text',
    () =>
      fc.assert(
        fc.property(copy, (text) => holds(text, 'page.txt')),
        runs,
      ),
    120_000,
  );
  test(
    'in Markdown',
    () =>
      fc.assert(
        fc.property(copy, (text) => holds(text, 'story.md')),
        runs,
      ),
    120_000,
  );
  test(
    'in a story with front matter',
    () =>
      fc.assert(
        fc.property(story, (text) => holds(text, 'story.md')),
        runs,
      ),
    120_000,
  );
  test(
    'in any text at all',
    () =>
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom('a.md', 'a.txt'), holds),
        runs,
      ),
    120_000,
  );
});
