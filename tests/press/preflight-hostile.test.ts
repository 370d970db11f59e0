/** Hostile and broken PDFs: a finding each, no hang, no crash, no blow-up. */
import { afterAll, describe, expect, test } from 'vitest';
import { hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import { preflight } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { hostilePdfs } from '../fixtures/preflight/hostile.ts';

const preset = presetNamed('newsprint-coldset')!;
const most = { seconds: 10, megabytes: 1500 };
const before = process.memoryUsage().rss;

describe('a hostile PDF', () => {
  test('there are thirty and more of them', () => {
    expect(hostilePdfs.length).toBeGreaterThanOrEqual(30);
  });

  test.each(hostilePdfs)('$name', async ({ make }) => {
    const pdf = await make();
    const start = performance.now();
    const findings = await preflight(pdf, { preset });
    expect((performance.now() - start) / 1000).toBeLessThan(most.seconds);
    expect(findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    for (const one of findings.slice(0, 5)) {
      expect(messageOf(one, 'en')).not.toMatch(/undefined|…:|\bat .*\.ts\b/);
      expect(hintOf(one, 'zh')).toBeTruthy();
    }
  });

  afterAll(() => {
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(most.megabytes);
  });
});
