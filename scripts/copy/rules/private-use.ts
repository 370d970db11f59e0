import { around, matchesIn } from '../in-pieces.ts';
import type { Finding } from '../model.ts';
import type { CopyRule } from '../rule.ts';

// Private use, U+FFFD and non-characters, controls, and signs that nobody sees.
const PATTERN =
  /[\ue000-\uf8ff\ufff9-\uffff\ufdd0-\ufdef\u{f0000}-\u{10ffff}\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\p{Default_Ignorable_Code_Point}]|[\ud800-\udfff]/gu;

/** A joiner or a selector within a picture sign, such as a family of four, which is one sign. */
const joins = (text: string, from: number, to: number): boolean =>
  /\u200d|\ufe0f/.test(text.slice(from, to)) &&
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(text.slice(0, from)) &&
  (text[from] === '\ufe0f' || /^\p{Extended_Pictographic}/u.test(text.slice(to)));

export const privateUse: CopyRule = {
  id: 'copy.private-use',
  description: {
    en: 'private-use characters, replacement characters and signs that nobody sees',
    zh: '私用区字符、替换符（乱码）和看不见的字符',
  },
  source: {
    en: 'Unicode 15.0, 23.5; they print differently or not at all',
    zh: 'Unicode 15.0 第 23.5 节：换一种字体就变样或印不出',
  },
  counts: 'characters',
  anyLanguage: true,
  find: ({ pieces }) =>
    pieces.flatMap((piece) =>
      [...matchesIn(piece, PATTERN)].flatMap(({ from, to, match: [one] }): Finding[] => {
        if (joins(piece.text, from, to)) return [];
        const code = `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
        return [{ piece, from, to, parameters: { code, around: around(piece, from, to) } }];
      }),
    ),
};
