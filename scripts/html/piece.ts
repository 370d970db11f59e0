/** A stretch of copy on its way into the page: which role it has, and which characters come from where. */
import type { Origin, SourceFile } from '../core/source.ts';
import type { Copy, Run } from '../edition/model.ts';
import type { Role } from './model.ts';
import type { FaceRole } from './type-faces.ts';

export interface PieceRun {
  readonly text: string;
  /** Missing for what the program adds itself, such as the weekday. */
  readonly origin?: Origin;
  /** Whether the characters stand one to one in the source range. */
  readonly exact: boolean;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly href?: string;
  /** `phrase`: not to be broken inside. `word`: the same, and to be broken before at a price. `dash`: a 破折号, exactly two ems. */
  readonly part?: 'phrase' | 'word' | 'dash';
  /** Goes on with the phrase of the run before. */
  readonly follows?: true;
  /** 专名号 or 书名号甲式; `opens` where its words begin. */
  readonly mark?: 'name' | 'title';
  readonly opens?: true;
  /** 注音: set beside the text, and read behind it. */
  readonly reading?: Pick<PieceRun, 'text' | 'origin' | 'exact'>;
}

/** What one element holds. */
export interface Piece {
  readonly role: Role;
  readonly face: FaceRole;
  readonly runs: readonly PieceRun[];
  readonly origin?: Origin;
}

export const pieceText = (piece: Piece): string => piece.runs.map((run) => run.text).join('');

/** Words of the program's own. */
export const ownWords = (role: Role, text: string, face: FaceRole = role): Piece => ({
  role,
  face,
  runs: [{ text, exact: false }],
});

/**
 * The run for a value of a YAML file. Its range may take in quotes or escapes; the run is exact where the source
 * holds the same characters.
 */
export function copyRun(copy: Copy, sources: ReadonlyMap<string, SourceFile>): PieceRun {
  const { file, from, to } = copy.origin;
  const written = sources.get(file)?.text.slice(from, to) ?? '';
  const at = written.indexOf(copy.text);
  if (copy.text === '' || at < 0) return { text: copy.text, origin: copy.origin, exact: false };
  return { text: copy.text, origin: { file, from: from + at, to: from + at + copy.text.length }, exact: true };
}

/** The part of a run from one character to another, with the range that belongs to it. */
function sliceRun({ opens, ...run }: PieceRun, from: number, to: number): PieceRun {
  const text = run.text.slice(from, to);
  const slice = { ...run, text, ...(opens && from === 0 && { opens }) };
  if (!run.exact || !run.origin) return slice;
  return { ...slice, origin: { ...run.origin, from: run.origin.from + from, to: run.origin.from + to } };
}

/** Splits a run in front of each match's end, so that every part is either a match or what stands between two. */
function splitRun(run: PieceRun, pattern: RegExp, mark: (part: PieceRun) => PieceRun): PieceRun[] {
  const parts: PieceRun[] = [];
  let at = 0;
  for (const match of run.text.matchAll(pattern)) {
    if (match.index > at) parts.push(sliceRun(run, at, match.index));
    parts.push(mark(sliceRun(run, match.index, match.index + match[0].length)));
    at = match.index + match[0].length;
  }
  if (at < run.text.length || parts.length === 0) parts.push(sliceRun(run, at, run.text.length));
  return parts;
}

/** Where a headline may break: at `｜`, which is not printed, behind a point, a dash or a space. */
const phrase = /(?:[^，。；：、！？｜\s—]*)(?:[，。；：、！？]+[”’」』》）]*|——|[ \u3000]+|｜|$)/gu;

const endsPhrase = /(?:[，。；：、！？][”’」』》）]*|——|[ \u3000])$/u;

/** One run for each phrase; an edition's `｜` marks leave no character behind. */
export function phraseRuns(run: PieceRun): readonly PieceRun[] {
  const phrases = splitRun(run, phrase, (part) => part).filter((part) => part.text !== '');
  return phrases.flatMap((part) => {
    const printed = part.text.endsWith('｜') ? sliceRun(part, 0, part.text.length - 1) : part;
    return printed.text === '' ? [] : [{ ...printed, part: 'phrase' as const }];
  });
}

/** The phrases of a head of several runs: one that markup parts is held together all the same. */
export function headRuns(runs: readonly PieceRun[]): readonly PieceRun[] {
  let open = false;
  return runs.flatMap((run) => {
    const parts = phraseRuns(run);
    return parts.map((part, index) => {
      const follows = open && index === 0;
      open = !endsPhrase.test(part.text) && !run.text.endsWith('｜');
      return follows ? { ...part, follows: true as const } : part;
    });
  });
}

/** The phrases of a headline cut at the ends of words, given as offsets in the run's text. */
export function wordRuns(run: PieceRun, ends: readonly number[]): readonly PieceRun[] {
  let at = 0;
  return phraseRuns(run).flatMap((part) => {
    const from = run.text.indexOf(part.text, at);
    at = from + part.text.length;
    const cuts = [from, ...ends.filter((end) => end > from && end < at), at];
    return cuts.slice(0, -1).map((cut, index) => ({
      ...sliceRun(part, cut - from, cuts[index + 1]! - from),
      part: index === 0 ? ('phrase' as const) : ('word' as const),
    }));
  });
}

/** Gives each `——` a run of its own. */
export const dashRuns = (run: PieceRun): readonly PieceRun[] =>
  splitRun(run, /——/g, (part) => ({ ...part, part: 'dash' }));

/** Splits a run so that only what the pattern finds keeps the style; what has a reading stays whole. */
const styledParts = (run: PieceRun, style: 'emphasis' | 'mark', pattern: RegExp): readonly PieceRun[] => {
  if (!run[style] || run.reading) return [run];
  const { [style]: value, ...bare } = run;
  return splitRun(bare, pattern, (part) => ({ ...part, [style]: value }));
};

/** 着重号 stand under Han only, 专名号 and 书名号甲式 under words: points stay bare. */
const inlineParts = (run: PieceRun): readonly PieceRun[] =>
  styledParts(run, 'mark', /[\p{L}\p{N}\p{M}·〇]+/gu).flatMap((part) =>
    styledParts(part, 'emphasis', /[\p{Script=Han}〇]+/gu),
  );

/** The runs of a paragraph or section head. */
export const inlineRuns = (runs: readonly Run[]): readonly PieceRun[] =>
  runs.filter((run) => run.text !== '').flatMap(inlineParts);
