/**
 * Words with a mark of their own: `[屈原]{.name}` for a proper noun (专名号), `[离骚]{.title}` for the title of a work
 * (书名号甲式), GB/T 15834-2011, 4.16 and 4.15; `[読売新聞]{lang=ja}` for words of another language.
 */
import type { MarkdownIt } from 'markdown-it';

export const spanNames = ['name', 'title'] as const;
export type SpanName = (typeof spanNames)[number];

export const isSpanName = (name: string): name is SpanName => (spanNames as readonly string[]).includes(name);

const VALUE = `(?:"[^"{}\\n]{0,80}"|'[^'{}\\n]{0,80}'|[\\w-]{1,80})`;
/** What stands behind the bracket, when it is meant to be a mark: a point, a hash or letters in braces, or a key. */
const MARK = new RegExp(
  `^\\{([.#]?[\\w-]*(?:\\s[\\w.#\\s-]*)?|(?:\\.[\\w-]+ +)?[\\w-]{1,40}=${VALUE}(?: +\\.[\\w-]+)?)\\}`,
);
const KEY = new RegExp(`([\\w-]+)=(${VALUE})`);

export interface SpanMark {
  /** As written, without its point. */
  readonly name?: string;
  readonly language?: string;
  /** What is neither. */
  readonly unknown?: string;
}

/** What the braces of a span hold. */
export function readSpanMark(info: string): SpanMark {
  const [written = '', key, value = ''] = KEY.exec(info) ?? [];
  const rest = info.replace(written, '').trim();
  const name = rest.startsWith('.') && !/\s/.test(rest) ? rest.slice(1) : undefined;
  if (key !== undefined && key !== 'lang') return { unknown: info };
  if (name === undefined && (rest !== '' || key === undefined)) return { unknown: info };
  return {
    ...(name !== undefined && { name }),
    ...(key !== undefined && { language: value.replace(/^(["'])(.*)\1$/, '$2') }),
  };
}

/** Emits `span_open` (`markup` = `[`, `info` = what the braces hold) and `span_close` around the tokens of its words. */
export function useNamedSpans(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'named-span', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const start = state.pos;
    const max = state.posMax;
    const end = md.helpers.parseLinkLabel(state, start);
    const mark = end < 0 ? undefined : MARK.exec(state.src.slice(end + 1, max));
    if (!mark) return false;
    if (!silent) {
      state.pos = start + 1;
      state.posMax = end;
      const open = state.push('span_open', '', 1);
      open.markup = '[';
      open.info = mark[1]!;
      state.md.inline.tokenize(state);
      state.push('span_close', '', -1).markup = `]${mark[0]}`;
    }
    state.pos = end + 1 + mark[0].length;
    state.posMax = max;
    return true;
  });
}
