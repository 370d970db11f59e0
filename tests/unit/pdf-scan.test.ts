/** The tokeniser and the reader of operations on what content streams may hold. */
import { describe, expect, test } from 'vitest';
import { type Operand, openOperations, readOperation } from '../../scripts/pdf/content/operation.ts';
import { openScanner, scan } from '../../scripts/pdf/content/scan.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function tokens(text: string): string[] {
  const scanner = openScanner(bytes(text));
  const found: string[] = [];
  while (scan(scanner)) {
    if (scanner.kind !== 'space') found.push(`${scanner.kind}:${text.slice(scanner.from, scanner.to)}`);
  }
  return found;
}

function operations(text: string): [string, readonly Operand[]][] {
  const reader = openOperations(bytes(text));
  const found: [string, readonly Operand[]][] = [];
  while (readOperation(reader)) found.push([reader.operator, reader.operands]);
  return found;
}

describe('tokens', () => {
  test.each([
    ['1 0 0 -1 .5 -.5 cm', ['number:1', 'number:0', 'number:0', 'number:-1', 'number:.5', 'number:-.5', 'word:cm']],
    ["(a(b)c\\)d) '", ['string:(a(b)c\\)d)', "word:'"]],
    ['<41 4g2>Tj', ['hex:<41 4g2>', 'word:Tj']],
    [
      '/Span<</A[1/B]>>BDC',
      [
        'name:/Span',
        'dict-open:<<',
        'name:/A',
        'array-open:[',
        'number:1',
        'name:/B',
        'array-close:]',
        'dict-close:>>',
        'word:BDC',
      ],
    ],
    ['q%note (\nQ', ['word:q', 'comment:%note (', 'word:Q']],
    ['T* f* d0', ['word:T*', 'word:f*', 'word:d0']],
    [') > ] {', ['stray:)', 'stray:>', 'array-close:]', 'brace:{']],
    ['(open', ['string:(open']],
    ['<41', ['hex:<41']],
  ])('of %s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('the data of an inline image are one token, whatever they hold', () => {
    const data = 'x EI \u0001(<[%';
    const found = tokens(`BI /W 9 /H 1 /BPC 8 /CS /G ID ${data.slice(0, 9)} EI Q`);
    expect(found.slice(-3)).toEqual([`image:${data.slice(0, 9)}`, 'word:EI', 'word:Q']);
  });

  test('compressed data end at the EI that content follows', () => {
    const data = 'ab EI \u0080\u0003\u0000 cd';
    const found = tokens(`BI /W 9 /H 9 /F /Fl ID ${data} EI\nQ q 1 0 0 1 0 0 cm`);
    expect(found).toContain(`image:${data}`);
  });

  test('ID outside an image is a word like any other', () => {
    expect(tokens('ID (x) Tj')).toEqual(['word:ID', 'string:(x)', 'word:Tj']);
  });
});

describe('operations', () => {
  test('operands are values', () => {
    expect(operations('[(A\\051\\n\\\r\nB) -12.5 <4>] TJ')).toEqual([
      ['TJ', [[bytes('A)\nB'), -12.5, Uint8Array.of(0x40)]]],
    ]);
    expect(operations('/A#20b true null << /K [1] >> BDC')[0]?.[1]).toEqual([
      { name: 'A b' },
      true,
      null,
      { entries: new Map([['K', [1]]]) },
    ]);
  });

  test('hexadecimal strings, the last digit of an odd number standing for itself and 0', () => {
    expect(operations('<> <4 1\n42> <412> x <413')[0]?.[1]).toEqual([
      new Uint8Array(),
      Uint8Array.of(0x41, 0x42),
      Uint8Array.of(0x41, 0x20),
    ]);
  });

  test('numbers as other readers take them', () => {
    expect(operations('-.002 +7 4. 00.50 --5 1.2.3 w')[0]?.[1]).toEqual([-0.002, 7, 4, 0.5, -5, 1.2]);
  });

  test('an inline image is one operation with its dictionary and its data', () => {
    const [[operator, operands]] = operations('BI /W 2 /H 1 /BPC 8 /CS /G ID \u0001\u0002 EI') as [[string, Operand[]]];
    expect(operator).toBe('EI');
    expect(operands).toEqual([
      {
        entries: new Map<string, Operand>([
          ['W', 2],
          ['H', 1],
          ['BPC', 8],
          ['CS', { name: 'G' }],
        ]),
      },
      Uint8Array.of(1, 2),
    ]);
  });

  test('what stays open is closed by the operator, and nesting does not eat the stack', () => {
    expect(operations('[(a) Tj ET')).toEqual([
      ['Tj', [[bytes('a')]]],
      ['ET', []],
    ]);
    expect(operations(`${'['.repeat(100_000)}1${']'.repeat(100_000)} x`)).toHaveLength(1);
  });

  test('an operation knows its bytes', () => {
    const text = '  q 1 2 m % x\n [3] 0 d';
    const reader = openOperations(bytes(text));
    const found: string[] = [];
    while (readOperation(reader)) found.push(text.slice(reader.from, reader.to));
    expect(found).toEqual(['q', '1 2 m', '[3] 0 d']);
  });
});
