/** Words in a line of text that are of another language, as far as their letters tell. ISO 14289-1:2014, 7.2. */

export interface ForeignWords {
  /** UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  /** BCP 47 */
  readonly language: string;
}

/**
 * Letters tell a script, and a script its language, with these for what is most likely in a newspaper. Abbreviations
 * in capitals (GDP, PM2.5) are words of the text around them, and so are single letters.
 */
const scripts: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  {
    language: 'ja',
    pattern: /[\p{Script=Hiragana}\p{Script=Katakana}ー][\p{Script=Hiragana}\p{Script=Katakana}ー]*/gu,
  },
  { language: 'ko', pattern: /\p{Script=Hangul}+(?:[ ,.]+\p{Script=Hangul}+)*/gu },
  { language: 'ru', pattern: /\p{Script=Cyrillic}{2,}(?:[ ,.’'-]+\p{Script=Cyrillic}+)*/gu },
  { language: 'el', pattern: /\p{Script=Greek}{3,}(?:[ ,.’'-]+\p{Script=Greek}+)*/gu },
  {
    language: 'en',
    pattern: /[\p{Script=Latin}][\p{Script=Latin}\d’'&-]*(?:[ ,.:;]+[\p{Script=Latin}\d][\p{Script=Latin}\d’'&-]*)*/gu,
  },
  { language: 'zh', pattern: /\p{Script=Han}+(?:[，、。；：！？]*\p{Script=Han}+)*/gu },
];
/** Scripts that a text in a language is written in anyway. */
const own: Readonly<Record<string, readonly string[]>> = { zh: ['zh'], ja: ['ja', 'zh'], ko: ['ko', 'zh'] };

/** A Latin word of at least three letters that is no abbreviation. */
const word = /(?=\p{Script=Latin}{3})\p{Lu}?\p{Ll}{2}/u;

export function foreignWords(text: string, language: string): readonly ForeignWords[] {
  const home = language.split('-')[0]!.toLowerCase();
  const mine = own[home] ?? [home];
  const latin = !['zh', 'ja', 'ko', 'ru', 'el', 'uk', 'bg', 'sr', 'mk', 'ar', 'he', 'th', 'hi'].includes(home);
  return scripts.flatMap(({ language: found, pattern }) => {
    if (mine.includes(found) || (found === 'en' && latin)) return [];
    return [...text.matchAll(pattern)]
      .filter(([match]) => found !== 'en' || word.test(match))
      .map((match) => ({ from: match.index, to: match.index + match[0].length, language: found }));
  });
}
