/** Rules of acceptance: what they let pass, what they hold, and what is said of a file that is wrong. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Comparison } from '../../scripts/compare/model.ts';
import { applyRules } from '../../scripts/compare/rules/apply-rules.ts';
import { readRules } from '../../scripts/compare/rules/load-rules.ts';
import { usualRules } from '../../scripts/compare/rules/model.ts';
import { compareSchemaFiles } from '../../scripts/compare/write-schemas.ts';
import { messageOf } from '../../scripts/core/diagnostic.ts';
import { mm } from '../../scripts/core/units.ts';
import { boxAt, buildComparison, buildPage, changes } from '../fixtures/compare/build-comparison.ts';

const today = '2026-11-23';

function rulesOf(text: string) {
  const { value, diagnostics } = readRules({ file: 'compare.yaml', text });
  expect(diagnostics).toEqual([]);
  return value!;
}

/** What lets each change of one page pass; undefined for what nothing does. */
function judge(list: readonly Change[], text: string, on = today) {
  const { comparisons, diagnostics } = applyRules([buildComparison([buildPage(list)])], rulesOf(text), on);
  const [comparison] = comparisons;
  return {
    accepted: comparison!.pages[0]!.changes.map((change) => change.accepted),
    verdict: comparison!.verdict,
    said: diagnostics.map(({ code, at }) => `${code} ${at?.line ?? ''}`),
  };
}

describe('tolerances', () => {
  const cases: readonly (readonly [string, Change, string, boolean])[] = [
    ['a shift within it', { ...changes.moved, shift: { x: mm(0.3), y: mm(-0.3) } }, 'geometry: {move: 0.3}', true],
    [
      'a passage whose frame stands where it stood while its lines moved',
      { ...changes.moved, shift: undefined as never, is: changes.moved.was, object: 'block', count: 3655 },
      'geometry: {move: 0.3}',
      false,
    ],
    ['a shift beyond it', { ...changes.moved, shift: { x: mm(0), y: mm(-0.31) } }, 'geometry: {move: 0.3}', false],
    [
      'a size within it',
      {
        ...changes.moved,
        kind: 'resized',
        shift: { x: mm(0), y: mm(0) },
        was: boxAt(1, 1, 10, 10),
        is: boxAt(1, 1, 10.1, 10),
      },
      'geometry: {size: 0.1}',
      true,
    ],
    [
      'a size beyond it',
      {
        ...changes.moved,
        kind: 'resized',
        shift: { x: mm(0), y: mm(0) },
        was: boxAt(1, 1, 10, 10),
        is: boxAt(1, 1, 10, 9.8),
      },
      'geometry: {size: 0.1}',
      false,
    ],
    [
      'a box whose other edge went too far',
      {
        layer: 'geometry',
        kind: 'page-box',
        object: 'page',
        was: boxAt(0, 0, 390, 540),
        is: boxAt(0.1, 0, 390.1, 540),
      },
      'geometry: {box: 0.1}',
      false,
    ],
    [
      'a box within it',
      {
        layer: 'geometry',
        kind: 'page-box',
        object: 'page',
        was: boxAt(0, 0, 390, 540),
        is: boxAt(0.1, 0, 389.9, 540),
      },
      'geometry: {box: 0.1}',
      true,
    ],
    ['a region within share and greatest', changes.region, 'looks: {share: 0.05, greatest: 220}', true],
    ['a region that keeps only one of two', changes.region, 'looks: {share: 0.05, greatest: 100}', false],
    ['a label that is named', changes.edge, 'looks: {labels: [type-edge]}', true],
    ['a region without that label', changes.region, 'looks: {labels: [type-edge, hairline]}', false],
    ['an ink within it', changes.ink, 'production: {ink: 2}', true],
    ['an ink beyond it', changes.ink, 'production: {ink: 1.9}', false],
    ['an ink of another space', { ...changes.ink, after: 'rgb 0 0.98 1' }, 'production: {ink: 100}', false],
    [
      'another spot ink',
      { ...changes.ink, before: 'spot 红A 1', after: 'spot 红B 1' },
      'production: {ink: 100}',
      false,
    ],
    [
      'a resolution within it',
      { layer: 'production', kind: 'image', object: 'picture', before: '716 ppi', after: '709 ppi' },
      'production: {resolution: 1}',
      true,
    ],
    [
      'a resolution beyond it',
      { layer: 'production', kind: 'image', object: 'picture', before: '716 ppi', after: '358 ppi' },
      'production: {resolution: 10}',
      false,
    ],
    ['a kind that is only told', changes.version, 'production: {ignore: [version]}', true],
    [
      'any text',
      changes.replaced,
      'geometry: {move: 1000, size: 1000, box: 1000}\n  looks: {share: 1, greatest: 255}\n  production: {ink: 100}',
      false,
    ],
  ];

  test.each(cases)('%s', (_, change, tolerances, passes) => {
    const { accepted, verdict } = judge([change], `tolerances:\n  ${tolerances}\n`);
    expect({ passes: accepted[0] !== undefined, verdict }).toEqual({ passes, verdict: passes ? 'same' : 'different' });
  });

  test('nothing passes without a rule', () => {
    const { comparisons } = applyRules([buildComparison([buildPage(Object.values(changes))])], usualRules, today);
    expect(comparisons[0]!.pages[0]!.changes.every(({ accepted }) => accepted === undefined)).toBe(true);
    expect(comparisons[0]!.verdict).toBe('different');
  });
});

