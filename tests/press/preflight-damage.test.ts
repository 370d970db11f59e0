/** Random damage to a page with one of everything: preflight always comes back, and in time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { preflight } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { busyPage } from '../fixtures/preflight/busy-page.ts';

const preset = presetNamed('newsprint-coldset')!;

const damage = fc.array(
  fc.record({ at: fc.nat(), byte: fc.nat(255), digit: fc.boolean(), length: fc.nat(300), copy: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

test('preflight survives any damage', async () => {
  const clean = Buffer.from(await busyPage());
  let worst = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.double({ min: 0.2, max: 1, noNaN: true }), async (harms, share) => {
      const pdf = Buffer.from(clean.subarray(0, share > 0.6 ? clean.length : Math.floor(clean.length * share)));
      for (const { at, byte, digit, length, copy } of harms) {
        const from = at % pdf.length;
        // Digits stand in lengths, sizes, references and coordinates.
        const place = digit ? pdf.indexOf(String(byte % 10), from) : from;
        if (copy) pdf.copy(pdf, from, byte, Math.min(pdf.length, byte + length));
        else if (place >= 0) pdf[place] = digit ? 48 + (length % 10) : byte;
      }
      const start = performance.now();
      const findings = await preflight(pdf, { preset });
      worst = Math.max(worst, performance.now() - start);
      for (const { parameters } of findings) expect(JSON.stringify(parameters)).not.toMatch(/\.ts:|NaN/);
    }),
    { numRuns: 120 },
  );
  expect(worst).toBeLessThan(10_000);
});
