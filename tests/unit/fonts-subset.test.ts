import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import { readCmap } from '../../scripts/html/fonts/cmap.ts';
import { openFace } from '../../scripts/html/fonts/face-source.ts';
import { faceRows } from '../../scripts/html/fonts/faces.ts';
import { boxOf, composeSimple, readSimple } from '../../scripts/html/fonts/glyph.ts';
import { type FaceUse, familyNames, fontMetrics, subsetFaces, weightsOf } from '../../scripts/html/fonts/index.ts';
import { readTables, tableOf, viewOf } from '../../scripts/html/fonts/sfnt.ts';
import type { FontFace } from '../../scripts/html/model.ts';

const code = (letter: string): number => letter.codePointAt(0)!;

async function subset(use: FaceUse): Promise<FontFace> {
  const { value, diagnostics } = await subsetFaces([use]);
  expect(diagnostics).toEqual([]);
  return value![0]!;
}

const glyphOf = ({ bytes }: FontFace): ((codePoint: number) => number) => readCmap(tableOf(readTables(bytes), 'cmap'));

function features(face: FontFace, table: 'GSUB' | 'GPOS'): ReadonlySet<string> {
  const bytes = readTables(face.bytes).get(table);
  if (!bytes) return new Set();
  const view = viewOf(bytes);
  const list = view.getUint16(6);
  return new Set(
    Array.from({ length: view.getUint16(list) }, (_, index) =>
      Buffer.from(bytes.subarray(list + 2 + 6 * index, list + 6 + 6 * index)).toString('latin1'),
    ),
  );
}

const copy = '一人日文青，溪水“清”了。A1';
/** What a family is made for: one of them holds Latin alone. */
const copyOf = (family: string): string => (family === 'DY Roman' ? 'The “clear” water, A1.' : copy);

