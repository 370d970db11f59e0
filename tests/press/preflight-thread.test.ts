/** The thread that takes PDFs apart goes on from one to the next, however large the program is, unless it has grown itself. */
import { expect, test } from 'vitest';
import { preflight } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { buildPdf, cleanParts } from '../fixtures/preflight/build-pdf.ts';

const preset = presetNamed('newsprint-coldset')!;

test('one thread for many files, and another after one that took much', { timeout: 120_000 }, async () => {
  const pdf = await buildPdf(cleanParts());
  let threads = 0;
  const count = (): void => {
    threads += 1;
  };
  process.on('worker', count);
  try {
    await preflight(pdf, { preset });
    // What the program itself holds is not the thread's.
    const ballast = Buffer.alloc(800 << 20, 1);
    for (let at = 0; at < 4; at++) await preflight(pdf, { preset });
    expect({ threads, ballast: ballast.at(-1) }).toEqual({ threads: 1, ballast: 1 });
    const stream = Buffer.concat([Buffer.from('<< /Length 280000000 >>\nstream\n'), Buffer.alloc(280_000_000, 120)]);
    const large = await buildPdf({
      ...cleanParts(),
      more: { 20: Buffer.concat([stream, Buffer.from('\nendstream')]) },
    });
    await preflight(large, { preset, deadline: 60_000 });
    await preflight(pdf, { preset });
    expect(threads).toBe(2);
  } finally {
    process.off('worker', count);
  }
});
