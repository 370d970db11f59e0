import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, readMarkdown } from '../../scripts/edition/markdown/flow.ts';
import { passageOf } from '../../scripts/edition/markdown/passage.ts';
import type { Flow, Run } from '../../scripts/edition/model.ts';
import { startReading } from '../../scripts/edition/reading.ts';

const FILE = 'stories/x.md';

function read(text: string): readonly Block[] {
  const reading = startReading('/');
  const source = { file: FILE, text };
  reading.sources.set(FILE, source);
  return readMarkdown(reading, passageOf(source, 0));
}

const flowsOf = (blocks: readonly Block[]): readonly Flow[] =>
  blocks.flatMap((block) => (block.kind === 'directive' ? block.content : [block]));

const runsOf = (text: string): readonly Run[] => flowsOf(read(text)).flatMap((flow) => flow.runs);

const style = ({ strong, emphasis, href, mark, opens, reading }: Run): string =>
  JSON.stringify([strong, emphasis, href, mark, opens, reading?.text]);

/** Everything a reader sees, character by character, with its style. */
const seen = (runs: readonly Run[]): readonly string[] =>
  runs.flatMap((run) => [...run.text].map((character) => `${character} ${style(run)}`));

const pieces = [
  ...'河水清了，。“”（）—…',
  ...[
    '**',
    '*',
    '_',
    '__',
    '`',
    '\\',
    '\\*',
    '&amp;',
    '&lt;',
    '&',
    '[',
    ']',
    '](',
    '(',
    ')',
    '<',
    '>',
    '#',
    '## ',
    '~~',
  ],
  ...[
    '[链](https://a.b/c)',
    '[x](<a b> "t")',
    '{河水|hé|shuǐ}',
    '{岸上|àn\\|shàng}',
    '{清|',
    '|',
    '}',
    '[了岸]{.name}',
    ']{.title}',
    '{.name}',
    '![',
    '<b>',
    '<http://a.b>',
    'ab',
    'c',
    ' ',
    '  ',
    '　',
    '𠮷',
    '!',
    ':::',
    '-',
    '1.',
  ],
];

const markdown = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.constantFrom('\n', '\n\n', '\r\n') },
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

describe('runs of copy', () => {
  test('20,000 random texts: every exact run stands in the source as it reads', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const run of runsOf(text)) {
          for (const { exact, origin, text: seen } of run.reading ? [run, run.reading] : [run]) {
            if (exact) expect(text.slice(origin.from, origin.to)).toBe(seen);
          }
          expect(run.origin.to).toBeGreaterThanOrEqual(run.origin.from);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test('runs stand in the order of the source and do not overlap', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let last = 0;
        for (const { origin } of runsOf(text)) {
          expect(origin.from).toBeGreaterThanOrEqual(last);
          last = origin.to;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('a Han character replaced through the map is replaced on the page, and nothing else changes', () => {
    fc.assert(
      fc.property(markdown, fc.nat(), (text, choice) => {
        const runs = runsOf(text);
        const places = runs.flatMap((run, at) =>
          run.exact
            ? [...run.text.matchAll(/\p{sc=Han}/gu)].map((match) => ({ at, index: match.index, old: match[0] }))
            : [],
        );
        if (places.length === 0) return;
        const { at, index, old } = places[choice % places.length]!;
        const from = runs[at]!.origin.from + index;
        const edited = `${text.slice(0, from)}新${text.slice(from + old.length)}`;
        const wanted = runs.map((run, number) =>
          number === at ? { ...run, text: `${run.text.slice(0, index)}新${run.text.slice(index + old.length)}` } : run,
        );
        expect(seen(runsOf(edited))).toEqual(seen(wanted));
      }),
      { numRuns: 20_000 },
    );
  });

  test('no character but marks and white space is lost', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const reading = startReading('/');
        reading.sources.set(FILE, { file: FILE, text });
        const flows = flowsOf(readMarkdown(reading, passageOf({ file: FILE, text }, 0)));
        // A refused construct is left out with a fault; without faults nothing may be missing.
        if (reading.faults.length > 0) return;
        const count = (one: string): number => [...one.matchAll(/\p{sc=Han}/gu)].length;
        const read = flows
          .flatMap((flow) =>
            flow.runs.map(({ text: words, href, reading }) => words + (href ?? '') + (reading?.text ?? '')),
          )
          .join('');
        expect(count(read)).toBeGreaterThanOrEqual(count(text));
      }),
      { numRuns: 5000 },
    );
  });

  test('plain Chinese text comes back as it was typed', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'河水清了岸上人家，。！？“”（）《》—…0123456789%'),
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(!/^\d+[.)]/.test(text));
        expect(runsOf(text).map((run) => run.text)).toEqual([text]);
      }),
    );
  });
});

describe('readings, names and titles', () => {
  const told = (text: string) =>
    runsOf(text).map(({ text: words, mark, opens, reading }) =>
      [words, mark && `${opens ? '' : '…'}${mark}`, reading?.text].filter(Boolean).join(' '),
    );

  test('a reading for each character, or one for all of them', () => {
    expect(told('过{汨罗|mì|luó}江')).toEqual(['过', '汨 mì', '罗 luó', '江']);
    expect(told('{筚路蓝缕|bì lù lán lǚ}以启山林')).toEqual(['筚路蓝缕 bì lù lán lǚ', '以启山林']);
    expect(told('{汨罗|mì|}江')).toEqual(['汨 mì', '罗', '江']);
    expect(told('**{骚|sāo}**')).toEqual(['骚 sāo']);
  });

  test('signs of a reading are escaped; braces that hold no Han before a bar are printed', () => {
    expect(told('{甲|a\\|b\\}c}')).toEqual(['甲 a|b}c']);
    expect(told('{x|x>0} {甲} \\{甲|a}')).toEqual(['{x|x>0} {甲} ', '{', '甲|a}']);
  });

  test('names that touch are two, one that markup or a reading parts is one', () => {
    expect(told('[屈原]{.name}[宋玉]{.name}')).toEqual(['屈原 name', '宋玉 name']);
    expect(told('[离{骚|sāo}]{.title}')).toEqual(['离 title', '骚 …title sāo']);
    expect(told('[**屈**原]{.name}，[链](https://a.b)')).toEqual(['屈 name', '原 …name', '，', '链']);
  });
});

describe('the marks beside Chinese punctuation', () => {
  for (const text of [
    '他说**“好”**就走',
    '**“好”**',
    '见**《青溪志》**第三卷',
    '这是**重点。**下一句',
    '是*“变”*字',
    '（**注**）',
  ]) {
    test(text, () => {
      const runs = runsOf(text);
      expect(runs.map((run) => run.text).join('')).toBe(text.replaceAll('*', ''));
      expect(runs.some((run) => run.strong || run.emphasis)).toBe(true);
    });
  }
});

describe('lines within a paragraph', () => {
  for (const [text, joined] of [
    ['清了\n岸上', '清了岸上'],
    ['清了。\r\n岸上', '清了。岸上'],
    ['see\nyou', 'see you'],
    ['用VR\n看', '用VR看'],
    ['看\nVR', '看VR'],
    ['**see**\n*you*', 'see you'],
    ['a \nb', 'a b'],
    ['  清\n  了', '清了'],
    ['　　清了', '清了'],
  ] as const) {
    test(JSON.stringify(text), () =>
      expect(
        runsOf(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(joined),
    );
  }
});