describe('a subset', () => {
  it.each(faceRows.map((row) => [row.family, row.weight] as const))(
    'of %s %i is TrueType and holds the text',
    async (family, weight) => {
      const text = copyOf(family);
      const face = await subset({ family, weight, text });
      const tables = readTables(face.bytes);
      for (const tag of ['glyf', 'loca', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post', 'OS/2']) {
        expect(tables.has(tag), tag).toBe(true);
      }
      expect(tables.has('CFF ') || tables.has('fvar')).toBe(false);
      const found = glyphOf(face);
      for (const letter of text) expect(found(code(letter)), letter).toBeGreaterThan(0);
      expect(face.bytes.length).toBeLessThan(150_000);
    },
  );

  // The brush and the display face have none, and in Latin the point is no mark of Chinese.
  const pointless = ['DY Brush', 'DY Display', 'DY Roman'];
  const pointed = faceRows.filter(({ family }) => !pointless.includes(family));
  it.each(pointed.map((row) => [row.family, row.weight] as const))(
    'of %s %i has an interpunct of half an em, its point in the middle',
    async (family, weight) => {
      const face = await subset({ family, weight, text: '·' });
      const tables = readTables(face.bytes);
      const table = (tag: string): DataView => viewOf(tableOf(tables, tag));
      const index = glyphOf(face)(code('·'));
      const em = table('head').getUint16(18);
      expect(table('hhea').getUint16(34)).toBeGreaterThan(index);
      expect(table('hmtx').getUint16(4 * index)).toBe(em / 2);
      const long = table('head').getInt16(50) === 1;
      const from = long ? table('loca').getUint32(4 * index) : 2 * table('loca').getUint16(2 * index);
      const { left, right } = boxOf(tableOf(tables, 'glyf').subarray(from))!;
      expect(Math.abs((left + right) / 2 - em / 4)).toBeLessThanOrEqual(em / 40);
      expect(table('hmtx').getInt16(4 * index + 2)).toBe(left);
    },
  );

  it('of 宋 and 黑 keeps the features that Chinese spacing and vertical setting need', async () => {
    const song = await subset({ family: 'DY Song', weight: 500, text: copy });
    const hei = await subset({ family: 'DY Hei', weight: 700, text: copy });
    expect([...features(song, 'GPOS')]).toEqual(expect.arrayContaining(['halt', 'chws', 'vhal', 'palt']));
    expect([...features(hei, 'GPOS')]).toEqual(expect.arrayContaining(['halt', 'vhal', 'palt']));
    for (const face of [song, hei])
      expect([...features(face, 'GSUB')]).toEqual(expect.arrayContaining(['vert', 'fwid']));
  });

  it('holds no radical or compatibility form in its character map', async () => {
    for (const family of familyNames()) {
      const found = glyphOf(await subset({ family, weight: 400, text: copyOf(family) }));
      const held = [];
      for (let codePoint = 0x2e80; codePoint <= 0x2fdf; codePoint++) if (found(codePoint)) held.push(codePoint);
      for (let codePoint = 0xf900; codePoint <= 0xfaff; codePoint++) if (found(codePoint)) held.push(codePoint);
      expect([...held, found(0x22ef)], family).toEqual([0]);
    }
  });

  it('gives no two characters one glyph', async () => {
    for (const family of familyNames()) {
      const found = glyphOf(await subset({ family, weight: 400, text: copyOf(family)[0]! }));
      const glyphs = [];
      for (let codePoint = 0x21; codePoint <= 0xffef; codePoint++) if (found(codePoint)) glyphs.push(found(codePoint));
      expect(glyphs.length, family).toBeGreaterThan(80);
      expect(new Set(glyphs).size, family).toBe(glyphs.length);
    }
  });

  it('is the same, byte for byte, from the cache and fresh, in whatever order the text comes', async () => {
    for (const [family, weight] of [
      ['DY Song', 700],
      ['DY Kai', 400],
      ['DY Brush', 400],
    ] as const) {
      const text = '清溪十年，两岸“新村”。';
      const face = await subset({ family, weight, text });
      const split = await subsetFaces([
        { family, weight, text: [...text].reverse().join('') },
        { family, weight, text: `${text}\n` },
      ]);
      expect(split.value).toHaveLength(1);
      expect(split.value![0]!.sha256).toBe(face.sha256);
      const source = await openFace(faceRows.find((row) => row.family === family && row.weight === weight)!);
      const wanted = [...new Set(text)].map(code);
      const all = [...new Set([...wanted, ...(await source.companionsOf(wanted))])].sort((a, b) => a - b);
      expect(Buffer.from(await source.cut(all)).equals(face.bytes)).toBe(true);
    }
  });

  it('comes one a face, sorted, however often a face is named', async () => {
    const { value } = await subsetFaces([
      { family: 'DY Song', weight: 900, text: '题' },
      { family: 'DY Hei', weight: 500, text: '图' },
      { family: 'DY Song', weight: 500, text: '文' },
      { family: 'DY Song', weight: 900, text: '引' },
    ]);
    expect(value!.map((face) => `${face.family} ${face.weight}`)).toEqual(['DY Hei 500', 'DY Song 500', 'DY Song 900']);
    const heavy = glyphOf(value![2]!);
    expect([...'题引文'].map((letter) => heavy(code(letter)) > 0)).toEqual([true, true, false]);
  });
});

describe('faults', () => {
  const faultsOf = async (...uses: FaceUse[]) =>
    (await subsetFaces(uses)).diagnostics.map((one) => ({
      code: one.code,
      at: one.at,
      message: messageOf(one, 'en'),
      hint: hintOf(one, 'en'),
    }));
  const source = (index: number) => ({ file: 'stories/lead.md', line: 3, column: index + 1 });

  it('a character that the face lacks: which, where, and which of our faces has it', async () => {
    const [fault, ...more] = await faultsOf({ family: 'DY Brush', weight: 400, text: '清犇清犇', source });
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'font/missing', at: { file: 'stories/lead.md', line: 3, column: 2 } });
    expect(fault!.message).toBe('DY Brush has no “犇” (U+7287); times used: 2');
    expect(fault!.hint).toMatch(/DY Song, DY Hei, .*DY Kai/);
    expect(fault!.hint).not.toContain('DY Roman');
  });

  it('a character that no face has: emoji, rare Han of the astral planes', async () => {
    for (const letter of ['😀', '𪚥']) {
      const faults = await faultsOf({ family: 'DY Song', weight: 500, text: `一${letter}`, source });
      expect(faults.map((one) => one.code)).toEqual(['font/missing-everywhere']);
      expect(faults[0]!.message).toContain(`“${letter}” (U+${code(letter).toString(16).toUpperCase()})`);
      expect(faults[0]!.at!.column).toBe(2);
    }
  });

  it('an astral character that the face has is none', async () => {
    const face = await subset({ family: 'DY Hei', weight: 400, text: '𰻝' });
    expect(glyphOf(face)(code('𰻝'))).toBeGreaterThan(0);
  });

  it('a radical in the copy, named with the character to write', async () => {
    const faults = await faultsOf({ family: 'DY Song', weight: 500, text: '今⽇⋯', source });
    expect(faults.map((one) => [one.code, one.at!.column, one.hint])).toEqual([
      ['font/radical', 3, 'write “…” in its place'],
      ['font/radical', 2, 'write “日” in its place'],
    ]);
  });

  it('two characters for which the face has one glyph', async () => {
    const faults = await faultsOf({ family: 'DY Song', weight: 500, text: '～一〜', source });
    expect(faults.map((one) => one.code)).toEqual(['font/twin']);
    expect(faults[0]).toMatchObject({ at: { column: 3 }, hint: 'write “～” throughout' });
  });

  it('white space, joiners and selectors are none', async () => {
    for (const family of familyNames()) {
      expect(
        await faultsOf({
          family,
          weight: 400,
          text: `${copyOf(family)}\u2060\u200b\u200d\ufeff\ufe0f\n\t\u00a0\u00ad`,
        }),
      ).toEqual([]);
    }
  });

  it('a family or weight that there is not gives no value', async () => {
    const wrong = await subsetFaces([
      { family: 'DY Sung', weight: 400, text: '' },
      { family: 'DY Hei', weight: 300, text: '' },
      { family: 'DY Song', weight: 500, text: '好' },
    ]);
    expect(wrong.value).toBeUndefined();
    expect(wrong.diagnostics.map((one) => one.code)).toEqual(['font/no-weight', 'font/no-family']);
  });
});

it('metrics are those of the faces', async () => {
  expect(await fontMetrics('DY Song', 500)).toMatchObject({ unitsPerEm: 1000, ascent: 1151, descent: 286 });
  expect(await fontMetrics('DY Kai', 400)).toMatchObject({ unitsPerEm: 1000, ascent: 928, descent: 256 });
  expect(weightsOf('DY Song')).toEqual([400, 500, 600, 700, 900]);
});

describe('a glyph', () => {
  it('is read as it was written', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), fc.nat(1)),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(steps, (points) => {
        const glyph = {
          ends: [points.length - 1],
          xs: Int16Array.from(points, ([x]) => x),
          ys: Int16Array.from(points, ([, y]) => y),
          on: Uint8Array.from(points, ([, , on]) => on),
          instructions: new Uint8Array(points.length % 3),
        };
        expect(readSimple(composeSimple(glyph))).toEqual(glyph);
      }),
    );
  });
});
