import { around } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

/** Names stand apart by a space, and so does the office before them: ▶ 本报记者 顾南舟 许知夏. */
const faulty: readonly RegExp[] = [
  /[，,、；;。：:]/u,
  /(?:记者|通讯员|特约撰稿人?)(?![\s文摄图部站团组处编])(?=\p{Script=Han})/u,
  / {2,}|\t/,
];

const find = (piece: Piece): Finding[] =>
  faulty.flatMap((pattern): Finding[] => {
    const found = pattern.exec(piece.text);
    if (!found) return [];
    const [from, to] = [found.index, found.index + found[0].length];
    return [{ piece, from, to, parameters: { around: around(piece, from, to) } }];
  });

export const byline: CopyRule = {
  id: 'copy.byline',
  description: {
    en: 'a byline in another form than office, space, names with spaces between',
    zh: '署名格式：职务与姓名之间、姓名之间各空一格，不用标点',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  counts: 'form',
  find: ({ pieces }) => pieces.filter(({ role }) => role === 'byline').flatMap(find),
};
