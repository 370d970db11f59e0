/** Classes of characters that the rules share, as parts of regular expressions and as tests. */

export const HAN = '\\p{Script=Han}';
/** Points, GB/T 15834-2011, 3.1. */
export const POINTS = '。？！，、；：';
export const OPENING = '“‘（《〈【〔［｛「『';
export const CLOSING = '”’）》〉】〕］｝」』';
/** What a sentence or a piece of one ends with. */
export const isHan = (one: string | undefined): boolean => one !== undefined && /^\p{Script=Han}$/u.test(one);
/** Han or a mark that only Chinese sets. */
const WIDE = new RegExp(`^(?:${HAN}|[${POINTS}${OPENING}${CLOSING}…—·～])$`, 'u');
export const isChinese = (one: string | undefined): boolean => one !== undefined && WIDE.test(one);
export const isDigit = (one: string | undefined): boolean => one !== undefined && /^[0-9０-９]$/.test(one);
export const isLatin = (one: string | undefined): boolean => one !== undefined && /^[A-Za-z\u00c0-\u024f]$/.test(one);

/** The character that ends before an offset, surrogate pairs whole; undefined at the start. */
export const before = (text: string, at: number): string | undefined =>
  at <= 0 ? undefined : [...text.slice(Math.max(0, at - 2), at)].at(-1);

/** The character that begins at an offset; undefined at the end. */
export function after(text: string, at: number): string | undefined {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}
