/** The pieces of copy of a story, read by the edition stage. */
import type { SourceFile } from '../../core/source.ts';
import type { StoryDraft } from '../../edition/index.ts';
import type { Flow } from '../../edition/model.ts';
import type { Piece, Role } from '../model.ts';
import { pieceOfCopy, pieceOfRuns } from './piece.ts';

const byPlace = (a: Piece, b: Piece): number => a.origin.from - b.origin.from;

export function piecesOfStory(story: StoryDraft, source: SourceFile): readonly Piece[] {
  const pieces: Piece[] = [];
  const flow = (one: Flow, role: Role, chain: string): void => {
    const { language } = one;
    pieces.push(pieceOfRuns(one.runs, one.origin, { role, chain, ...(language !== undefined && { language }) }));
  };
  for (const part of ['kicker', 'headline', 'deck', 'byline'] as const) {
    const copy = story[part];
    if (copy) pieces.push(pieceOfCopy(copy, source, { role: part, chain: part }));
  }
  for (const one of story.lede) flow(one, 'lede', 'lede');
  for (const one of story.body) flow(one, one.kind, 'body');
  for (const { id, caption, credit } of story.photos) {
    if (caption) flow(caption, 'caption', `photo ${id}`);
    if (credit) pieces.push(pieceOfCopy(credit, source, { role: 'credit', chain: `credit ${id}` }));
  }
  for (const { id, head, paragraphs } of story.sidebars) {
    if (head) flow(head, 'sidebar-head', `sidebar ${id}`);
    for (const one of paragraphs) flow(one, 'sidebar', `sidebar ${id}`);
  }
  for (const { id, paragraphs, source: said } of story.pullQuotes) {
    for (const one of paragraphs) flow(one, 'pull-quote', `quote ${id}`);
    if (said) pieces.push(pieceOfCopy(said, source, { role: 'credit', chain: `credit ${id}` }));
  }
  for (const { id, head, paragraphs, signed, dated } of story.notices) {
    if (head) flow(head, 'sidebar-head', `notice ${id}`);
    for (const one of paragraphs) flow(one, 'sidebar', `notice ${id}`);
    for (const end of [signed, dated]) {
      if (end) pieces.push(pieceOfCopy(end, source, { role: 'credit', chain: `credit ${id}` }));
    }
  }
  for (const { id, head, heads, rows, notes } of story.tables) {
    if (head) flow(head, 'sidebar-head', `table ${id}`);
    // Each cell is by itself.
    for (const cell of [...heads, ...rows.flat()]) flow(cell, 'credit', `cell ${id}`);
    for (const one of notes) flow(one, 'sidebar', `table ${id}`);
  }
  for (const { id, groups } of story.nameLists) {
    for (const { head, names } of groups) {
      if (head) flow(head, 'sidebar-head', `names ${id}`);
      for (const name of names) pieces.push(pieceOfCopy(name, source, { role: 'credit', chain: `name ${id}` }));
    }
  }
  return pieces.sort(byPlace);
}
