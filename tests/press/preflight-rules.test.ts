/** Each preflight rule on a PDF that is broken in its one way, and all of them on a clean one. */
import { describe, expect, test } from 'vitest';
import { mm } from '../../scripts/core/units.ts';
import { examine } from '../../scripts/preflight/examine.ts';
import { pressRules } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import type { PressFinding } from '../../scripts/press/model.ts';
import { buildPdf, cleanParts, type Parts } from '../fixtures/preflight/build-pdf.ts';
import { asX1a, type Mutation, x1aMutations, x4Clean, x4Mutations } from '../fixtures/preflight/mutations.ts';

const preset = presetNamed('newsprint-coldset')!;
const side = (200 * 25.4) / 72;
const boxOf = (x: number, y: number, width: number, height: number) => ({
  x: mm(x),
  y: mm(y),
  width: mm(width),
  height: mm(height),
});

async function findingsIn(parts: Parts, { conformance = 'PDF/X-4', sheet = side, ppi = 250 }: Partial<Mutation> = {}) {
  const photos = [{ id: 'hero', box: boxOf(7.06, 35.3, 35.3, 17.6), ppi }];
  const expected = { sheet: { width: mm(sheet), height: mm(sheet), bleed: mm(0) }, photos };
  return await examine(await buildPdf(parts), { preset, conformance, ...(sheet > 0 && { expected }) });
}

const rulesOf = (findings: readonly PressFinding[]): readonly string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

describe('a clean page', () => {
  test('PDF/X-4: no finding', async () => {
    expect(await findingsIn(cleanParts())).toEqual([]);
  });

  test('PDF/X-1a: no finding', async () => {
    expect(await findingsIn(asX1a(cleanParts()), { conformance: 'PDF/X-1a:2003' })).toEqual([]);
  });
});

describe('a page that comes close to a fault', () => {
  test.each(x4Clean)('$how', async (near) => {
    const clean = cleanParts();
    expect(await findingsIn({ ...clean, ...near.change(clean) }, near)).toEqual([]);
  });
});

describe('a page broken in one way', () => {
  test.each([...x4Mutations, ...x1aMutations])('$rule: $how', async (mutation) => {
    const clean = mutation.conformance ? asX1a(cleanParts()) : cleanParts();
    const findings = await findingsIn({ ...clean, ...mutation.change(clean) }, mutation);
    expect(rulesOf(findings), JSON.stringify(findings, null, 1)).toEqual([mutation.rule]);
    for (const { parameters } of findings) expect(Object.values(parameters).join(' ')).not.toMatch(/undefined|NaN/);
  });

  test('every rule has such a page', () => {
    const proven = new Set([...x4Mutations, ...x1aMutations].map(({ rule }) => rule));
    expect(pressRules.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
  });
});
