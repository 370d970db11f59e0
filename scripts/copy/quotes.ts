/** Quotation marks of a piece, paired up. */
import type { Piece } from './model.ts';

const closing: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』' };
/** A quote within a quote has the other kind: GB/T 15834-2011, 4.8.3.3. */
const outer: ReadonlySet<string> = new Set('“「');
const LATIN = /[A-Za-z]/;

export interface PairedQuotes {
  /** Offsets of marks that open and have no fellow. */
  readonly unclosed: readonly number[];
  /** And of marks that close nothing. */
  readonly unopened: readonly number[];
  /** Marks of the outer kind within a quote in the outer kind. */
  readonly nested: readonly number[];
}

export function pairQuotes({ text }: Piece): PairedQuotes {
  const unclosed: number[] = [];
  const unopened: number[] = [];
  const nested: number[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[“”‘’「」『』]/g)) {
    // An apostrophe.
    if (mark === '’' && LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at + 1] ?? '')) continue;
    const last = unclosed.at(-1);
    if (closing[mark]) {
      if (outer.has(mark) && last !== undefined && outer.has(text[last]!)) nested.push(at);
      unclosed.push(at);
    } else if (last !== undefined && closing[text[last]!] === mark) unclosed.pop();
    else unopened.push(at);
  }
  return { unclosed, unopened, nested };
}
