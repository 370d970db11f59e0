/** Adds a page file to the list in `edition.yaml`, and leaves all else of the file as it is written. */
import { isScalar, isSeq, parseDocument } from 'yaml';

/** The text with the file behind the last of its pages; undefined if the list is not one of plain names. */
export function addPageFile(text: string, file: string): string | undefined {
  const pages = parseDocument(text).get('pages', true);
  const last = isSeq(pages) ? pages.items.at(-1) : undefined;
  if (!isSeq(pages) || !isScalar(last) || !last.range) return undefined;
  const end = last.range[1];
  if (pages.flow) return `${text.slice(0, end)}, ${file}${text.slice(end)}`;
  const start = text.lastIndexOf('\n', last.range[0]) + 1;
  const dash = /^\s*-\s*/.exec(text.slice(start))?.[0];
  if (dash === undefined) return undefined;
  // Behind a comment that stands in the same line.
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${dash}${file}${text.slice(at)}`;
}
