/** A stretch of copy on its way into the page: which role it has, and which characters come from where. */
import type { Origin, SourceFile } from '../core/source.ts';
import type { Copy, Run } from '../edition/model.ts';
import type { PhraseEnd } from './break-prices.ts';
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
  /** Vertical text: figures in one square, letters and figures one under another, as Han; quotes of the other form. */
  readonly turn?: 'combined' | 'upright' | 'numeral' | 'bracket';
  /** Goes on with the phrase of the run before. */
  readonly follows?: true;
  /** 专名号 or 书名号甲式; `opens` where its words begin. */
  readonly mark?: 'name' | 'title';
  readonly opens?: true;
  /** BCP 47, where it is another than the piece's. */
  readonly language?: string;
  /** 注音: set beside the text, and read behind it. */
  readonly reading?: Pick<PieceRun, 'text' | 'origin' | 'exact'>;
  /**
   * Parts of a display line, none to be broken inside: before a `phrase` a line may begin, before a `word` at its
   * price, before what is `held` never, nor before a `dash` 破折号, which is exactly two ems.
   */
  readonly part?: 'phrase' | 'word' | 'held' | 'dash';
  /** Of a `word`: 0 nothing, 1 more than any gain is worth. */
  readonly price?: number;
}

/** What one element holds. */
export interface Piece {
  readonly role: Role;
  readonly face: FaceRole;
  readonly runs: readonly PieceRun[];
  readonly origin?: Origin;
  /** BCP 47, where it is another than the edition's. */
  readonly language?: string;
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
export function sliceRun({ opens, ...run }: PieceRun, from: number, to: number): PieceRun {
  const text = run.text.slice(from, to);
  const slice = { ...run, text, ...(opens && from === 0 && { opens }) };
  if (!run.exact || !run.origin) return slice;
  return { ...slice, origin: { ...run.origin, from: run.origin.from + from, to: run.origin.from + to } };
}

/** Splits a run in front of each match's end, so that every part is either a match or what stands between two. */
export function splitRun(run: PieceRun, pattern: RegExp, mark: (part: PieceRun) => PieceRun): PieceRun[] {
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

/** The phrases of a run, those of `least` characters or more cut where shorter ones end: offsets in the run's text. */
function cutPhrases(run: PieceRun, ends: readonly PhraseEnd[], least: number): readonly PieceRun[] {
  let at = 0;
  return phraseRuns(run).flatMap((part) => {
    const from = run.text.indexOf(part.text, at);
    at = from + part.text.length;
    const long = part.text.trimEnd().length >= least;
    const inside = long ? ends.filter((end) => end.at > from && end.at < at) : [];
    const cuts = [from, ...inside.map((end) => end.at), at];
    return cuts.slice(0, -1).map((cut, index): PieceRun => {
      const cutOut = sliceRun(part, cut - from, cuts[index + 1]! - from);
      return index === 0 ? cutOut : { ...cutOut, part: 'word', price: inside[index - 1]!.price };
    });
  });
}

/** Between two quotations or titles a line may break, and there is white to take out if it does not. */
function endsOfMarks(text: string, known: readonly PhraseEnd[]): readonly PhraseEnd[] {
  const found = [...text.matchAll(/[”’》〉」』）](?=[“‘《〈「『（])/gu)].map(({ index }) => ({
    at: index + 1,
    price: 0.12,
  }));
  return [...known, ...found.filter(({ at }) => !known.some((end) => end.at === at))].sort((a, b) => a.at - b.at);
}

/**
 * The parts of a display line, each with what it costs to begin a line with it.
 *
 * @param least phrases of fewer characters are not cut
 */
export function displayRuns(run: PieceRun, ends: readonly PhraseEnd[] = [], least = 0): readonly PieceRun[] {
  const parts = cutPhrases(run, endsOfMarks(run.text, ends), least);
  return parts.flatMap((part, index) => {
    // A dash at the head belongs to what follows it.
    const before = parts[index - 1];
    const held = index === 1 && before?.text === '——' ? { ...part, part: 'held' as const } : part;
    return splitRun(held, /——/g, (dash) => ({ ...dash, part: 'dash' }));
  });
}

/** The parts of a head of several runs: a phrase that markup parts is held together all the same. */
export function headRuns(runs: readonly PieceRun[], ends: readonly PhraseEnd[] = [], least = 0): readonly PieceRun[] {
  let open = false;
  return runs.flatMap((run) => {
    const parts = displayRuns(run, runs.length === 1 ? ends : [], least);
    return parts.map((part, index) => {
      const follows = open && index === 0;
      open = !endsPhrase.test(part.text) && !run.text.endsWith('｜');
      return follows ? { ...part, follows: true as const } : part;
    });
  });
}

/** Gives each `——` of a line that is never broken a run of its own. */
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
