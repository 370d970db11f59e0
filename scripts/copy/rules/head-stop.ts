import { around, inPieces } from '../in-pieces.ts';
import type { Role } from '../model.ts';
import type { CopyRule } from '../rule.ts';

/** Pieces that are no sentence and end with no full stop. */
export const titles: ReadonlySet<Role> = new Set<Role>([
  'banner',
  'kicker',
  'headline',
  'deck',
  'section-head',
  'sidebar-head',
  'slogan',
]);

export const headStop: CopyRule = {
  id: 'copy.head-stop',
  description: {
    en: 'a head that ends with a full stop, a comma or a semicolon',
    zh: '标题末尾用了句号、逗号、顿号或分号',
  },
  source: { en: 'newspaper practice', zh: '报业惯例：标题末尾不用句号' },
  counts: 'punctuation',
  find: (desk) =>
    inPieces(
      desk,
      (piece) => {
        const found = /[。，、；]$/u.exec(piece.text);
        if (!found) return [];
        const { index: from } = found;
        return [{ piece, from, to: from + 1, parameters: { found: found[0], around: around(piece, from, from + 1) } }];
      },
      titles,
    ),
};
