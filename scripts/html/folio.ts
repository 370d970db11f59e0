/** 报眉: the line above the page that says which paper, day and page this is. */

import type { Copy, Edition, Page } from '../edition/model.ts';
import { copyRun, ownWords, type Piece } from './piece.ts';

const weekdays = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

export const isEnglish = (language: string): boolean => /^en\b/i.test(language);

/** `iso` is a date that exists, as the edition stage has made sure. */
export function folioDate(iso: string, language: string): { readonly date: string; readonly weekday: string } {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  // Noon, day and zone do not come into it: the weekday is the calendar's own.
  const index = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return isEnglish(language)
    ? { date: `${day} ${months[month - 1]} ${year}`, weekday: weekdays.en[index]! }
    : { date: `${year}年${month}月${day}日`, weekday: weekdays.zh[index]! };
}

/** What a folio line and a masthead both say of the day. */
export interface DayPieces {
  readonly date: Piece;
  readonly weekday: Piece;
  readonly issue: Piece | null;
}

export function dayPieces(edition: Edition): DayPieces {
  const { date, weekday } = folioDate(edition.date, edition.language);
  const issue = isEnglish(edition.language) ? `No. ${edition.number}` : `总第${edition.number}期`;
  return {
    date: ownWords('folio', date),
    weekday: ownWords('folio', weekday),
    issue: edition.number === undefined ? null : ownWords('folio', issue),
  };
}

/** Half of the line of a double truck, or the whole line of a page. */
interface FolioLine {
  /** `left` on even pages, `right` on odd ones: where the page number stands. */
  readonly outer: 'left' | 'right';
  /** Nothing on the page that has the masthead. */
  readonly newspaper: Piece | null;
  readonly translation: Piece | null;
  readonly day: DayPieces | null;
  readonly credits: readonly { readonly role: Piece; readonly name: Piece }[];
  readonly section: Piece;
  readonly numberBefore: Piece;
  readonly number: Piece;
  readonly numberAfter: Piece | null;
}

export interface FolioView {
  readonly lines: readonly FolioLine[];
  /** Its two halves stand on both sides of a fold. */
  readonly overFold: boolean;
  readonly pieces: readonly Piece[];
}

const piecesOf = ({ newspaper, translation, day, credits, ...place }: FolioLine): readonly (Piece | null)[] => [
  newspaper,
  translation,
  ...(day ? [day.date, day.weekday, day.issue] : []),
  ...credits.flatMap(({ role, name }) => [role, name]),
  place.section,
  place.numberBefore,
  place.number,
  place.numberAfter,
];

const outerOf = (page: number): FolioLine['outer'] => (page % 2 === 1 ? 'right' : 'left');

export function folioView(edition: Edition, page: Page): FolioView {
  const english = isEnglish(edition.language);
  const headed = page.placed.some(({ block }) => block === 'masthead');
  const named = (copy: Copy, face: Piece['face']): Piece => ({
    role: 'folio',
    face,
    runs: [copyRun(copy, edition.sources)],
  });
  const placeOf = (number: number) => ({
    outer: outerOf(number),
    section: ownWords('folio', page.name, 'folio-name'),
    numberBefore: ownWords('folio', english ? 'Page' : '第'),
    number: ownWords('folio', String(number), 'folio-number'),
    numberAfter: english ? null : ownWords('folio', '版'),
  });
  const name = {
    newspaper: headed ? null : named(edition.newspaper, 'folio-name'),
    translation: edition.translation && !headed ? named(edition.translation, 'folio') : null,
  };
  const day = headed ? null : dayPieces(edition);
  const credits = edition.credits.map((credit) => ({
    role: ownWords('folio', credit.role),
    name: ownWords('folio', credit.name),
  }));
  const { number, through } = page;
  // The day ends the left half, and the name begins the right one.
  const lines: readonly FolioLine[] =
    through === undefined
      ? [{ ...name, day, credits, ...placeOf(number) }]
      : [
          { newspaper: null, translation: null, day, credits: [], ...placeOf(number) },
          { ...name, day: null, credits, ...placeOf(through) },
        ];
  return {
    lines,
    overFold: through !== undefined,
    pieces: lines.flatMap(piecesOf).filter((piece) => piece !== null),
  };
}
