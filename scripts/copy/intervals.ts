/** Intervals of mathematics, `(a,b]` and `[a,b)`: brackets of two kinds that are a pair all the same. */

const LONGEST = 26;
const OPEN = /^\([^()[\]（）\p{Script=Han}]{1,24}\]/u;
const CLOSED = /\[[^()[\]（）\p{Script=Han}]{1,24}\)$/u;

/** Whether the round bracket at an offset is the open end of an interval. */
export const endsInterval = (text: string, at: number): boolean =>
  text[at] === '('
    ? OPEN.test(text.slice(at, at + LONGEST))
    : text[at] === ')' && CLOSED.test(text.slice(Math.max(0, at + 1 - LONGEST), at + 1));
