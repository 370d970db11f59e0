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

const style = ({ strong, emphasis, href }: Run): string => JSON.stringify([strong, emphasis, href]);

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
          if (run.exact) expect(text.slice(run.origin.from, run.origin.to)).toBe(run.text);
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
        const read = flows.flatMap((flow) => flow.runs.map((run) => run.text + (run.href ?? ''))).join('');
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
