import { around, inPieces, matchesIn } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

const PATTERN = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g;
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that the calendar has, in any year if none is given. */
function exists(year: number | undefined, month: number, day: number): boolean {
  const longest = LONGEST[month - 1];
  if (longest === undefined || day < 1 || day > longest) return false;
  if (year === undefined || month !== 2 || day < 29) return true;
  return new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
}

export const date: CopyRule = {
  id: 'copy.date',
  description: { en: 'a date that no calendar has', zh: '历法上没有的日期' },
  source: { en: 'the Gregorian calendar', zh: '公历' },
  counts: 'fact',
  find: (desk) =>
    inPieces(desk, (piece) =>
      [...matchesIn(piece, PATTERN)].flatMap(({ from, to, match: [found, year, month, day] }) =>
        exists(year === undefined ? undefined : Number(year), Number(month), Number(day))
          ? []
          : [{ piece, from, to, parameters: { found, around: around(piece, from, to) } }],
      ),
    ),
};
