/** Views of what a story's own words are set in: headline, deck, byline, lede and text. */
import type { Copy, Edition, Flow, Paragraph, Placed, Story, StoryPart, UprightStyle } from '../edition/model.ts';
import { isEnglish } from './folio.ts';
import type { PhraseEnds } from './phrase-ends.ts';
import { copyRun, dashRuns, headRuns, inlineRuns, ownWords, type Piece, type PieceRun, pieceText } from './piece.ts';
import type { FaceRole } from './type-faces.ts';
import { liesDown, uprightRuns } from './upright.ts';

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

/** Ems of a block's measure and of its height, in any one unit. */
export interface HeadRoom {
  readonly along: number;
  readonly across: number;
}

/** From line to line, in ems; the most lines that a headline is broken into. */
const lineHeight = 1.12;
const mostLines = 3;
/** Lines of a broken headline are uneven: this part of their measure is filled, on average. */
const filled = 0.85;
/** pt */
const smallBelow = 20;

/** About the size, pt, of type of so many ems that fills a room. */
const largestSize = (length: number, { along, across }: HeadRoom): number =>
  Math.max(
    ...Array.from({ length: mostLines }, (_, index) =>
      Math.min(across / (lineHeight * (index + 1)), (along * (index === 0 ? 1 : filled * (index + 1))) / length),
    ),
  );

/** How heads are set, besides their words. */
export interface Manner {
  readonly phrases: PhraseEnds;
  /** For vertical text. */
  readonly upright?: UprightStyle | undefined;
}

/** The parts of a display line; what is turned upright stays in its phrase. */
function displayed(run: PieceRun, { phrases, upright }: Manner): readonly PieceRun[] {
  const runs = upright ? uprightRuns([run], upright) : [run];
  return headRuns(runs, phrases.get(run.text));
}

const uprightLine = (run: PieceRun, { upright }: Manner): readonly PieceRun[] =>
  upright ? uprightRuns(dashRuns(run), upright) : dashRuns(run);

/** What a story is called where it goes on from another page. */
const jumpKey = (story: Story): Copy => story.jumpKey ?? partOf(story, 'headline');

export interface StoryHead {
  readonly story: string;
  /** Over a part of the story that is not its first. */
  readonly continued: boolean;
  /** Of its block, pt. */
  readonly room: HeadRoom;
}

export function headlineView(edition: Edition, { story: id, continued, room }: StoryHead, manner: Manner) {
  const story = storyNamed(edition, id);
  const copy = continued ? jumpKey(story) : partOf(story, 'headline');
  const runs = displayed(copyRun(copy, edition.sources), manner);
  const length = ems(runs.map(({ text }) => text).join(''));
  const headline: Piece = {
    ...spoken(edition, story.language),
    role: 'headline',
    face: largestSize(length, room) < smallBelow ? 'headline-small' : 'headline',
    runs,
    origin: copy.origin,
  };
  return { headline, ems: length, pieces: [headline] };
}

export interface StoryLine {
  readonly part: 'kicker' | 'deck' | 'byline';
  readonly story: string;
}

export function lineView(edition: Edition, { part, story }: StoryLine, manner: Manner) {
  const { language } = storyNamed(edition, story);
  const copy = partOf(storyNamed(edition, story), part);
  const run = copyRun(copy, edition.sources);
  const runs = part === 'deck' ? displayed(run, manner) : uprightLine(run, manner);
  const line: Piece = { ...spoken(edition, language), role: part, face: part, runs, origin: copy.origin };
  return { line, ems: ems(pieceText(line)), pieces: [line] };
}

/** The language of a piece, where it is another than the edition's. */
export const spoken = (edition: Edition, language: string | undefined): Pick<Piece, 'language'> =>
  language === undefined || language === edition.language ? {} : { language };

/** How a paragraph is set, besides its words. */
export interface ParagraphManner {
  /** Its story's, where that is another than the edition's. */
  readonly language?: string | undefined;
  /** How numbers and quotes stand, for vertical text alone. */
  readonly upright?: UprightStyle | undefined;
}

export function paragraphPiece(
  paragraph: Paragraph | Flow,
  role: Piece['role'] & FaceRole,
  { language: around, upright }: ParagraphManner,
): Piece {
  const runs = inlineRuns(paragraph.runs);
  const language = paragraph.language ?? around;
  return {
    ...(language !== undefined && { language }),
    role,
    face: role,
    runs: upright && !liesDown(language) ? uprightRuns(runs, upright) : runs,
    origin: paragraph.origin,
  };
}

/** Shorter phrases of a head fit the narrowest column there is. */
const leastCut = 8;

/** Phrases of a head or a pull quote are held together, so that what is too wide for its column breaks between them. */
export function headPiece(
  head: Flow | Paragraph,
  role: 'section-head' | 'sidebar-head' | 'notice-head' | 'table-head' | 'names-head' | 'pull-quote',
  { phrases, ...manner }: Manner & ParagraphManner,
): Piece {
  const piece = paragraphPiece(head, role, manner);
  const ends = phrases.get(pieceText(piece));
  return { ...piece, runs: headRuns(piece.runs, ends, leastCut) };
}

export function ledeView(edition: Edition, id: string, upright?: UprightStyle) {
  const { lede, language } = storyNamed(edition, id);
  const own = { ...spoken(edition, language), upright };
  const paragraphs = lede.map((one) => paragraphPiece(one, 'lede', own));
  return { paragraphs, pieces: paragraphs };
}

/** 下转第4版, 上接第1版. */
function jumpPiece({ language }: Edition, to: 'before' | 'after', page: string): Piece {
  const words = isEnglish(language)
    ? { after: `(Continued on page ${page})`, before: `(Continued from page ${page})` }
    : { after: `（下转第${page}版）`, before: `（上接第${page}版）` };
  return ownWords('jump', words[to]);
}

/** What of a story stands in a text block. */
const flowOf = ({ body }: Story, part: StoryPart | undefined): readonly Flow[] =>
  part ? body.slice(part.from, part.to) : body;

export function textView(edition: Edition, text: Placed & { readonly block: 'text' }, manner: Manner) {
  const { part } = text;
  const story = storyNamed(edition, text.story);
  const own = { ...manner, ...spoken(edition, story.language) };
  const jump = (to: 'before' | 'after'): Piece | null => {
    const page = part?.[to];
    if (page === undefined) return null;
    const piece = jumpPiece(edition, to, page);
    return { ...piece, runs: manner.upright ? uprightRuns(piece.runs, manner.upright) : piece.runs };
  };
  const [before, onward] = [jump('before'), jump('after')];
  const flow = flowOf(story, part).map((one) =>
    one.kind === 'section-head'
      ? { head: true, piece: headPiece(one, 'section-head', own) }
      : { head: false, piece: paragraphPiece(one, 'body', own) },
  );
  const pieces = [before, ...flow.map((one) => one.piece), onward].filter((piece) => piece !== null);
  return { before, flow, onward, pieces };
}
