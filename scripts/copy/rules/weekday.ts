import { inPieces, matchesIn } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

const PATTERN =
  /(?:(\d{4})年|(\d{4})[-/.])?(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?[\s,，]*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])/g;
const DAYS = '日一二三四五六';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 0 for Sunday; undefined for a day that no calendar has. */
function weekdayOf({ year, month, day }: Day): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getUTCDay() : undefined;
}

/** The year that a date without one means: the nearest to the day of issue. */
function nearestYear(month: number, day: number, issue: string): number {
  const at = Date.parse(issue);
  const year = Number(issue.slice(0, 4));
  const distance = (one: number): number => Math.abs(Date.UTC(one, month - 1, day) - at);
  return [year - 1, year, year + 1].sort((a, b) => distance(a) - distance(b))[0]!;
}

function find(piece: Piece, issue: string | undefined): Finding[] {
  return [...matchesIn(piece, PATTERN)].flatMap(({ from, to, match }): Finding[] => {
    const [found, chinese, plain, month, date, said] = match;
    // 3.5周一 is a figure before a word, no date.
    if (!chinese && !plain && !found.includes('月')) return [];
    const named = DAYS.indexOf(said === '天' ? '日' : said!);
    const written = chinese ?? plain;
    if (written === undefined && issue === undefined) return [];
    const [m, d] = [Number(month), Number(date)];
    const year = written === undefined ? nearestYear(m, d, issue!) : Number(written);
    const right = weekdayOf({ year, month: m, day: d });
    if (right === undefined || right === named) return [];
    // A date a year away may be meant where the year is left out.
    const others =
      written === undefined ? [year - 1, year + 1].map((one) => weekdayOf({ year: one, month: m, day: d })) : [];
    const severity = others.includes(named) ? ('warning' as const) : undefined;
    const parameters = {
      date: `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`,
      said,
      right: DAYS[right],
    };
    return [{ piece, from, to, parameters, ...(severity && { severity }) }];
  });
}

export const weekday: CopyRule = {
  id: 'copy.weekday',
  description: {
    en: 'a day of the week that does not fit its date; without a year, the one nearest to the date of issue',
    zh: '星期与日期不符；没写年份的，取离出版日期最近的一年',
  },
  source: { en: 'the Gregorian calendar', zh: '公历' },
  counts: 'fact',
  find: (desk) => inPieces(desk, (piece) => find(piece, desk.file.date)),
};
