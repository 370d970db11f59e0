import { after, before, isChinese, isDigit, isHan } from '../characters.ts';
import { around, inPieces, matchesIn } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

/** What is typed for a dash: hyphens, bars, rules of boxes, full-width hyphens, the Japanese long sound. */
const FORMS = /-{2,}|－{2,}|–{2,}|―+|─{1,}|━{1,}|ー{2,}|—+(?: —+)*|⸺+/g;

/** What may stand behind the first of two numbers of a range. */
const measure = /[年月日时点分秒万亿℃%％]/u;

function findingOf(piece: Piece, from: number, to: number, house: string): Finding[] {
  const { text } = piece;
  const found = text.slice(from, to);
  if (found === house) return [];
  const [left, right] = [before(text, from), after(text, to)];
  const parameters = { found, instead: house, around: around(piece, from, to) };
  if (found === '—') {
    // One em joins the ends of a way or a time (GB/T 15834-2011, 4.13); beside a mark or at an end it is half a dash.
    if (isDigit(right) && left !== undefined && (isDigit(left) || measure.test(left))) return [];
    if (left === undefined && isChinese(right)) return [{ piece, from, to, parameters, mend: house }];
    const joins = [left, right].every((one) => one !== undefined && !/[，。！？；：、]/u.test(one));
    return [{ piece, from, to, parameters, ...(joins && { severity: 'info' as const }) }];
  }
  // Between kana it is what it is: a letter.
  if (found[0] === 'ー' && !(isHan(left) && isHan(right))) return [];
  if (!isChinese(left) && !isChinese(right)) return [];
  // A letter is nobody's to change, not even one that stands for a mark.
  const sure = found[0] !== 'ー' && found.length >= 2 && found.length <= 4 && (isChinese(left) || left === undefined);
  return [{ piece, from, to, parameters, ...(sure && { mend: house }) }];
}

export const dash: CopyRule = {
  id: 'copy.dash',
  description: { en: 'a dash in another form than two ems', zh: '破折号不是占两字的一条线' },
  source: { en: 'GB/T 15834-2011, 4.10.2', zh: 'GB/T 15834-2011 第 4.10.2 条' },
  counts: 'punctuation',
  mends: true,
  find: (desk) =>
    inPieces(desk, (piece) =>
      [...matchesIn(piece, FORMS)].flatMap(({ from, to }) => findingOf(piece, from, to, desk.house.dash)),
    ),
};