describe('named regions', () => {
  const accept = (more: string) => `accept:\n  - name: r\n    reason: because\n    ${more}\n`;

  test('let pass what lies wholly inside, where it was and where it is', () => {
    const inside = accept('box: {x: 130, y: 160, width: 220.3, height: 150}');
    expect(judge([changes.moved], inside)).toEqual({ accepted: ['r'], verdict: 'same', said: [] });
    const less = accept('box: {x: 130, y: 160, width: 220, height: 150}');
    expect(judge([changes.moved], less)).toEqual({
      accepted: [undefined],
      verdict: 'different',
      said: ['compare/rule-unused 2'],
    });
  });

  test('go by block, page, layer and kind', () => {
    expect(judge([changes.moved, changes.replaced], accept('block: hero')).accepted).toEqual(['r', undefined]);
    expect(judge([changes.moved], accept('pages: [5]')).accepted).toEqual(['r']);
    expect(judge([changes.moved], accept('pages: [1]')).accepted).toEqual([undefined]);
    expect(judge([changes.moved, changes.region], accept('layers: [looks]')).accepted).toEqual([undefined, 'r']);
    expect(judge([changes.moved, changes.ink], accept('kinds: [ink]')).accepted).toEqual([undefined, 'r']);
  });

  test('hold stricter what a tolerance and an acceptance would let pass', () => {
    const held = `tolerances:\n  geometry: {move: 1}\n${accept('block: hero')}hold:\n  - name: h\n    reason: never\n    box: {x: 340, y: 300, width: 50, height: 50}\n`;
    expect(judge([changes.moved], held)).toMatchObject({ accepted: [undefined], verdict: 'different' });
    const lenient = `${held}    tolerances: {geometry: {move: 0.3}}\n`;
    expect(judge([changes.moved], lenient)).toMatchObject({ accepted: ['h: geometry.move'], verdict: 'same' });
  });

  test('end with their last day, and that is an error', () => {
    const dated = accept('until: 2026-11-23');
    expect(judge([changes.moved], dated)).toEqual({ accepted: ['r'], verdict: 'same', said: [] });
    expect(judge([changes.moved], dated, '2026-11-24')).toEqual({
      accepted: [undefined],
      verdict: 'different',
      said: ['compare/rule-expired 2'],
    });
  });

  test('are not called unused where nothing differs', () => {
    const { diagnostics } = applyRules([buildComparison([buildPage([])])], rulesOf(accept('block: hero')), today);
    expect(diagnostics).toEqual([]);
  });

  test('do not let an added or removed page pass', () => {
    const added = buildComparison([buildPage([], { verdict: 'added' })]);
    expect(
      applyRules([added], rulesOf(accept('layers: [text, geometry, looks, production]')), today).comparisons[0]!
        .verdict,
    ).toBe('different');
  });
});

describe('the file', () => {
  const faults = (text: string) =>
    readRules({ file: 'compare.yaml', text }).diagnostics.map(
      (one) => `${one.at?.line}:${one.at?.column} ${messageOf(one, 'en')}`,
    );

  test('says all that is wrong, each at its place, with the nearest known word', () => {
    const text =
      'tolerance:\n  geometry: {move: 1}\naccept:\n  - name: a\n    reason: b\n    layers: [lookss]\n  - name: c\n    until: soon\n';
    const list = readRules({ file: 'compare.yaml', text }).diagnostics;
    expect(list.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([
      'edition/unknown-key 1',
      'edition/unknown-value 6',
      'edition/missing-key 7',
      'edition/date 8',
    ]);
    expect(list[0]!.parameters['choices']).toBe('tolerances');
  });

  test('takes no rule with two places, and no name twice', () => {
    expect(
      faults('accept:\n  - {name: a, reason: b, block: c, box: {x: 1, y: 1, width: 1, height: 1}}\n'),
    ).toHaveLength(1);
    expect(faults('accept:\n  - {name: a, reason: b}\nhold:\n  - {name: a, reason: b}\n')).toEqual([
      '4:6 two rules are called "a"',
    ]);
  });

  test('may be empty, and may be broken without more than words', () => {
    expect(readRules({ file: 'compare.yaml', text: '' }).value).toEqual(usualRules);
    expect(faults('accept: [').length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const { value, diagnostics } = readRules({ file: 'compare.yaml', text });
        expect(value !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('has its JSON schema, written from the same description', () => {
    for (const [name, text] of compareSchemaFiles()) {
      expect(readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8')).toBe(text);
    }
  });
});

test('rules take nothing out and change nothing but what is accepted', () => {
  const numbers = fc.double({ min: 0, max: 500, noNaN: true });
  const box = fc.tuple(numbers, numbers, numbers, numbers).map(([x, y, width, height]) => boxAt(x, y, width, height));
  const change = fc
    .constantFrom<Change>(...Object.values(changes))
    .chain((one) => box.map((is): Change => ({ ...one, is })));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.double({ min: 0, max: 5, noNaN: true }), (list, move) => {
      const before: Comparison = buildComparison([buildPage(list)]);
      const rules = rulesOf(
        `tolerances: {geometry: {move: ${move.toFixed(3)}}}\naccept:\n  - {name: r, reason: b, layers: [looks]}\n`,
      );
      const [after] = applyRules([before], rules, today).comparisons;
      const bare = after!.pages[0]!.changes.map(({ accepted: _, ...rest }) => rest);
      expect(bare).toEqual(list);
      const open = after!.pages[0]!.changes.some(({ accepted }) => accepted === undefined);
      expect(after!.verdict).toBe(open ? 'different' : 'same');
    }),
    { numRuns: 100 },
  );
});
