/**
 * 注音: `{漢字|hàn|zì}`, a reading for each character, or `{词语|cíyǔ}`, one for all of them together. `\` before `|`,
 * `}` and itself makes them signs of the reading. Braces that hold no Han before a `|` are signs like any other.
 */
import type { MarkdownIt } from 'markdown-it';

/** A stretch of a ruby mark; offsets into it. */
export interface RubyPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether its characters stand as they read. */
  readonly exact: boolean;
}

export interface Ruby {
  readonly base: RubyPart;
  /** As many as the base has characters, or one. */
  readonly readings: readonly RubyPart[];
}

/** A base is a word: letters and figures, a Han among them. */
const BASE = /^\{(?=[^|}]*\p{Script=Han})[\p{L}\p{N}\p{M}〇]{1,40}\|/u;
const LONGEST = 400;

/** The mark that begins a text, with its length; nothing where there is none. */
export function readRuby(text: string): (Ruby & { readonly length: number }) | undefined {
  const found = BASE.exec(text.slice(0, LONGEST));
  if (!found) return undefined;
  const base = { text: found[0].slice(1, -1), from: 1, to: found[0].length - 1, exact: true };
  const readings: RubyPart[] = [];
  let from = found[0].length;
  let reading = '';
  let exact = true;
  const close = (to: number): void => {
    const written = text.slice(from, to);
    const lead = written.length - written.trimStart().length;
    const tail = written.length - written.trimEnd().length;
    readings.push({ text: reading.trim(), from: Math.min(from + lead, to), to: Math.max(from, to - tail), exact });
    from = to + 1;
    reading = '';
    exact = true;
  };
  for (let at = from; at < Math.min(text.length, LONGEST); at += 1) {
    const character = text[at]!;
    if (character === '\n' || character === '{') return undefined;
    if (character === '\\' && /[|}\\]/.test(text[at + 1] ?? '')) {
      at += 1;
      reading += text[at];
      exact = false;
      continue;
    }
    if (character !== '|' && character !== '}') {
      reading += character;
      continue;
    }
    close(at);
    if (character === '}') return { base, readings, length: at + 1 };
  }
  return undefined;
}

/** Emits `ruby` with the mark as its content. */
export function useRuby(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'ruby', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    const found = readRuby(state.src.slice(state.pos, state.posMax));
    if (!found) return false;
    if (!silent) state.push('ruby', '', 0).content = state.src.slice(state.pos, state.pos + found.length);
    state.pos += found.length;
    return true;
  });
}
