/** Takes a page's text export apart: which lines are banner, headline, captions, sidebar, body, credit, slogan. */

import {
  captionMark,
  hasHan,
  isByline,
  isFinished,
  isPictureCredit,
  isShortLine,
  isSloganLine,
  type SourceBlock,
  type SourceLine,
  seamBetween,
  sourceBlocks,
} from '../copy/index.ts';
import { joinPieces, type Piece } from './join.ts';
import type { FlowPassage, Passage, SidebarPassage, Span, TextParts } from './model.ts';
import { findParallelRun } from './parallel.ts';

/** Shortest and longest first paragraph, in characters, that is set apart as the lede. */
const LEDE = { from: 40, to: 480 };

const passageOf = (line: Span & { readonly text: string }): Passage => ({
  text: line.text,
  spans: [{ from: line.from, to: line.to }],
  seams: [],
});

function joinLines(lines: readonly SourceLine[], between = seamBetween): Passage | undefined {
  if (lines.length === 0) return undefined;
  let text = '';
  for (const line of lines) text += (text ? between(text, line.text) : '') + line.text;
  return { text, spans: lines.map(({ from, to }) => ({ from, to })), seams: [] };
}

/** Lines of different meaning keep a space between them. */
const apart = (): string => ' ';

type Taken = { -readonly [Part in keyof TextParts]?: TextParts[Part] };

/** What stands above the headline: the banner's Chinese line, its translation, and a kicker nearest the headline. */
function readBanner(blocks: readonly SourceBlock[], taken: Taken): void {
  const lines = blocks.flatMap((block) => block.lines);
  const chinese = blocks
    .map((block) => block.lines.filter(({ text }) => hasHan(text)))
    .filter((found) => found.length > 0);
  const kicker = chinese.length > 1 ? joinLines(chinese.pop()!, apart) : undefined;
  const title = joinLines(chinese.flat(), apart);
  const translation = joinLines(lines.filter(({ text }) => !hasHan(text)));
  if (kicker) taken.kicker = kicker;
  // A page whose banner is in Latin letters only has a title and no translation of it.
  if (title ?? translation) taken.bannerTitle = (title ?? translation)!;
  if (title && translation) taken.bannerTranslation = translation;
}

/** Takes headline and what stands above it off the front; returns the blocks that are left. */
function readTop(blocks: readonly SourceBlock[], taken: Taken): SourceBlock[] {
  const at = blocks.findIndex((block) => block.lines[0]!.level === 1);
  if (at >= 0) {
    readBanner(blocks.slice(0, at), taken);
    taken.headline = passageOf(blocks[at]!.lines[0]!);
    return readDeck(blocks.slice(at + 1), taken);
  }
  const [first, ...rest] = blocks;
  const line = first?.lines[0];
  if (!line || isFinished(line.text) || [...line.text].length > 40 || isByline(line.text)) return [...blocks];
  taken.headline = passageOf(line);
  return readDeck([...(first.lines.length > 1 ? [{ lines: first.lines.slice(1) }] : []), ...rest], taken);
}

function readDeck(blocks: readonly SourceBlock[], taken: Taken): SourceBlock[] {
  const line = blocks[0]?.lines[0];
  if (!line) return [];
  const isDeck = line.level === 2 || (line.level === 0 && /^(——|--)/.test(line.text) && [...line.text].length <= 40);
  if (!isDeck) return [...blocks];
  taken.deck = passageOf(line);
  const rest = blocks[0]!.lines.slice(1);
  return [...(rest.length > 0 ? [{ lines: rest }] : []), ...blocks.slice(1)];
}

function readFoot(blocks: readonly SourceBlock[], taken: Taken): SourceBlock[] {
  const last = blocks.at(-1);
  if (last?.lines.length !== 2 || !last.lines.every(({ text, level }) => level === 0 && isSloganLine(text))) {
    return [...blocks];
  }
  taken.slogan = last.lines.map(passageOf);
  return blocks.slice(0, -1);
}

/** Lines of a block as paragraphs: a line that a full stop ends, or that is followed by an indent, ends one. */
function paragraphsOf(block: SourceBlock): SourceLine[][] {
  const listed = block.lines.length > 1 && block.lines.every(({ text }) => isShortLine(text) && [...text].length <= 16);
  const found: SourceLine[][] = [];
  for (const line of block.lines) {
    const open = found.at(-1);
    if (!open || listed || line.indented || isFinished(open.at(-1)!.text)) found.push([line]);
    else open.push(line);
  }
  return found;
}

