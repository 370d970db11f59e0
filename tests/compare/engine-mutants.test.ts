/** Every kind of mutant is found in its layer, at its place, on every instance. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Comparison, comparePdfs } from '../../scripts/compare/index.ts';
import { type Made, type Mutant, mutants } from '../fixtures/compare/mutants.ts';
import { randomFrom } from '../fixtures/compare/random.ts';
import { buildSample, buildSpecial, haveSpecial, type SamplePages } from '../fixtures/compare/sample-pages.ts';

/** Of each kind, on each page. Three keep the suite short; DAYANG_MUTANTS=10 is what the acceptance asks for. */
const instances = Number(process.env['DAYANG_MUTANTS'] ?? 3);
/** An em of the largest type: a glyph's box lies that near to its origin. */
const near = 5;

let sample: SamplePages;
let special: Awaited<ReturnType<typeof buildSpecial>> | undefined;
beforeAll(async () => {
  sample = await buildSample();
  special = haveSpecial ? await buildSpecial() : undefined;
}, 120_000);
afterAll(async () => {
  await sample.close();
  await special?.close();
});

function holds(comparison: Comparison, { layer, kinds }: Mutant, { at }: Made): boolean {
  const inside = (box: { x: number; y: number; width: number; height: number } | undefined): boolean =>
    box !== undefined &&
    at !== undefined &&
    at.x >= box.x - near &&
    at.x <= box.x + box.width + near &&
    at.y >= box.y - near &&
    at.y <= box.y + box.height + near;
  const pages = comparison.pages.some((page) => kinds.includes(`page ${page.verdict}`));
  const changes = [...comparison.document, ...comparison.pages.flatMap((page) => page.changes)];
  return (
    pages ||
    changes.some((one) => one.layer === layer && kinds.includes(one.kind) && (!at || inside(one.was) || inside(one.is)))
  );
}

async function instanceOf(mutant: Mutant, pdf: Uint8Array, seed: number): Promise<Made | undefined> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const made = await mutant.make(pdf, randomFrom(seed * 7 + attempt * 1000 + 1));
    if (made) return made;
  }
  return undefined;
}

/** @returns how many instances there were, and what the comparison said of those it missed */
async function tried(mutant: Mutant, pdf: Uint8Array): Promise<{ made: number; missed: string[] }> {
  const missed: string[] = [];
  let made = 0;
  for (let seed = 0; seed < instances; seed++) {
    const one = await instanceOf(mutant, pdf, seed);
    if (!one) continue;
    made++;
    const comparison = await comparePdfs(pdf, one.pdf, { names: { old: 'old', new: 'new' }, dpi: 72 });
    if (!holds(comparison, mutant, one)) {
      const said = comparison.pages.flatMap((page) => page.changes).map((change) => `${change.layer}/${change.kind}`);
      missed.push(`${seed}: ${said.slice(0, 6).join(' ') || 'nothing'}`);
    }
  }
  return { made, missed };
}

test('there are at least 24 kinds', () => {
  expect(new Set(mutants.map((one) => one.name)).size).toBeGreaterThanOrEqual(24);
});

const needsPages = /^(?:pages swapped|page removed|link led elsewhere)$/;

describe('the sample page', () => {
  test.each(mutants.map((one) => [one.name, one] as const))('%s', { timeout: 120_000 }, async (name, mutant) => {
    // The press file is the richer one; what it has not, such as links and a second page, the others have.
    const pdf = needsPages.test(name) ? sample.edition : sample.press;
    const { made, missed } = await tried(mutant, pdf);
    expect(missed).toEqual([]);
    expect(made).toBe(instances);
  });

  test.each(mutants.filter((one) => one.layer !== 'text').map((one) => [one.name, one] as const))(
    'in RGB: %s',
    { timeout: 120_000 },
    async (name, mutant) => {
      const made = await instanceOf(mutant, sample.proof, 3);
      if (!made) {
        expect(name).toMatch(/overprint lost|pages? (?:swapped|removed)/);
        return;
      }
      const comparison = await comparePdfs(sample.proof, made.pdf, { names: { old: 'old', new: 'new' }, dpi: 72 });
      expect(holds(comparison, mutant, made)).toBe(true);
    },
  );
});

describe.skipIf(!haveSpecial)('the special page', () => {
  const kinds = mutants.filter((one) => !needsPages.test(one.name));
  test.each(kinds.map((one) => [one.name, one] as const))('%s', { timeout: 120_000 }, async (_, mutant) => {
    const { made, missed } = await tried(mutant, special!.press);
    expect(missed).toEqual([]);
    expect(made).toBeGreaterThan(0);
  });
});
