/** Against references the block of a changed stretch is named only where all of the stretch stands in it. */
import { expect, test } from 'vitest';
import { referenceChanges } from '../../scripts/compare/references/compare-reference.ts';
import type { PageFacts, PageReference } from '../../scripts/compare/references/model.ts';
import { textOfLayout } from '../../scripts/compare/references/page-text.ts';
import type { Line } from '../../scripts/layout/model.ts';

type Copy = readonly (readonly [block: string, text: string])[];

const facts: PageFacts = {
  version: 1,
  hash: '',
  toolchain: [],
  painted: {},
  boxes: {},
  counts: {},
  inks: {},
  fonts: {},
  overprint: {},
  transparency: {},
  images: [],
  document: {} as PageFacts['document'],
};

/** A page of lines, as it was just set. */
function pageOf(copy: Copy): PageReference {
  const lines = copy.map(([block, text], at) => {
    const box = { x: 10, y: 10 * at, width: 50, height: 4 };
    return { block, role: block, paragraph: at, first: true, last: true, text, box } as unknown as Line;
  });
  return { facts: { ...facts, hash: JSON.stringify(copy) }, text: textOfLayout({ lines }), lines };
}

const before: Copy = [
  ['folio', '2026年1月5日'],
  ['folio', '星期一'],
  ['headline', '渡口的长凳'],
];

test.each([
  ['a day and its weekday', [['folio', '2026年1月6日'], ['folio', '星期二'], before[2]!], 'folio'],
  ['a headline', [before[0]!, before[1]!, ['headline', '渡口的木凳']], 'headline'],
  ['a weekday and a headline', [before[0]!, ['folio', '星期二'], ['headline', '渡口的木凳']], undefined],
  ['a headline that is gone with a weekday', [before[0]!, ['folio', '星期二']], undefined],
] as const)('%s', (_, after, block) => {
  const { text: old, facts } = pageOf(before);
  const changes = referenceChanges({ text: old, facts }, pageOf(after));
  expect(changes.map((one) => [one.layer, one.block])).toEqual([['text', block]]);
});
