/** Whatever is done to the copy is found on the page, and named. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ExpectedCopy } from '../../scripts/html/model.ts';
import { diffText } from '../../scripts/pdf/conserve/diff-text.ts';
import { findFaults } from '../../scripts/pdf/conserve/find-faults.ts';
import { conserve, openPdfium } from '../../scripts/pdf/index.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';

const copy = 'The river was dirty; now it is clean. Old He rows by the weir, and counts herons: 12, 30, 45 of them.';
const pdf = handmadePdf({ content: `BT /F1 2 Tf 5 100 Td (${copy}) Tj ET` });
const solid = [...copy.replaceAll(' ', '')];

beforeAll(async () => {
  await openPdfium();
});

type Mutation = { kind: 'drop' | 'double' | 'swap' | 'replace'; at: number; length: number; by: string };
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'replace'),
  at: fc.nat(solid.length - 13),
  length: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom('鹭', 'ß', '#'),
});

/** The copy as somebody else might have written it; the page still has the first. */
function mutate({ kind, at, length, by }: Mutation): string[] {
  const part = solid.slice(at, at + length);
  const instead = {
    drop: [],
    double: [...part, ...part],
    swap: [solid[at + 1]!, solid[at]!, ...part.slice(2)],
    replace: part.map(() => by),
  };
  const taken = kind === 'swap' ? Math.max(2, length) : length;
  return [...solid.slice(0, at), ...instead[kind], ...solid.slice(at + taken)];
}

test('a mutation of the copy is found in the PDF, and what is named is what was changed', async () => {
  expect(await conserve(pdf, [{ block: 'a', text: copy }])).toEqual([]);
  await fc.assert(
    fc.asyncProperty(mutation, async (one) => {
      const text = mutate(one).join('');
      fc.pre(text !== solid.join(''));
      const expected: readonly ExpectedCopy[] = [{ block: 'a', text }];
      const found = await conserve(pdf, expected);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ severity }) => severity === 'error')).toBe(true);
      const named = found.map(({ parameters }) => `${parameters['text']}${parameters['found'] ?? ''}`).join('');
      if (one.kind === 'replace') expect(named).toContain(one.by);
      else if (one.kind !== 'swap') expect([...named].length).toBeGreaterThanOrEqual(one.length);
    }),
    { numRuns: 60 },
  );
});

const text = fc.array(fc.constantFrom(...'溪水清山岸桥村镇渔民'), { maxLength: 80 });

test('no difference, no fault; a difference, a fault', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(findFaults(a, a)).toEqual([]);
      expect(findFaults(a, b).length > 0).toBe(a.join('') !== b.join(''));
    }),
    { numRuns: 500 },
  );
});

test('kept and moved stretches are equal in both texts and overlap nowhere', () => {
  // Pieces put in another order, so that there is something to move.
  const pieces = fc.array(
    fc.array(fc.constantFrom(...'溪水清山岸桥村镇渔民治理生态'), { minLength: 4, maxLength: 20 }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(7), { maxLength: 8 }), text, (from, order, noise) => {
      const a = from.flat();
      const b = [...order.flatMap((at) => from[at] ?? []), ...noise];
      const { kept, moved } = diffText(a, b);
      const seenA = new Uint8Array(a.length);
      const seenB = new Uint8Array(b.length);
      for (const one of [...kept, ...moved]) {
        for (let by = 0; by < one.length; by++) {
          expect(a[one.a + by]).toBe(b[one.b + by]);
          expect(seenA[one.a + by]! + seenB[one.b + by]!).toBe(0);
          seenA[one.a + by] = 1;
          seenB[one.b + by] = 1;
        }
      }
      for (const [at, one] of kept.slice(1).entries()) {
        expect(one.a).toBeGreaterThanOrEqual(kept[at]!.a + kept[at]!.length);
        expect(one.b).toBeGreaterThanOrEqual(kept[at]!.b + kept[at]!.length);
      }
    }),
    { numRuns: 500 },
  );
});
