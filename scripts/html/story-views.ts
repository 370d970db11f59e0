/** Views of what a story's own words are set in: headline, deck, byline, lede and text. */
import type { Copy, Edition, Flow, Paragraph, Story } from '../edition/model.ts';
import { copyRun, dashRuns, headRuns, inlineRuns, type Piece, pieceText, wordRuns } from './piece.ts';
import type { FaceRole } from './type-faces.ts';
import type { WordEnds } from './word-ends.ts';

/** The edition stage has made sure that what is placed is there. */
function storyNamed(edition: Edition, id: string): Story {
  const story = edition.stories.get(id);
  if (!story) throw new Error(`The edition holds no story "${id}".`);
  return story;
}

function partOf(story: Story, part: 'kicker' | 'headline' | 'deck' | 'byline'): Copy {
  const copy = story[part];
  if (!copy) throw new Error(`Story "${story.id}" has no ${part}.`);
  return copy;
}

/** Ems that a line of this copy takes, at most: Han and full-width points one, all else 0.6. */
export const ems = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u0000-\u024f]/.test(one) ? 0.6 : 1), 0);

export function headlineView(edition: Edition, id: string, words: WordEnds) {
  const story = storyNamed(edition, id);
  const copy = partOf(story, 'headline');
  const headline: Piece = {
    role: 'headline',
    face: 'headline',
    runs: wordRuns(copyRun(copy, edition.sources), words.get(copy.text) ?? []),
    origin: copy.origin,
  };
  return { headline, ems: ems(pieceText(headline)), pieces: [headline] };
}

export function lineView(edition: Edition, part: 'kicker' | 'deck' | 'byline', id: string) {
  const copy = partOf(storyNamed(edition, id), part);
  const line: Piece = {
    role: part,
    face: part,
    runs: dashRuns(copyRun(copy, edition.sources)),
    origin: copy.origin,
  };
  return { line, ems: ems(copy.text), pieces: [line] };
}

export const paragraphPiece = (paragraph: Paragraph | Flow, role: Piece['role'] & FaceRole): Piece => ({
  role,
  face: role,
  runs: inlineRuns(paragraph.runs),
  origin: paragraph.origin,
});

/** A head's phrases are held together, so that one that is too wide for its column breaks between them. */
export function headPiece(head: Flow, role: 'section-head' | 'sidebar-head'): Piece {
  const piece = paragraphPiece(head, role);
  return { ...piece, runs: headRuns(piece.runs) };
}

export function ledeView(edition: Edition, id: string) {
  const paragraphs = storyNamed(edition, id).lede.map((one) => paragraphPiece(one, 'lede'));
  return { paragraphs, pieces: paragraphs };
}

export function textView(edition: Edition, id: string) {
  const flow = storyNamed(edition, id).body.map((one) =>
    one.kind === 'section-head'
      ? { head: true, piece: headPiece(one, 'section-head') }
      : { head: false, piece: paragraphPiece(one, 'body') },
  );
  return { flow, pieces: flow.map((one) => one.piece) };
}
