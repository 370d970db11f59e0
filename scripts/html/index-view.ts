/** 导读: where the stories of the issue are found. */
import type { Edition, Placed } from '../edition/model.ts';
import { isEnglish } from './folio.ts';
import { copyPiece } from './page-views.ts';
import { copyRun, ownWords, type Piece } from './piece.ts';
import { spoken } from './story-views.ts';

/** 第4版, 第4-5版 */
const pageWords = (page: string, language: string): string => (isEnglish(language) ? `Page ${page}` : `第${page}版`);

/** The edition stage has made sure that every entry is a story on a page. */
function entryOf(edition: Edition, id: string) {
  const story = edition.stories.get(id);
  const page = edition.storyPages.get(id);
  const copy = story?.jumpKey ?? story?.headline;
  if (!story || page === undefined) throw new Error(`Story "${id}" is on no page.`);
  const run = copy ? copyRun(copy, edition.sources) : { text: id, exact: false };
  // Where a headline may break is not printed.
  const words = run.text.includes('｜') ? { ...run, text: run.text.replaceAll('｜', ''), exact: false } : run;
  const text: Piece = { ...spoken(edition, story.language), role: 'index', face: 'index', runs: [words] };
  return { text, page: ownWords('index', pageWords(page, edition.language)) };
}

export function indexView(edition: Edition, { title, entries }: Placed & { readonly block: 'index' }) {
  const head = title ? copyPiece(edition, title, 'index-head') : null;
  const lines = entries.map((id) => entryOf(edition, id));
  return {
    head,
    entries: lines,
    pieces: [...(head ? [head] : []), ...lines.flatMap(({ text, page }) => [text, page])],
  };
}
