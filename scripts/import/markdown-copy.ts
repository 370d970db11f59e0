/** Writes plain copy as Markdown and YAML that read back as exactly the same characters. */
import { stringify } from 'yaml';

/** Characters that Markdown may take for a sign wherever they stand. */
const SIGNS = /[\\`*_[\]<>&~|{}]/g;
/** What makes a block of a line that begins with it. */
const LINE_START = /^(?:[#+\-=>:]|\d+(?=[.)]))/;

/** One line of copy as one Markdown paragraph or head. */
export function asMarkdown(text: string): string {
  const escaped = text.replace(SIGNS, '\\$&');
  const start = LINE_START.exec(escaped)?.[0];
  if (!start) return escaped;
  // `12.` opens a list: its point is the sign; anything else is one itself.
  return /\d/.test(start) ? `${start}\\${escaped.slice(start.length)}` : `\\${escaped}`;
}

/** Offset in `asMarkdown(text)` of the character at `offset` in `text`. */
export const offsetInMarkdown = (text: string, offset: number): number =>
  asMarkdown(text).length - asMarkdown(`\u6587${text.slice(offset)}`).length + 1;

/** Text for a directive's attribute: the quote and the braces would end it. */
export const asAttribute = (text: string): string =>
  text.replaceAll('"', '”').replaceAll('{', '（').replaceAll('}', '）').replaceAll('\\', '＼');

/** A scalar of one line. */
export const asYaml = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();