/** Sorts what lies between headline and foot into bylines, credits and pieces of the story. */
function readPieces(blocks: readonly SourceBlock[], taken: Taken, markup: Span[]): Piece[] {
  const bylines: SourceLine[] = [];
  const credits: SourceLine[] = [];
  const pieces: Piece[] = [];
  for (const block of blocks) {
    for (const lines of paragraphsOf(block)) {
      const line = lines[0]!;
      if (line.level > 0) pieces.push({ ...passageOf(line), kind: 'section-head', indented: false });
      else if (isPictureCredit(line.text)) credits.push(...lines);
      else if (isByline(line.text)) bylines.push(...lines);
      else if (lines.length === 1 && isShortLine(line.text)) {
        const mark = captionMark(line.text);
        if (mark > 0) markup.push({ from: line.from, to: line.from + 1 });
        const text = line.text.slice(mark);
        pieces.push({ ...passageOf({ text, from: line.from + mark, to: line.to }), kind: 'short', indented: false });
      } else pieces.push({ ...joinLines(lines)!, kind: 'paragraph', indented: line.indented });
    }
  }
  const byline = joinLines(bylines, apart);
  const credit = joinLines(credits, apart);
  if (byline) taken.byline = byline;
  if (credit) taken.credit = credit;
  return pieces;
}

/**
 * Short lines are captions where heads are marked with `#`, or where there are pictures for all of them; in plain text
 * without pictures they are section heads.
 */
function settleShortLines(pieces: readonly Piece[], photos: number): Piece[] {
  const marked = pieces.some(({ kind }) => kind === 'section-head');
  const short = pieces.filter(({ kind }) => kind === 'short').length;
  if (marked || (photos > 0 && short <= photos)) return [...pieces];
  return pieces.map((piece, at) => {
    const opens = piece.kind === 'short' && pieces[at + 1]?.kind === 'paragraph' && at > 0;
    return opens ? { ...piece, kind: 'section-head' as const } : piece;
  });
}

function takeSidebar(pieces: readonly Piece[]): { sidebar?: SidebarPassage; rest: Piece[] } {
  const run = findParallelRun(pieces.map((piece) => (piece.kind === 'paragraph' ? piece.text : undefined)));
  if (!run || pieces.filter(({ kind }) => kind === 'paragraph').length < (run.to - run.from) * 2)
    return { rest: [...pieces] };
  const from = run.lead ? run.from - 1 : run.from;
  const head = run.lead ? pieces[from] : undefined;
  return {
    sidebar: { ...(head && { head }), paragraphs: pieces.slice(run.from, run.to) },
    rest: [...pieces.slice(0, from), ...pieces.slice(run.to)],
  };
}

/** The story's first paragraph, when a byline or deck above it shows that the page was designed to have a lede. */
function takeLede(pieces: readonly Piece[], taken: Taken): Piece[] {
  const at = pieces.findIndex(({ kind }) => kind !== 'short');
  const first = pieces[at];
  const length = first?.text.length ?? 0;
  const others = pieces.filter(({ kind }) => kind === 'paragraph').length;
  const designed = taken.byline !== undefined || taken.deck !== undefined;
  if (!designed || first?.kind !== 'paragraph' || length < LEDE.from || length > LEDE.to || others < 4)
    return [...pieces];
  if (!isFinished(first.text)) return [...pieces];
  taken.lede = first;
  return pieces.toSpliced(at, 1);
}

/** Longest text, in characters, that a page file or a story's front matter takes for each of these. */
const LIMITS = {
  bannerTitle: 40,
  bannerTranslation: 120,
  kicker: 60,
  headline: 80,
  deck: 120,
  byline: 120,
  credit: 120,
} as const;

/** What is too long for its place is copy like any other; it opens the story. */
function giveBack(taken: Taken): FlowPassage[] {
  const back: FlowPassage[] = [];
  for (const part of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const passage = taken[part];
    const untitled = part === 'bannerTranslation' && !taken.bannerTitle;
    if (!passage || (!untitled && passage.text.length <= LIMITS[part])) continue;
    back.push({ ...passage, kind: 'paragraph' });
    delete taken[part];
  }
  return back;
}

/** `photos` is the number of pictures at hand: it decides what short lines in plain text are. */
export function recognise(text: string, photos: number): TextParts {
  const markup: Span[] = [];
  const taken: Taken = {};
  const inner = readFoot(readTop(sourceBlocks(text, markup), taken), taken);
  const settled = settleShortLines(readPieces(inner, taken, markup), photos);
  const { sidebar, rest } = takeSidebar(settled);
  const { flow, captions, unfinished } = joinPieces(takeLede(rest, taken));
  const given = giveBack(taken);
  return {
    ...taken,
    ...(sidebar && { sidebar }),
    flow: [...given, ...flow],
    captions,
    unfinished,
    slogan: taken.slogan ?? [],
    markup,
  };
}
