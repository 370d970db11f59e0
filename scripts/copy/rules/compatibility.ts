import { around, matchesIn } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';
import { unifiedOf } from '../same-character.ts';

const LETTERS = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
/** Small and vertical forms of Chinese marks, each before its own form. */
const marks: ReadonlyMap<string, string> = new Map(
  [
    ...'﹐，﹑、﹔；﹕：﹖？﹗！﹙（﹚）﹛｛﹜｝﹝〔﹞〕︐，︑、︒。︓：︔；︕！︖？︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』',
  ]
    .join('')
    .match(/../gu)!
    .map((pair) => [[...pair][0]!, [...pair][1]!] as const),
);
const MARKS = new RegExp(`[${[...marks.keys()].join('')}]`, 'gu');

const codeOf = (one: string): string => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function find(piece: Piece): Finding[] {
  const found = (pattern: RegExp, insteadOf: (one: string) => string | undefined): Finding[] =>
    [...matchesIn(piece, pattern)].flatMap(({ from, to, match: [one] }) => {
      const instead = insteadOf(one);
      if (instead === undefined) return [];
      const parameters = { found: one, code: codeOf(one), instead, around: around(piece, from, to) };
      return [{ piece, from, to, parameters, mend: instead }];
    });
  return [...found(LETTERS, unifiedOf), ...found(MARKS, (one) => marks.get(one))];
}

export const compatibility: CopyRule = {
  id: 'copy.compatibility',
  description: {
    en: 'radicals, compatibility ideographs and presentation forms in place of the character itself',
    zh: '以部首码位、兼容汉字或变形标点代替正字',
  },
  source: {
    en: 'Unicode 15.0: NFKC, Equivalent_Unified_Ideograph',
    zh: 'Unicode 15.0：NFKC、Equivalent_Unified_Ideograph',
  },
  counts: 'characters',
  mends: true,
  anyLanguage: true,
  find: ({ pieces }) => pieces.flatMap(find),
};
