import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  presetNamed,
  presets,
  readInks,
  readProfile,
  themeInks,
  withProfile,
  writePress,
} from '../../scripts/press/index.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';
import { coldset, handmadeJob } from './sample-page.ts';

describe('declared inks', () => {
  test('are read from tokens, the last declaration counting', () => {
    const { value } = readInks([
      ':root { --ink-red: #c8102e; --ink-red-cmyk: 0 100 85 15; --colour-rule: var(--ink-red); }',
      '/* --ink-red: #000000; */ :root { --ink-red-cmyk: 0 100 85 5; --ink-paper: #fff; --ink-paper-cmyk: 0 0 0 0 }',
    ]);
    expect(value).toEqual([
      { name: 'ink-red', rgb: [200, 16, 46], cmyk: [0, 1, 0.85, 0.05] },
      { name: 'ink-paper', rgb: [255, 255, 255], cmyk: [0, 0, 0, 0] },
    ]);
  });

  test('that cannot be told apart on the screen must print alike', () => {
    const two = (cmyk: string) => [
      `--ink-a: #c8102e; --ink-a-cmyk: 0 100 85 5; --ink-b: #c8102e; --ink-b-cmyk: ${cmyk};`,
    ];
    expect(readInks(two('0 100 85 20'))).toMatchObject({
      diagnostics: [{ code: 'press/ink-ambiguous', parameters: { ink: 'ink-b', other: 'ink-a' } }],
    });
    expect(readInks(two('0 100 85 5')).value).toHaveLength(2);
  });

  test.each([
    '',
    '--ink-a-cmyk: 0 100 85;',
    '--ink-a-cmyk: 0 100 850 0;',
    '--ink-a-cmyk: red;',
    '--ink-a-cmyk: -1 0 0 0;',
  ])('written as “%s” are named', (cmyk) => {
    const { value, diagnostics } = readInks([`--ink-a: #c8102e; ${cmyk}`]);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'press/ink-form', parameters: { ink: 'ink-a' } }]);
  });

  test.each(['red-anniversary', 'plain'])('of the theme %s are sound', async (theme) => {
    const { value, diagnostics } = await themeInks(theme);
    expect(diagnostics).toEqual([]);
    expect(value!.find(({ name }) => name === 'ink-black')!.cmyk).toEqual([0, 0, 0, 1]);
  });

  test('heavier than the paper carries are told', async () => {
    const preset = presetNamed('newsprint-2013')!;
    const inks = [{ name: 'ink-a', rgb: [1, 2, 3], cmyk: [0.9, 0.7, 0.3, 0.4] }] as const;
    const { value, diagnostics } = await writePress(handmadePdf({ content: '' }), { ...handmadeJob, inks, preset });
    expect(value).toBeDefined();
    expect(diagnostics).toMatchObject([
      { code: 'press/ink-heavy', severity: 'warning', parameters: { total: 230, limit: 220 } },
    ]);
  });
});

describe('presets', () => {
  test('have an id each, and figures that can be printed', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(presets.map(({ id }) => id)).toEqual(['newsprint-coldset', 'newsprint-2013', 'heatset', 'sheetfed-coated']);
    for (const { tac, ppi } of presets) {
      expect(tac > 2 && tac <= 4).toBe(true);
      expect(ppi.least).toBeLessThan(ppi.target);
    }
  });

  test('each has a twin for X-1a; there is none of another name', () => {
    for (const { id } of presets)
      expect(presetNamed(id, 'PDF/X-1a:2003')).toMatchObject({ id, conformance: 'PDF/X-1a:2003' });
    expect(presetNamed('newsprint')).toBeUndefined();
  });

  test.each([
    ['heatset', 'PSO_LWC_Improved_eci.icc'],
    ['sheetfed-coated', 'PSOcoated_v3.icc'],
  ])('%s is on other paper than ours: it asks for the plant’s profile, and names the usual one', async (id, usual) => {
    expect(await readProfile(presetNamed(id)!)).toMatchObject({
      diagnostics: [{ code: 'press/profile-needed', parameters: { preset: id, usual } }],
    });
  });

  test('that want a bleed say so', async () => {
    const preset = { ...coldset, bleed: 3 as never };
    const { diagnostics } = await writePress(handmadePdf({ content: '' }), { ...handmadeJob, preset });
    expect(diagnostics).toMatchObject([{ code: 'press/bleed', parameters: { wanted: 3, bleed: 0 } }]);
  });
});

describe('a plant’s profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-profile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ours = readFileSync(join(import.meta.dirname, '../../styles/profiles/newsprint-snap-tr002-tac240.icc'));
  const given = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, change(Buffer.from(ours)));
    return file;
  };

  const overwritten =
    (at: number, text: string) =>
    (bytes: Buffer): Buffer => {
      bytes.write(text, at, 'latin1');
      return bytes;
    };

  test('is taken by its path', async () => {
    const { value, diagnostics } = await withProfile(
      presetNamed('heatset')!,
      given('plant.icc', (bytes) => bytes),
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ id: 'heatset', profile: { condition: 'plant' } });
    expect(value!.profile.info).toMatch(/SNAP|newsprint/i);
  });

  test.each([
    ['no file', 'missing', undefined],
    ['a text', 'unusable', (): Buffer => Buffer.from('not a profile'.repeat(20))],
    ['cut short', 'unusable', (bytes: Buffer): Buffer => bytes.subarray(0, 5000)],
    ['a screen’s', 'unusable', overwritten(12, 'mntr')],
    ['for RGB', 'unusable', overwritten(16, 'RGB ')],
    ['of ICC version 5', 'unusable', overwritten(8, '\x05')],
    ['without tables', 'unusable', overwritten(128, '\0\0\0\0')],
  ] as const)('%s is named', async (name, code, change) => {
    const path = change ? given(`${name}.icc`, change) : join(folder, 'nowhere.icc');
    const { value, diagnostics } = await withProfile(coldset, path);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: `press/profile-${code}`, parameters: { file: path } }]);
  });
});
