/** What must stand on the page, as the build later proves it from the finished PDF. */
import type { ExpectedCopy } from './model.ts';
import type { Piece, PieceRun } from './piece.ts';

/** The pieces of one block in the order in which they are painted. */
export interface BlockPieces {
  readonly id: string;
  readonly pieces: readonly Piece[];
}

type Stretch = Pick<PieceRun, 'text' | 'origin' | 'language'>;

/** A reading follows its base. */
export const expectedCopy = (blocks: readonly BlockPieces[]): readonly ExpectedCopy[] =>
  blocks.flatMap(({ id, pieces }) =>
    pieces
      .flatMap(({ runs }) => runs.flatMap((run): readonly Stretch[] => (run.reading ? [run, run.reading] : [run])))
      .map(({ text, origin, language }) => ({
        block: id,
        text,
        ...(origin && { source: { file: origin.file, from: origin.from } }),
        ...(language && { language }),
      })),
  );
