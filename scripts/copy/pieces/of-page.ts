/** The pieces of copy that a page file holds: masthead, banner, slogans, picture credit. */
import type { SourceFile } from '../../core/source.ts';
import type { Copy, Placed } from '../../edition/model.ts';
import type { Piece, Role } from '../model.ts';
import { pieceOfCopy } from './piece.ts';

export function piecesOfPage(placed: readonly Placed[], source: SourceFile): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (copy: Copy | undefined, role: Role): void => {
    if (copy) pieces.push(pieceOfCopy(copy, source, { role, chain: `${role} ${copy.origin.from}` }));
  };
  for (const one of placed) {
    if (one.block === 'banner') {
      add(one.title, 'banner');
      add(one.translation, 'banner');
    }
    if (one.block === 'index' && one.title) add(one.title, 'slogan');
    if (one.block === 'masthead') for (const line of one.lines) add(line, 'folio');
    if (one.block === 'banner' || one.block === 'series-logo') for (const line of one.slogan ?? []) add(line, 'slogan');
    if (one.block === 'picture-credit') add(one.text, 'credit');
  }
  return pieces.sort((a, b) => a.origin.from - b.origin.from);
}
