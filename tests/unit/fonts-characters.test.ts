import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeName, commonForm, companions, isRadical, needsNoGlyph } from '../../scripts/html/fonts/characters.ts';

const code = (letter: string): number => letter.codePointAt(0)!;

describe('radicals and compatibility forms', () => {
  it('are known, and the characters they look like are not among them', () => {
    for (const letter of '⼀⼈⽇⽂⾭⻔⻰⺟\uf900⋯\u{2f800}') expect(isRadical(code(letter)), letter).toBe(true);
    for (const letter of '一人日文青门龙母…龐﨎﨩A。') expect(isRadical(code(letter)), letter).toBe(false);
  });

  it('have a common form, which is never one of them', () => {
    expect([...'⼀⽇⾭⻔⻰⻅⋯\uf900'].map((letter) => commonForm(code(letter))).join('')).toBe('一日青门龙见…\u8c48');
    expect(commonForm(code('⼈'))).toBe('人');
    for (let codePoint = 0x2e80; codePoint <= 0x2fd5; codePoint++) {
      const common = commonForm(codePoint);
      if (common) expect(isRadical(code(common)), codeName(codePoint)).toBe(false);
    }
  });

  it('are none of the companions', () => {
    expect(companions.filter(isRadical)).toEqual([]);
    expect(new Set(companions).size).toBe(companions.length);
  });
});

it('white space, joiners and selectors ask for no glyph; what has ink does', () => {
  for (const letter of ' \t\n\u00a0\u200b\u200d\u2060\ufeff\ufe0f\u{e0100}')
    expect(needsNoGlyph(code(letter))).toBe(true);
  for (const letter of 'a。\u3000一😀―') expect(needsNoGlyph(code(letter))).toBe(false);
});

it('a code point is named with at least four digits', () => {
  expect([0x41, 0x4e00, 0x20bb7].map(codeName)).toEqual(['U+0041', 'U+4E00', 'U+20BB7']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
      expect(Number.parseInt(codeName(codePoint).slice(2), 16)).toBe(codePoint);
    }),
  );
});
