/** A file the user wrote, and the way from an offset in it to the line and column an editor shows. */

/** Where something stands in a source file: UTF-16 offsets into `SourceFile.text`, end exclusive. */
export interface Origin {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Line and column, both from 1, the column in UTF-16 units as editors count. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface SourceFile {
  /** Path relative to the edition folder, with `/`. */
  readonly file: string;
  /** The text as it is on disk, less a byte order mark; CR LF is kept, so that offsets fit the file. */
  readonly text: string;
}

const starts = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(source: SourceFile): readonly number[] {
  const known = starts.get(source);
  if (known) return known;
  const found = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) found.push(at + 1);
  starts.set(source, found);
  return found;
}

export function positionAt(source: SourceFile, offset: number): Position {
  const lines = lineStarts(source);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: source.file, line: low + 1, column: offset - lines[low]! + 1 };
}

/** The text of one line (from 1), without its line end. */
export function lineText(source: SourceFile, line: number): string {
  const lines = lineStarts(source);
  const from = lines[line - 1] ?? 0;
  const to = lines[line] ?? source.text.length;
  return source.text.slice(from, to).replace(/\r?\n$/, '');
}
