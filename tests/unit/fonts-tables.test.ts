import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCmap, writeCmap } from '../../scripts/html/fonts/cmap.ts';
import { readVerticalForms, writeVerticalForms } from '../../scripts/html/fonts/layout-tables.ts';
import { readDirectory, readTables, viewOf, writeSfnt } from '../../scripts/html/fonts/sfnt.ts';

const codePoint = fc.integer({ min: 0x20, max: 0x2ffff }).filter((value) => (value & 0xffff) < 0xfffe);
const glyph = fc.integer({ min: 1, max: 0xffff });

describe('cmap', () => {
  it('gives back each glyph it was written with, and none for its neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(codePoint, glyph), { maxLength: 200 }), fc.boolean(), (pairs, dense) => {
        const entries = dense ? pairs.map(([, id], index) => [0xff00 + 7 * (index >> 3) + index, id] as const) : pairs;
        const map = new Map(entries);
        const glyphOf = readCmap(writeCmap(map));
        for (const [code] of entries) {
          expect(glyphOf(code)).toBe(map.get(code));
          for (const near of [code - 1, code + 1]) expect(glyphOf(near)).toBe(map.get(near) ?? 0);
        }
      }),
    );
  });

  it('keeps the same map in the subtable for the basic plane', () => {
    const map = new Map([...'一丁丂青A。'].map((letter, index) => [letter.codePointAt(0)!, index + 1]));
    const table = writeCmap(map);
    // The encoding records for format 12 are hidden from the reader, which then has format 4 alone.
    const view = viewOf(table);
    for (const record of [1, 3]) view.setUint16(4 + 8 * record, 9);
    const glyphOf = readCmap(table);
    for (const [code, id] of map) expect(glyphOf(code)).toBe(id);
    expect(glyphOf(0x4e03)).toBe(0);
    expect(glyphOf(0x20000)).toBe(0);
  });
});

describe('sfnt', () => {
  const head = new Uint8Array(54);

  it('gives back the tables it was written with, whatever their order, and sums to the constant', () => {
    const table = fc.uint8Array({ maxLength: 90 });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z]{4}$/), table, { maxKeys: 12 }), (extra) => {
        const tables = new Map([...Object.entries(extra), ['head', head] as const]);
        const bytes = writeSfnt(tables);
        expect(Buffer.from(writeSfnt(new Map([...tables].reverse()))).equals(bytes)).toBe(true);
        const read = readTables(bytes);
        expect([...read.keys()]).toEqual([...tables.keys()].sort());
        for (const [tag, content] of tables)
          if (tag !== 'head') expect(Buffer.from(read.get(tag)!)).toEqual(Buffer.from(content));
        let sum = 0;
        for (let at = 0; at < bytes.length; at += 4) sum = (sum + viewOf(bytes).getUint32(at)) >>> 0;
        expect(sum).toBe(0xb1b0afba);
        expect(readDirectory(bytes).every(({ offset }) => offset % 4 === 0)).toBe(true);
      }),
    );
  });

  it('refuses what is no TrueType font, and one that ends early', () => {
    expect(() => readTables(new TextEncoder().encode('OTTO and more text'))).toThrow('not a TrueType font');
    const bytes = writeSfnt(new Map([['head', head]]));
    expect(() => readTables(bytes.subarray(0, 40))).toThrow('ends inside its table head');
    expect(() => readTables(bytes.subarray(0, 20))).toThrow('ends inside its directory');
  });
});

it('vertical forms are read back as they were written', () => {
  const pairs = fc.array(fc.tuple(glyph, glyph), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(pairs, (list) => {
      const map = new Map(list);
      const read = readVerticalForms(writeVerticalForms(map));
      expect([...read].sort(([a], [b]) => a - b)).toEqual([...map].sort(([a], [b]) => a - b));
    }),
  );
});
