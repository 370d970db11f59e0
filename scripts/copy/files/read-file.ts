/** Reads one text file as the copy desk needs it: as UTF-8, with what must stand again when it is written. */
import { readFile, stat } from 'node:fs/promises';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';
import { positionAt, type SourceFile } from '../../core/source.ts';
import { decodeText } from '../../edition/index.ts';

export interface ReadFile {
  /** Absolute. */
  readonly path: string;
  /** Named as its user would name it. */
  readonly source: SourceFile;
  readonly byteOrderMark: boolean;
}

/** Kilobytes; fifty times what a full page of copy needs, and what the reader of editions takes too. */
const LARGEST = 4096;

/** Bytes as UTF-8 without a byte order mark, or what is wrong with them. */
export function decodeCopy(bytes: Uint8Array, file: string): Checked<SourceFile> {
  const start = { at: { file, line: 1, column: 1 } };
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return { value: { file, text: decoded.text }, diagnostics: [] };
  if (decoded.kind === 'other') {
    const { encoding, iconv } = decoded;
    return { diagnostics: [diagnostic('edition/encoding', { file, encoding, iconv }, start)] };
  }
  if (decoded.kind === 'damaged') {
    const at = positionAt({ file, text: decoded.before }, decoded.before.length);
    return { diagnostics: [diagnostic('edition/damaged', { file }, { at })] };
  }
  return { diagnostics: [diagnostic('edition/encoding-unknown', { file }, start)] };
}

export async function readCopyFile(path: string): Promise<Checked<ReadFile>> {
  const file = shownPath(path);
  const start = { at: { file, line: 1, column: 1 } };
  let bytes: Uint8Array;
  try {
    // Before it is opened: a pipe that nobody writes to would never open.
    const facts = await stat(path);
    if (!facts.isFile()) return { diagnostics: [diagnostic('copy/no-file', { file })] };
    const size = Math.ceil(facts.size / 1024);
    if (size > LARGEST)
      return { diagnostics: [diagnostic('edition/too-large', { file, size, limit: LARGEST }, start)] };
    bytes = await readFile(path);
  } catch (error) {
    const trouble = fileTrouble(error, file);
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
  const { value: source, diagnostics } = decodeCopy(bytes, file);
  if (!source) return { diagnostics };
  // The decoder lets a zero byte pass; no copy holds one, and every picture and PDF does.
  if (source.text.includes('\0')) return { diagnostics: [diagnostic('edition/encoding-unknown', { file }, start)] };
  return { value: { path, source, byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb }, diagnostics: [] };
}
