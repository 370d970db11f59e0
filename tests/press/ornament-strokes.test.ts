/** The ornament's strokes, as thick as newsprint holds them in two inks, in whatever column it stands. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayang } from '../run-dayang.ts';

interface Finding {
  readonly code: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

test('an ornament of one row in columns of 72 pt has no line below that of several inks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-ornament-'));
  try {
    await writeFile(
      join(folder, 'edition.yaml'),
      'newspaper: 街坊报\ndate: 2026-01-05\nsheet: {width: 210, height: 297}\nmargins: {top: 26, bottom: 22, inner: 20, outer: 20}\nlanguage: zh-CN\npages: [01.yaml]\n',
    );
    await writeFile(
      join(folder, '01.yaml'),
      'page: 1\nname: 报花\ntemplate: special-page\ntheme: plain\ngrid: {columns: 5, characters: 9, size: 8, gutter: 1.5, pitch: 11.5, rows: 51}\nplace:\n  low: {block: ornament, columns: 1, rows: 3}\n  high: {block: ornament, columns: 3, rows: 5-7}\n',
    );
    const { status, stdout } = dayang(['build', '.', '--only', 'press', '--json', '--lang', 'en'], { cwd: folder });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Finding[] };
    // Without an error there is a press file, and preflight has seen it.
    expect(status).toBe(0);
    expect(diagnostics.map(({ code }) => code)).not.toContain('ink.hairline');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
