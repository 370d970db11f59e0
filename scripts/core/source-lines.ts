/** Lines of the files that diagnostics name, read when they are to be shown. */
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { lineText, type Position, type SourceFile } from './source.ts';

const largestShown = 8 * 1024 * 1024;

function readSource(path: string, file: string): SourceFile | undefined {
  try {
    if (statSync(path).size > largestShown) return undefined;
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch {
    return undefined;
  }
}

/** Gives the line at a position in a file below `root`, or in one of `sources`; undefined when it cannot be shown. */
export function lineReader(
  root: string,
  sources?: ReadonlyMap<string, SourceFile>,
): (position: Position) => string | undefined {
  const read = new Map<string, SourceFile | undefined>(sources);
  return ({ file, line }) => {
    if (!read.has(file)) read.set(file, readSource(isAbsolute(file) ? file : join(root, file), file));
    const source = read.get(file);
    return source && lineText(source, line);
  };
}
