/** A text export as blocks of lines between blank lines, every line with its place in the source. */
/** A stretch of the source text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface SourceLine extends Span {
  readonly text: string;
  /** 1 to 6 for `#` to `######`, 0 for plain lines. */
  readonly level: number;
  /** Begins with white space, as the first line of a printed paragraph does. */
  readonly indented: boolean;
}

export interface SourceBlock {
  readonly lines: readonly SourceLine[];
}

/** What counts as white space in copy: also the ideographic space, and signs without width. */
export const WHITE = /[\s\u3000\u00a0\u200b\ufeff]/;
const LEADING = /^[\s\u3000\u00a0\u200b\ufeff]*/;
const TRAILING = /[\s\u3000\u00a0\u200b\ufeff]*$/;
const RULE = /^([-*_=])(\s*\1){2,}$/;

function readLine(raw: string, at: number, markup: Span[]): SourceLine | undefined {
  const lead = LEADING.exec(raw)![0].length;
  const end = raw.length - TRAILING.exec(raw)![0].length;
  if (lead >= end) return undefined;
  let from = at + lead;
  let text = raw.slice(lead, end);
  if (RULE.test(text)) {
    markup.push({ from, to: from + text.length });
    return undefined;
  }
  let level = 0;
  const heading = /^(#{1,6})[\s\u3000]+(?=\S)/.exec(text);
  if (heading) {
    level = heading[1]!.length;
    markup.push({ from, to: from + level });
    from += heading[0].length;
    text = text.slice(heading[0].length);
  }
  return { text, from, to: from + text.length, level, indented: lead > 0 };
}

/** Splits at blank lines and around headings; `markup` receives the signs that are not copy. */
export function sourceBlocks(text: string, markup: Span[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let open: SourceLine[] = [];
  const close = () => {
    if (open.length > 0) blocks.push({ lines: open });
    open = [];
  };
  let at = 0;
  for (const raw of text.split('\n')) {
    const line = readLine(raw, at, markup);
    at += raw.length + 1;
    if (!line) {
      close();
    } else if (line.level > 0) {
      close();
      blocks.push({ lines: [line] });
    } else {
      open.push(line);
    }
  }
  close();
  return blocks;
}
