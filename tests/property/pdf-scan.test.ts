/** Whatever the bytes: the tokens joined are the bytes, and reading ends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openOperations, readOperation } from '../../scripts/pdf/content/operation.ts';
import { openScanner, scan } from '../../scripts/pdf/content/scan.ts';
import { parseCMap, writeToUnicode } from '../../scripts/pdf/font/cmap.ts';

const piece = fc.oneof(
  fc.constantFrom(
    'BI',
    'ID',
    'EI',
    ' ',
    '\n',
    'q',
    'Tj',
    '(',
    ')',
    '\\',
    '<',
    '>',
    '<<',
    '>>',
    '[',
    ']',
    '/',
    '%',
    '{',
    '}',
    '/W 3 ',
    '/F /Fl ',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 4 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);
const content = fc
  .array(piece, { maxLength: 60 })
  .map((pieces) => Uint8Array.from(Buffer.from(pieces.join(''), 'latin1')));

test('tokens join to the bytes they were cut from, each of them at least a byte long', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const scanner = openScanner(bytes);
      let at = 0;
      while (scan(scanner)) {
        expect(scanner.from).toBe(at);
        expect(scanner.to).toBeGreaterThan(at);
        at = scanner.to;
      }
      expect(at).toBe(bytes.length);
    }),
    { numRuns: 2000 },
  );
});

test('operations stand in order and within the bytes', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const reader = openOperations(bytes);
      let end = 0;
      while (readOperation(reader)) {
        expect(reader.from).toBeGreaterThanOrEqual(end);
        expect(reader.to).toBeGreaterThan(reader.from);
        end = reader.to;
      }
      expect(end).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 1000 },
  );
});

test('a ToUnicode map is read as it was written', () => {
  const entry = fc.tuple(fc.nat(0xffff), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 250 }), (entries) => {
      const texts = new Map(entries);
      const read = parseCMap(Buffer.from(writeToUnicode(texts), 'latin1'));
      expect(new Map(read.texts)).toEqual(texts);
      expect(read.spaces).toEqual([{ bytes: 2, low: 0, high: 0xffff }]);
    }),
    { numRuns: 200 },
  );
});
