/** 导读 and 导读图: where the stories of the issue are found. */
import type { Copy, Edition, Placed, Story } from '../edition/model.ts';
import { isEnglish } from './folio.ts';
import { copyPiece } from './page-views.ts';
import { bareFigureView } from './picture-views.ts';
import { copyRun, ownWords, type Piece, type PieceRun, phraseRuns, pieceText, sliceRun } from './piece.ts';
import { paragraphPiece, spoken } from './story-views.ts';

/** 第4版, 第4-5版 */
const pageWords = (page: string, language: string): string => (isEnglish(language) ? `Page ${page}` : `第${page}版`);

/** A story of the issue and the page of it; the edition stage has made sure that there is one. */
function foundAt(edition: Edition, id: string): { readonly story: Story; readonly page: string } {
  const story = edition.stories.get(id);
  const page = edition.storyPages.get(id);
  if (!story || page === undefined) throw new Error(`Story "${id}" is on no page.`);
  return { story, page };
}

const headRun = (edition: Edition, story: Story, copy: Copy | undefined): PieceRun =>
  copy ? copyRun(copy, edition.sources) : { text: story.id, exact: false };

/** A headline in one line of running type: where it may break is not printed. */
function plainHead(edition: Edition, story: Story, copy: Copy | undefined): Piece {
  const run = headRun(edition, story, copy);
  const words = run.text.includes('｜') ? { ...run, text: run.text.replaceAll('｜', ''), exact: false } : run;
  return { ...spoken(edition, story.language), role: 'index', face: 'index', runs: [words] };
}

/** A headline in lines that end where its phrases do, as long as one fits into a line. */
function phrasedHead(edition: Edition, story: Story): Piece {
  const runs = phraseRuns(headRun(edition, story, story.headline));
  return { ...spoken(edition, story.language), role: 'teaser-head', face: 'teaser-head', runs };
}

function entryOf(edition: Edition, id: string) {
  const { story, page } = foundAt(edition, id);
  const text = plainHead(edition, story, story.jumpKey ?? story.headline);
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

/** The end of a sentence, with the marks that close it; and of a clause. */
const SENTENCE = /[。！？!?]+[”’」』）)]*/g;
const CLAUSE = /[，；：,;:]/g;
/** Characters of a teaser, two lines of a narrow one. */
const MOST = 36;
/** Fewer leave white. */
const ENOUGH = 24;

function cutAt(piece: Piece, at: number): readonly PieceRun[] {
  let left = at;
  return piece.runs.flatMap((run) => {
    const part = left <= 0 ? undefined : left < run.text.length ? sliceRun(run, 0, left) : run;
    left -= run.text.length;
    return part ?? [];
  });
}

/** A paragraph's first sentences, as many as have room; where they are few, or none is so short, up to the end of a clause. */
function opening(piece: Piece): Piece {
  const text = pieceText(piece);
  const ends = [...text.matchAll(SENTENCE)].map(({ index, 0: marks }) => index + marks.length);
  const whole = ends.findLast((end) => end <= MOST) ?? 0;
  const clause = [...text.slice(0, MOST).matchAll(CLAUSE)].at(-1)?.index ?? 0;
  if (text.length > MOST && whole < ENOUGH && clause > whole)
    return { ...piece, runs: [...cutAt(piece, clause), { text: '……', exact: false }] };
  return { ...piece, runs: cutAt(piece, whole || (ends[0] ?? text.length)) };
}

export function teaserView(edition: Edition, { leadsTo, picture }: Placed & { readonly block: 'teaser' }) {
  const { story, page } = foundAt(edition, leadsTo);
  const first = story.lede[0] ?? story.body.find(({ kind }) => kind === 'paragraph');
  const head = phrasedHead(edition, story);
  const words = first ? opening(paragraphPiece(first, 'teaser', spoken(edition, story.language))) : null;
  const where = isEnglish(edition.language) ? `See page ${page}` : `详见第${page}版`;
  const pointer = ownWords('teaser', where);
  return {
    figure: picture === undefined ? null : bareFigureView(edition, picture),
    head,
    words,
    pointer,
    pieces: [head, words, pointer].filter((piece) => piece !== null),
  };
}
