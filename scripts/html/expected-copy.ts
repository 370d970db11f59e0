/** What must stand on the page, as the build later proves it from the finished PDF. */
import type { ExpectedCopy } from './model.ts';
import type { Piece } from './piece.ts';

/** The pieces of one block in the order in which they are painted. */
export interface BlockPieces {
  readonly id: string;
  readonly pieces: readonly Piece[];
}

export const expectedCopy = (blocks: readonly BlockPieces[]): readonly ExpectedCopy[] =>
  blocks.flatMap(({ id, pieces }) =>
    pieces.flatMap((piece) =>
      piece.runs.map((run) => ({
        block: id,
        text: run.text,
        ...(run.origin && { source: { file: run.origin.file, from: run.origin.from } }),
      })),
    ),
  );
