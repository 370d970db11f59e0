/** A comparison told: on the terminal, to CI servers, to GitHub. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../scripts/compare/model.ts';
import { annotations, changeDiagnostics } from '../../scripts/compare/report/annotations.ts';
import { countAll } from '../../scripts/compare/report/counts.ts';
import { describeChange } from '../../scripts/compare/report/describe-change.ts';
import { junitXml } from '../../scripts/compare/report/junit.ts';
import { compareReportSchema } from '../../scripts/compare/report/schema.ts';
import { summaryText } from '../../scripts/compare/report/summary.ts';
import { compareWords } from '../../scripts/core/catalogue/compare-words.ts';
import { diagnostic } from '../../scripts/core/diagnostic.ts';
import { boxAt, buildComparison, buildPage, changes } from '../fixtures/compare/build-comparison.ts';
import { haveTools, runTool } from '../pdf/outside-tool.ts';

const comparison = buildComparison(
  [
    buildPage([changes.ink, changes.region, changes.moved, changes.replaced]),
    buildPage([], { old: 2, new: 2, name: '6' }),
    buildPage([], { new: 3, name: '7', verdict: 'added' }),
  ],
  { document: [{ ...changes.version, accepted: 'header' }] },
);

describe('the summary', () => {
  test('tells an editor in English what changed and where', () => {
    expect(summaryText([comparison], { language: 'en', colour: false })).toBe(
      [
        'old/page-05/proof.pdf → new/page-05/proof.pdf: different',
        '  the document',
        '    ◆ PDF version of document: 1.6 became 1.7  accepted by “header”',
        '  page 5: changed, 1 in text, 1 in geometry, 1 in looks, 1 in production',
        '    ¶ “未” became “末”, between “岸边的渔民” and “曾想到”  body, at 40, 120 mm · stories/lead.md:58:12',
        '    ↔ picture moved 0.3 mm right  hero, at 130.3, 160 mm',
        '    ◐ looks different: 4.3 % of 6 × 6 mm, by up to 212 of 255  body, at 39, 119 mm',
        '    ◆ ink of rule: cmyk 0 1 1 0 became cmyk 0 0.98 1 0, 3 of them  at 20, 100 mm',
        '  page 7: added',
        'pages: 3, changed: 2; differences: 5, accepted: 1',
        '',
      ].join('\n'),
    );
  });

  test('says the same in Chinese, without a word of English but the names', () => {
    const text = summaryText([comparison], { language: 'zh', colour: false });
    expect(text).toContain('“未”改为“末”，在“岸边的渔民”与“曾想到”之间');
    expect(text).toContain('图片移动：右 0.3 毫米');
    expect(text).not.toMatch(/became|page |moved|looks|undefined|NaN/);
  });

  test('is one line where nothing changed, and counts what it leaves out', () => {
    expect(summaryText([buildComparison([buildPage([])])], { language: 'en', colour: false })).toBe(
      'nothing changed; pages: 1\n',
    );
    const many = buildPage(Array.from({ length: 40 }, () => changes.moved));
    const text = summaryText([buildComparison([many])], { language: 'en', colour: false, most: 10 });
    expect(text.match(/↔/g)).toHaveLength(10);
    expect(text).toContain('… and 30 more');
  });

  test('says what became of a file that stands on one side alone, and of a page that stands elsewhere', () => {
    const side = { name: '', sha256: '', pages: 0 };
    const gone = buildComparison([buildPage([], { new: undefined as never, verdict: 'removed' })], { new: side });
    expect(summaryText([gone], { language: 'en', colour: false })).toMatch(
      /^old\/page-05\/proof.pdf: the file is gone\n/,
    );
    expect(summaryText([gone], { language: 'zh', colour: false })).toMatch(/^old\/page-05\/proof.pdf：文件已不存在\n/);
    const order: Change = { layer: 'geometry', kind: 'order', object: 'page', before: '4', after: '1' };
    expect(describeChange(order, 'en')).toBe('it stood at place 4 and stands at place 1');
    expect(describeChange({ layer: 'geometry', kind: 'order', object: 'page' }, 'en')).toBe(
      'the order of painting changed',
    );
  });

  test('names what was not compared, and never calls that no change', () => {
    const undrawn = buildComparison([buildPage([])], {
      missing: [{ layer: 'looks', why: 'undrawn', files: ['a.pdf'] }],
    });
    expect(summaryText([undrawn], { language: 'en', colour: false })).toContain(
      'not compared: looks (a.pdf cannot be drawn)',
    );
    expect(summaryText([undrawn], { language: 'zh', colour: false })).toContain('未比对：外观（a.pdf 无法绘制）');
    expect(summaryText([], { language: 'en', colour: false, failed: 1 })).toBe(
      'pages: 0, changed: 0; differences: 0, accepted: 0; files not compared: 1\n',
    );
  });

  test('lets no control character of a page reach the terminal', () => {
    const evil: Change = {
      ...changes.replaced,
      before: '\u001b[31mred\u0007',
      after: 'a\u202eb',
      context: { before: '\n', after: '\r' },
    };
    expect(summaryText([buildComparison([buildPage([evil])])], { language: 'en', colour: false })).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/,
    );
  });

  test('has a sentence for every kind that the contract names, in both languages', () => {
    const kinds = {
      text: ['inserted', 'deleted', 'replaced', 'moved'],
      geometry: ['moved', 'resized', 'added', 'removed', 'page-box', 'order'],
      looks: ['region'],
      production:
        'ink font glyph overprint transparency clip image output-intent conformance version metadata language tags annotation'.split(
          ' ',
        ),
    } as const;
    for (const [layer, names] of Object.entries(kinds)) {
      for (const kind of names) {
        for (const object of ['line', 'picture', 'rule', 'block', 'glyphs', 'page', 'document']) {
          const change = {
            layer,
            kind,
            object,
            was: boxAt(1, 2),
            is: boxAt(3, 4),
            before: 'A',
            after: 'B',
            share: 0.5,
            greatest: 9,
          } as Change;
          const [en, zh] = [describeChange(change, 'en'), describeChange(change, 'zh')];
          expect({ en, bad: /undefined|NaN|\{|\p{Script=Han}/u.test(en) }).toEqual({ en, bad: false });
          expect({ zh, good: /\p{Script=Han}/u.test(zh) && !/undefined|NaN|\{/.test(zh) }).toEqual({ zh, good: true });
        }
      }
    }
  });
});

describe('JUnit', () => {
  const xml = junitXml([comparison], 'en');

  test('has a case for each page and fails those that differ', () => {
    expect(xml.match(/<testcase /g)).toHaveLength(4);
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml).toContain('tests="4" failures="2"');
    expect(xml).toContain('[text/replaced] “未” became “末”');
    expect(xml).toContain('stories/lead.md:58:12');
  });

  test('stays well formed whatever stands on the page', () => {
    const evil: Change = { ...changes.replaced, before: '<&>"\u0000\u001b]]>', after: '\ud800\ufffe', block: '"><x' };
    const hostile = junitXml([buildComparison([buildPage([evil], { name: '<"&\n' })])], 'zh');
    expect(hostile).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]|[\ud800-\udbff](?![\udc00-\udfff])/);
    if (haveTools('xmllint')) runTool('xmllint', new TextEncoder().encode(hostile), ['--noout', '%']);
  });

  test('of two equal files has cases that pass', () => {
    const calm = junitXml([buildComparison([buildPage([])])], 'en');
    expect(calm).toContain('tests="1" failures="0"');
    expect(junitXml([buildComparison([])], 'en')).toContain('tests="1" failures="0"');
  });

  test('tells of files that could not be compared as errors, which no server takes for success', () => {
    const faults = [
      diagnostic('compare/locked', { file: 'new/<5>.pdf' }),
      diagnostic('compare/rule-unused', { rule: 'x' }),
    ];
    const told = junitXml([buildComparison([buildPage([])])], 'en', faults);
    expect(told).toContain('tests="2" failures="0" errors="1"');
    expect(told).toContain('<error type="compare/locked" message="new/&lt;5&gt;.pdf needs a password">');
    if (haveTools('xmllint')) runTool('xmllint', new TextEncoder().encode(told), ['--noout', '%']);
  });
});

describe('annotations', () => {
  test('stand at the source line, those that have one first', () => {
    const [first, ...rest] = annotations([comparison], 'en');
    expect(first).toMatchObject({
      code: 'compare/text',
      severity: 'error',
      at: { file: 'stories/lead.md', line: 58, column: 12 },
      onPage: { page: 5, block: 'body' },
    });
    expect(rest.map(({ code }) => code)).toEqual([
      'compare/geometry',
      'compare/looks',
      'compare/production',
      'compare/page',
    ]);
  });

  test('pass over what is accepted, and count what GitHub would drop', () => {
    const accepted = buildPage([{ ...changes.moved, accepted: 'x' }]);
    expect(annotations([buildComparison([accepted])], 'en')).toEqual([]);
    const many = buildComparison([buildPage(Array.from({ length: 30 }, () => changes.moved))]);
    expect(changeDiagnostics([many], 'en')).toHaveLength(30);
    const shown = annotations([many], 'en');
    expect(shown).toHaveLength(10);
    expect(shown.at(-1)).toMatchObject({ code: 'compare/more', parameters: { count: 21 } });
  });
});

test('counts and schema know the same report', () => {
  const counts = countAll([comparison]);
  expect(counts).toEqual({ pages: 3, changed: 2, open: 5, accepted: 1 });
  const report = {
    version: 1,
    command: 'compare',
    exit: 3,
    verdict: 'different',
    counts,
    comparisons: [comparison],
    diagnostics: [],
  };
  expect(compareReportSchema.safeParse(report).error).toBeUndefined();
  expect(compareReportSchema.safeParse({ ...report, extra: 1 }).success).toBe(false);
});

test('every phrase has its places in both languages', () => {
  const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const [key, { en, zh }] of Object.entries(compareWords)) {
    expect({ key, places: places(zh) }).toEqual({ key, places: places(en) });
  }
});
