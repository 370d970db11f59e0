/** The WOFF2 slices against another decoder (hb-subset and wawoff2 through subset-font), and the font merged of them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCmap } from '../../scripts/html/fonts/cmap.ts';
import { boxOf, componentOffsets } from '../../scripts/html/fonts/glyph.ts';
import { readVerticalForms } from '../../scripts/html/fonts/layout-tables.ts';
import { readTables, type Tables, tableOf, viewOf } from '../../scripts/html/fonts/sfnt.ts';
import { mergeCharacters, readStylesheet } from '../../scripts/html/fonts/slices.ts';
import { unpackWoff2 } from '../../scripts/html/fonts/woff2.ts';

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as (font: Buffer, text: string, options: object) => Promise<Buffer>;
const folder = dirname(require.resolve('lxgw-wenkai-webfont/package.json'));
const stylesheet = join(folder, 'lxgwwenkai-regular.css');
const code = (letter: string): number => letter.codePointAt(0)!;

function glyphBytes(tables: Tables, index: number): Uint8Array {
  const loca = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const at = (one: number): number => (long ? loca.getUint32(4 * one) : 2 * loca.getUint16(2 * one));
  return tableOf(tables, 'glyf').subarray(at(index), at(index + 1));
}

/** The outline of a simple glyph as text: contour ends and points, absolute. Written apart from the code it tests. */
function outlineText(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  const view = viewOf(bytes);
  const contours = view.getInt16(0);
  if (contours < 0) return `composite ${Buffer.from(bytes.subarray(10, 10 + 6)).toString('hex')}`;
  let at = 10;
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(at + 2 * index));
  at += 2 * contours;
  at += 2 + view.getUint16(at);
  const count = ends.at(-1)! + 1;
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
    for (let each = 0; each < times; each++) flags.push(flag);
  }
  const axis = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const box = [2, 4, 6, 8].map((offset) => view.getInt16(offset));
  return `${box} | ${ends} | ${xs.map((x, index) => `${x},${ys[index]}${flags[index]! & 1 ? '' : '*'}`).join(' ')}`;
}

const reference = async (file: string): Promise<Tables> =>
  readTables(await subsetFont(await readFile(file), '', { keepAllGlyphs: true, targetFormat: 'sfnt' }));

describe('an unpacked slice', () => {
  it.each(['regular', 'bold'])('holds the outlines that another decoder finds (%s)', async (weight) => {
    let compared = 0;
    for (const number of [5, 21, 60, 99, 117, 118, 119]) {
      const file = join(folder, 'files', `lxgwwenkai-${weight}-subset-${number}.woff2`);
      const ours = await unpackWoff2(await readFile(file));
      const theirs = await reference(file);
      expect(ours.glyphCount).toBe(viewOf(tableOf(theirs, 'maxp')).getUint16(4));
      for (let index = 0; index < ours.glyphCount; index++) {
        expect(outlineText(ours.glyph(index))).toBe(outlineText(glyphBytes(theirs, index)));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(900);
  });

  it('is refused when it is damaged', async () => {
    const bytes = await readFile(join(folder, 'files/lxgwwenkai-regular-subset-119.woff2'));
    await expect(unpackWoff2(bytes.subarray(0, 30))).rejects.toThrow('not a WOFF2 font');
    await expect(unpackWoff2(bytes.subarray(0, 5000))).rejects.toThrow();
    await expect(unpackWoff2(new TextEncoder().encode('x'.repeat(100)))).rejects.toThrow('not a WOFF2 font');
  });
});

describe('the stylesheet', () => {
  it('is read into ascending ranges that do not overlap', async () => {
    const ranges = readStylesheet(await readFile(stylesheet, 'utf8'), folder);
    expect(new Set(ranges.map(({ file }) => file)).size).toBe(97);
    for (const [index, { from, to }] of ranges.entries()) {
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThan(ranges[index - 1]?.to ?? 0);
    }
  });
});

describe('the merged font', () => {
  const text = 'ABCabc 019，。、：；？！（）《》「」“”‘’——…一人日文青溪两岸流域生态修复观澜';
  let merged: Tables;
  let glyphOf: (codePoint: number) => number;
  const advance = (letter: string): number => viewOf(tableOf(merged, 'hmtx')).getUint16(4 * glyphOf(code(letter)));
  const box = (letter: string) => boxOf(glyphBytes(merged, glyphOf(code(letter))))!;

  beforeAll(async () => {
    const codePoints = [...new Set([...text].map(code))];
    merged = readTables(await mergeCharacters(stylesheet, codePoints));
    glyphOf = readCmap(tableOf(merged, 'cmap'));
  });

  it('draws each character as its slice does', async () => {
    const ranges = readStylesheet(await readFile(stylesheet, 'utf8'), folder);
    for (const letter of new Set(text.replace(/[“”‘’ ]/g, ''))) {
      const { file } = ranges.find(({ from, to }) => code(letter) >= from && code(letter) <= to)!;
      const slice = await reference(file);
      const index = readCmap(tableOf(slice, 'cmap'))(code(letter));
      expect(glyphOf(code(letter)), letter).toBeGreaterThan(0);
      expect(outlineText(glyphBytes(merged, glyphOf(code(letter)))), letter).toBe(
        outlineText(glyphBytes(slice, index)),
      );
    }
  });

  it('has sound tables: sizes, limits and glyph numbers agree', () => {
    const count = viewOf(tableOf(merged, 'maxp')).getUint16(4);
    expect(tableOf(merged, 'loca').length).toBe(4 * (count + 1));
    expect(viewOf(tableOf(merged, 'loca')).getUint32(4 * count)).toBe(tableOf(merged, 'glyf').length);
    for (const [metrics, header] of [
      ['hmtx', 'hhea'],
      ['vmtx', 'vhea'],
    ] as const) {
      expect(tableOf(merged, metrics).length).toBe(4 * count);
      expect(viewOf(tableOf(merged, header)).getUint16(34)).toBe(count);
    }
    for (let index = 0; index < count; index++) {
      const bytes = glyphBytes(merged, index);
      for (const at of componentOffsets(bytes)) expect(viewOf(bytes).getUint16(at)).toBeLessThan(count);
    }
  });

  it('has curly quotes one em wide, opening to the right, closing to the left, single ones of one mark', () => {
    for (const letter of '“”‘’') expect(advance(letter)).toBe(1000);
    expect(box('“').left).toBeGreaterThan(500);
    expect(box('”').right).toBeLessThan(500);
    expect(box('‘').right).toBe(box('“').right);
    expect(box('’').left).toBe(box('”').left);
    expect(box('‘').right - box('‘').left).toBeLessThan((box('“').right - box('“').left) / 2 + 20);
  });

  it('has vertical forms for the points and brackets, and half widths for marks that leave half a square', () => {
    const forms = readVerticalForms(tableOf(merged, 'GSUB'));
    for (const letter of '，。（）《》「」') {
      const form = forms.get(glyphOf(code(letter)));
      expect(form, letter).toBeGreaterThan(0);
      expect(form).not.toBe(glyphOf(code(letter)));
    }
    expect(Buffer.from(tableOf(merged, 'GPOS')).toString('latin1')).toContain('halt');
  });

  it('leaves out what the slices lack, though their stylesheet promises it', async () => {
    const font = readTables(await mergeCharacters(stylesheet, [...'日🌀𠮷'].map(code)));
    const found = readCmap(tableOf(font, 'cmap'));
    expect([...'日🌀𠮷'].map((letter) => found(code(letter)) > 0)).toEqual([true, false, false]);
  });
});
