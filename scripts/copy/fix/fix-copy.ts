/** Mends what has exactly one right answer: marks, spaces, code points; never a word. */
import type { SourceFile } from '../../core/source.ts';
import type { CopyCheck } from '../check-copy.ts';
import type { CopyFile, Edit, Found, Piece } from '../model.ts';
import { rangeOf } from '../pieces/piece.ts';
import { lettersOf } from '../same-character.ts';
import { applyEdits, before } from './edits.ts';

/** How the copy of a text is read and checked; the same both before and after. */
export interface Reader {
  readonly read: (source: SourceFile) => CopyFile | undefined;
  readonly check: (file: CopyFile) => CopyCheck;
}

export interface Fixed {
  readonly text: string;
  /** In the order of the file, at their places in the text as it was. */
  readonly edits: readonly Edit[];
  /** What is left for a person to decide. */
  readonly left: CopyCheck;
}

/** One change may make room for another (a comma, then the space behind it); no text needs more rounds. */
const ROUNDS = 6;

interface Wanted extends Edit {
  readonly found: Found;
}

/** The changes that the findings ask for; of two that overlap the first. */
function wantedOf({ source }: CopyFile, found: readonly Found[]): readonly Wanted[] {
  const wanted = found.flatMap((one): Wanted[] => {
    const range = one.mend === undefined ? undefined : rangeOf(one);
    if (!range) return [];
    const before = source.text.slice(range.from, range.to);
    // A line end stands for copy only where the reader joined lines; it is no one's to change.
    if (before.includes('\n') || before === one.mend) return [];
    return [{ rule: one.rule, ...range, before, after: one.mend!, found: one }];
  });
  wanted.sort((a, b) => a.from - b.from || a.to - b.to);
  let end = -1;
  return wanted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** The text of every piece as it must read once the changes are made. */
function promised({ pieces }: CopyFile, edits: readonly Wanted[]): string {
  const own = new Map<Piece, Wanted[]>();
  for (const edit of edits) own.set(edit.found.piece, [...(own.get(edit.found.piece) ?? []), edit]);
  return pieces
    .map((piece) => {
      const changes = (own.get(piece) ?? []).map(({ found, after }) => ({ from: found.from, to: found.to, after }));
      return `${piece.role}\0${applyEdits(piece.text, changes)}`;
    })
    .join('\n');
}

const says = ({ pieces }: CopyFile): string => pieces.map(({ role, text }) => `${role}\0${text}`).join('\n');

/** True if the file, read again with the changes in it, says what was meant: a mark may have meant something to YAML. */
function isSound(file: CopyFile, edits: readonly Wanted[], { read }: Reader): boolean {
  const again = read({ file: file.source.file, text: applyEdits(file.source.text, edits) });
  return again !== undefined && says(again) === promised(file, edits);
}

/** Readings of a file in search of the changes that cannot be made; more of them, and all are left to a person. */
const MOST_READINGS = 60;

/** The changes that can be made together; what would be read as something else is left to a person. */
function soundOf(file: CopyFile, edits: readonly Wanted[], reader: Reader, spent = { readings: 0 }): readonly Wanted[] {
  if (edits.length === 0) return edits;
  spent.readings += 1;
  if (spent.readings > MOST_READINGS) return [];
  if (isSound(file, edits, reader)) return edits;
  if (edits.length === 1) return [];
  const middle = edits.length >> 1;
  const first = soundOf(file, edits.slice(0, middle), reader, spent);
  const both = [...first, ...soundOf(file, edits.slice(middle), reader, spent)];
  return isSound(file, both, reader) ? both : first;
}

/** Reads a text that it has just read no second time. */
function remembering({ read, check }: Reader): Reader {
  let last: { text: string; file: CopyFile | undefined } | undefined;
  return {
    check,
    read: (source) => {
      if (last?.text !== source.text) last = { text: source.text, file: read(source) };
      return last.file;
    },
  };
}

/** The change that mends one finding of a file alone; undefined where it has no one right answer, or none that can be made. */
export function mendOf({ file }: CopyCheck, found: Found, reader: Reader): Edit | undefined {
  const [edit] = soundOf(file, wantedOf(file, [found]), reader);
  return edit && { rule: edit.rule, from: edit.from, to: edit.to, before: edit.before, after: edit.after };
}

/** Mends a file that was checked by the same reader. */
export function fixCopy(checked: CopyCheck, reader: Reader): Fixed {
  const own = remembering(reader);
  const rounds: (readonly Edit[])[] = [];
  let now = checked;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { source } = now.file;
    const edits = soundOf(now.file, wantedOf(now.file, now.found), own);
    if (edits.length === 0) break;
    const text = applyEdits(source.text, edits);
    if (lettersOf(text) !== lettersOf(source.text))
      throw new Error(`A fix would have changed a letter: ${edits.map(({ rule }) => rule)}`);
    rounds.push(edits);
    now = reader.check(own.read({ file: source.file, text })!);
  }
  const edits = rounds.flatMap((round, index) =>
    round.map(({ rule, from, to, before: was, after }) => {
      const back = (offset: number): number =>
        rounds.slice(0, index).reduceRight((at, earlier) => before(earlier, at), offset);
      return { rule, from: back(from), to: back(to), before: was, after };
    }),
  );
  return { text: now.file.source.text, edits: edits.sort((a, b) => a.from - b.from), left: now };
}
