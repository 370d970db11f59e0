import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../scripts/edition/index.ts';

/** GBK bytes of a text, by the decoder's own table turned round. */
const gbkOf = (() => {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [high, low]);
    }
  }
  return (text: string): Uint8Array =>
    Uint8Array.from([...text].flatMap((one) => (one.codePointAt(0)! < 128 ? [one.codePointAt(0)!] : table.get(one)!)));
})();

// Invented sentences of a reporter's notebook.
const sentences = [
  '今年春天，沿岸的村民种下了三千棵柳树。',
  '记者在现场看到，水面上有不少白鹭。',
  '“这条河是我们的。”老何说。',
  '工程历时十年，总投资约两亿元。',
  '学生们把检测结果写在黑板上。',
];

const copy = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('\n'));

describe('encodings', () => {
  test('UTF-8 is read as it is, with or without a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodeText(Buffer.from(text))).toEqual({ kind: 'text', text });
        expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ kind: 'text', text });
      }),
    );
  });

  test('GBK is recognised from one sentence on', () => {
    fc.assert(
      fc.property(copy, (text) => {
        expect(decodeText(gbkOf(text))).toMatchObject({ kind: 'other', encoding: 'GBK', iconv: 'GB18030' });
      }),
    );
  });

  test('UTF-16 is recognised with and without its mark', () => {
    fc.assert(
      fc.property(copy, fc.boolean(), fc.boolean(), (text, big, mark) => {
        const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
        const found = decodeText(big ? bytes.swap16() : bytes);
        expect(found).toMatchObject({ kind: 'other', encoding: big ? 'UTF-16BE' : 'UTF-16LE' });
      }),
    );
  });

  test('one broken byte in UTF-8 is damage, at its place', () => {
    fc.assert(
      fc.property(copy, fc.nat(), (text, choice) => {
        const at = [...text].map((_, index) => index)[choice % [...text].length]!;
        const before = [...text].slice(0, at).join('');
        const bytes = Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from([...text].slice(at).join(''))]);
        expect(decodeText(bytes)).toEqual({ kind: 'damaged', before });
      }),
    );
  });

  test('any bytes get an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['text', 'other', 'damaged', 'unknown']).toContain(decodeText(bytes).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
