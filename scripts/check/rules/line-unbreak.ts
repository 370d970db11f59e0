/** What may not be parted at a line's end. Half of a two-em dash is `line.kinsoku`'s. */
import { inkBox } from '../boxes.ts';
import { aroundBreak, type LineBreak, lineBreaks } from '../breaks.ts';
import { lineLength, scriptAt } from '../lines.ts';
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

/** A part of a word or number at an end of a line. */
const foot = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+$/u;
const head = /^(?:(?!\p{Script=Han})[\p{L}\p{N}])+/u;

/** Whether what is parted is longer than a line: no other break would have kept it together. */
function isTooLong({ line, next }: LineBreak): boolean {
  const [first] = foot.exec(line.text) ?? [];
  const [rest] = head.exec(next.text) ?? [];
  if (!first || !rest) return false;
  const here = line.advances.at(-1)! - line.advances[line.text.length - first.length]!;
  const there = next.advances[rest.length]! - next.advances[0]!;
  return here + there > Math.max(lineLength(line), lineLength(next));
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['line.unbreak'];
  // A word that is told to be of another language is hyphenated by its rules.
  const inChinese = ({ before, after }: LineBreak): boolean => /\p{Script=Han}/u.test(before + after);
  const word = (at: LineBreak): boolean =>
    at.line.hyphen === undefined && latin.test(at.before) && /^\p{Ll}/u.test(at.after) && inChinese(at);
  return lineBreaks(layout)
    .filter(({ line }) => scriptAt(layout, line) !== undefined)
    .filter((at) => parts(at) || word(at) || titleAt(at) <= limit)
    .map((at) => ({
      parameters: aroundBreak(at),
      ...(isTooLong(at) && { severity: 'warning' as const }),
      source: at.next.source,
      block: at.next.block,
      box: inkBox(at.next),
    }));
}

export const lineUnbreak: Rule = {
  id: 'line.unbreak',
  description: {
    en: 'a line break within a number, between a number and its sign, in a Latin word, a short book title or ……; a warning where it is longer than a line',
    zh: '不该拆的拆了行：数字、数字与百分号等、外文词、短书名、省略号；本身长于一行的为警告',
  },
  source: { en: 'W3C CLREQ: unbreakable sequences', zh: 'W3C《中文排版需求》：不可分割' },
  find,
};
