/** What may not be parted at a line's end. Half of a two-em dash is `line.kinsoku`'s. */
import { inkBox } from '../boxes.ts';
import { aroundBreak, type LineBreak, lineBreaks } from '../breaks.ts';
import { isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const latin = /\p{Script=Latin}$/u;

/** Characters of a book title that the break goes through; no number where it goes through none. */
function titleAt({ before, after }: LineBreak): number {
  const [open, close] = [before.lastIndexOf('《'), after.indexOf('》')];
  if (open < 0 || close < 0 || before.indexOf('》', open) >= 0) return Number.NaN;
  if (after.slice(0, close).includes('《')) return Number.NaN;
  return [...before.slice(open + 1), ...after.slice(0, close)].length;
}

const parts = ({ before, after }: LineBreak): boolean =>
  (/\d$/.test(before) && /^[.．]?\d/.test(after)) ||
  (/\d[.．]$/.test(before) && /^\d/.test(after)) ||
  (/\d$/.test(before) && /^[%％‰℃°]/.test(after)) ||
  (/[¥￥$€£]$/.test(before) && /^\d/.test(after)) ||
  (before.endsWith('…') && after.startsWith('…'));

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const limit = limits['line.unbreak'];
  // A word of a story in another language is hyphenated by its own rules.
  const inChinese = ({ before, after }: LineBreak): boolean => /\p{Script=Han}/u.test(before + after);
  const word = (at: LineBreak): boolean => latin.test(at.before) && /^\p{Ll}/u.test(at.after) && inChinese(at);
  return lineBreaks(layout)
    .filter((at) => parts(at) || word(at) || titleAt(at) <= limit)
    .map((at) => ({
      parameters: aroundBreak(at),
      source: at.next.source,
      block: at.next.block,
      box: inkBox(at.next),
    }));
}

export const lineUnbreak: Rule = {
  id: 'line.unbreak',
  description: {
    en: 'a line break within a number, between a number and its sign, in a Latin word, a short book title or ……',
    zh: '不该拆的拆了行：数字、数字与百分号等、外文词、短书名、省略号',
  },
  source: { en: 'W3C CLREQ: unbreakable sequences', zh: 'W3C《中文排版需求》：不可分割' },
  find,
};
