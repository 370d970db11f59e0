/** 报头: the newspaper's name on its front page, and what has to stand beside it. */
import type { Copy, Edition } from '../edition/model.ts';
import { dayPieces, isEnglish } from './folio.ts';
import { copyPiece, translationPiece } from './page-views.ts';
import { ownWords, type Piece } from './piece.ts';
import { ems } from './story-views.ts';

/** Set as the folio line is. */
const inMasthead = (line: Piece): Piece => ({ ...line, role: 'masthead', face: 'folio' });
const small = (text: string): Piece => ownWords('masthead', text, 'folio');

/**
 * The day by the Chinese calendar: 丙午年八月初八. The names of months and days are those of CLDR; what stands before
 * the year's name is the year of our calendar, which the date has already.
 */
export function lunarDate(iso: string): string {
  const calendar = new Intl.DateTimeFormat('zh-Hans-u-ca-chinese', { dateStyle: 'long', timeZone: 'UTC' });
  return calendar.format(new Date(`${iso}T12:00:00Z`)).replace(/^\d+/, '');
}

/** 今日8版 */
const pagesOf = ({ pageCount, language }: Edition): string =>
  isEnglish(language) ? `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}` : `今日${pageCount}版`;

export function mastheadView(edition: Edition, lines: readonly Copy[]) {
  const name = copyPiece(edition, edition.newspaper, 'masthead');
  const translation = edition.translation ? translationPiece(edition, edition.translation) : null;
  const { date, weekday, issue } = dayPieces(edition);
  const lunar = isEnglish(edition.language) ? [] : [small(lunarDate(edition.date))];
  const facts = [
    ...[date, weekday].map(inMasthead),
    ...lunar,
    ...(issue ? [inMasthead(issue)] : []),
    small(pagesOf(edition)),
  ];
  const others = lines.map((line) => inMasthead(copyPiece(edition, line, 'masthead')));
  return {
    name,
    ems: ems(edition.newspaper.text),
    translation,
    facts,
    lines: others,
    pieces: [name, ...(translation ? [translation] : []), ...facts, ...others],
  };
}
