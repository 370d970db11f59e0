/** Joins the paragraphs that a column end of the old page had cut in two; captions between the halves step aside. */

import { isFinished, seamBetween } from '../copy/index.ts';
import type { FlowPassage, Passage } from './model.ts';

/** A stretch of the export between headline and foot. */
export interface Piece extends Passage {
  readonly kind: 'paragraph' | 'section-head' | 'short';
  readonly indented: boolean;
}

export interface Joined {
  readonly flow: readonly FlowPassage[];
  readonly captions: readonly Passage[];
  /** Paragraphs without an end that nothing continues. */
  readonly unfinished: readonly Passage[];
}

const join = (first: Passage, second: Passage): Passage => {
  const between = seamBetween(first.text, second.text);
  const seam = first.text.length + between.length;
  return {
    text: first.text + between + second.text,
    spans: [...first.spans, ...second.spans],
    seams: [...first.seams, seam, ...second.seams.map((at) => at + seam)],
  };
};

const plain = ({ text, spans, seams }: Passage): Passage => ({ text, spans, seams });

export function joinPieces(pieces: readonly Piece[]): Joined {
  const flow: FlowPassage[] = [];
  const captions: Passage[] = [];
  const unfinished: Passage[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'short') {
      captions.push(plain(piece));
      continue;
    }
    const last = flow.at(-1);
    const open = last?.kind === 'paragraph' && !isFinished(last.text) ? last : undefined;
    if (open && piece.kind === 'paragraph' && !piece.indented) {
      flow[flow.length - 1] = { ...join(open, piece), kind: 'paragraph' };
      continue;
    }
    if (open) unfinished.push(open);
    flow.push({ ...plain(piece), kind: piece.kind });
  }
  const last = flow.at(-1);
  if (last?.kind === 'paragraph' && !isFinished(last.text)) unfinished.push(last);
  return { flow, captions, unfinished };
}
