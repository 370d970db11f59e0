/** Files that are broken or mean harm, held to the clauses: each comes back with a finding, in bounded time. */
import { describe, expect, test } from 'vitest';
import { preflightArchive } from '../../scripts/preflight/index.ts';
import { hostilePdfs } from '../fixtures/preflight/hostile.ts';

const deadline = 8_000;

describe('the clauses on a hostile file', () => {
  test.each(hostilePdfs)('$name', { timeout: 60_000 }, async ({ make }) => {
    const pdf = await make();
    const begun = performance.now();
    const found = await preflightArchive(pdf, { standard: ['PDF/A-2u', 'PDF/UA-1'], deadline });
    expect(found.length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(deadline + 7_000);
    const told = JSON.stringify(found.map(({ parameters }) => parameters));
    expect(told).not.toMatch(/undefined|NaN| at \w+ \(/);
  });
});
