/** Makes pieces of copy, and finds their characters in the file. */
import type { Origin, SourceFile } from '../../core/source.ts';
import type { Copy, Run } from '../../edition/model.ts';
import type { Piece, Role, Spot, Stretch } from '../model.ts';

export interface About {
  readonly role: Role;
  readonly chain: string;
  readonly language?: string;
}

/** `｜` marks where a display line may break; it is not printed. */
const BREAK_MARK = '｜';
const heads: ReadonlySet<Role> = new Set<Role>(['headline', 'deck', 'section-head', 'sidebar-head']);

interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
  readonly language?: string;
}

const withoutBreakMarks = (part: Part): readonly Part[] => {
  if (!part.exact || !part.text.includes(BREAK_MARK)) {
    return [{ ...part, text: part.text.replaceAll(BREAK_MARK, '') }];
  }
  let from = part.from;
  return part.text.split(BREAK_MARK).map((text) => {
    const one = { text, from, to: from + text.length, exact: true };
    from += text.length + 1;
    return one;
  });
};

function pieceOfParts(parts: readonly Part[], origin: Origin, about: About): Piece {
  const stretches: Stretch[] = [];
  const foreign: { at: number; length: number; language: string }[] = [];
  let text = '';
  for (const part of heads.has(about.role) ? parts.flatMap(withoutBreakMarks) : parts) {
    if (part.text === '') continue;
    const { from, to, exact } = part;
    stretches.push({ at: text.length, length: part.text.length, from, to, exact });
    if (part.language !== undefined) {
      foreign.push({ at: text.length, length: part.text.length, language: part.language });
    }
    text += part.text;
  }
  return { ...about, text, stretches, origin, ...(foreign.length > 0 && { foreign }) };
}

/** An escaped mark, `\,`, may be replaced together with its sign; an entity, `&#44;`, has digits of its own. */
const isOneCharacter = ({ text, origin }: Run): boolean =>
  [...text].length === 1 && origin.to - origin.from === text.length + 1;

export const pieceOfRuns = (runs: readonly Run[], origin: Origin, about: About): Piece =>
  pieceOfParts(
    runs.map((run) => ({
      text: run.text,
      from: run.origin.from,
      to: run.origin.to,
      exact: run.exact || isOneCharacter(run),
      ...(run.language !== undefined && { language: run.language }),
    })),
    origin,
    about,
  );

/** A text out of YAML or of a directive's attribute, whose characters stand in the file unless they were escaped. */
export function pieceOfCopy({ text, origin }: Copy, source: SourceFile, about: About): Piece {
  const raw = source.text.slice(origin.from, origin.to);
  const lead = raw.length - raw.trimStart().length;
  const exact = raw.trim() === text;
  const from = exact ? origin.from + lead : origin.from;
  return pieceOfParts([{ text, from, to: exact ? from + text.length : origin.to, exact }], origin, about);
}

/** Lines of a plain text as one piece; a line end stands for nothing between Chinese, for a space between words. */
export function pieceOfLines(
  lines: readonly { readonly text: string; readonly from: number }[],
  source: SourceFile,
  about: About,
): Piece {
  const parts: Part[] = [];
  for (const [index, { text, from }] of lines.entries()) {
    const last = parts.at(-1);
    if (index > 0 && last && /[\w.,;:]$/.test(last.text) && /^\w/.test(text)) {
      parts.push({ text: ' ', from: last.to, to: from, exact: false });
    }
    parts.push({ text, from, to: from + text.length, exact: true });
  }
  const origin = { file: source.file, from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 };
  return pieceOfParts(parts, origin, about);
}

function stretchAt({ stretches }: Piece, offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  const found = stretches[low];
  return found && offset >= found.at && offset < found.at + found.length ? found : undefined;
}

/** Where the character at an offset of the text begins in the file. */
export function placeOf(piece: Piece, offset: number): number {
  const stretch = stretchAt(piece, offset);
  if (stretch) return stretch.exact ? Math.min(stretch.from + offset - stretch.at, stretch.to) : stretch.from;
  const last = piece.stretches.at(-1);
  return last ? last.to : piece.origin.from;
}

/** The range of the file that a spot stands in, if its characters can be replaced there. */
export function rangeOf({ piece, from, to }: Spot): { from: number; to: number } | undefined {
  const stretch = stretchAt(piece, from);
  if (!stretch?.exact || to > stretch.at + stretch.length) return undefined;
  // One character that the file writes with several.
  if (stretch.to - stretch.from !== stretch.length)
    return to - from === stretch.length ? { from: stretch.from, to: stretch.to } : undefined;
  return { from: stretch.from + from - stretch.at, to: stretch.from + to - stretch.at };
}
