/** Inline tokens as flat runs, each with the range of the source that its characters stand in. */
import type { Token } from 'markdown-it';
import type { Code } from '../../core/catalogue/index.ts';
import type { Parameters } from '../../core/diagnostic.ts';
import { offer } from '../offer.ts';
import { LANGUAGE } from '../schema/fields.ts';
import { isSpanName, readSpanMark, type SpanName, spanNames } from './named-span.ts';
import { type RubyPart, readRuby } from './ruby.ts';
import { readStet } from './stet.ts';

/** A piece of one style; offsets into the inline content. A `break` is a line end inside a paragraph. */
export interface Piece {
  readonly kind: 'text' | 'break';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly href: string | undefined;
  readonly mark: SpanName | undefined;
  /** The first of its mark's. */
  readonly opens: boolean;
  /** BCP 47. */
  readonly language?: string;
  readonly reading?: RubyPart;
}

export interface InlineFault {
  readonly code: Code;
  readonly from: number;
  readonly to: number;
  readonly with?: Parameters;
}

export interface Inline {
  readonly pieces: readonly Piece[];
  readonly faults: readonly InlineFault[];
}

interface Walk {
  readonly source: string;
  readonly pieces: Piece[];
  readonly faults: InlineFault[];
  at: number;
  strong: number;
  emphasis: number;
  readonly links: string[];
  readonly spans: { readonly mark?: SpanName; readonly language?: string }[];
  /** A mark was opened, and nothing has been read in it. */
  opens: boolean;
}

/** Steps over `expected`, which must stand here: the parser kept every character in order. */
function take(walk: Walk, expected: string): number {
  if (!walk.source.startsWith(expected, walk.at)) {
    throw new Error(`Lost the place in a paragraph: ${JSON.stringify(expected)} is not at ${walk.at}`);
  }
  const from = walk.at;
  walk.at += expected.length;
  return from;
}

function add(
  walk: Walk,
  piece: Pick<Piece, 'kind' | 'text' | 'from' | 'exact' | 'reading'> & { readonly to?: number },
): void {
  const { strong, emphasis, links, opens, at } = walk;
  const language = walk.spans.findLast((one) => one.language !== undefined)?.language;
  const style = {
    strong: strong > 0,
    emphasis: emphasis > 0,
    href: links.at(-1),
    mark: markOf(walk),
    opens,
    ...(language !== undefined && { language }),
  };
  walk.pieces.push({ to: at, ...piece, ...style });
  walk.opens = false;
}

const markOf = ({ spans }: Walk): SpanName | undefined => spans.findLast(({ mark }) => mark !== undefined)?.mark;

/** `content` is the inline token's content, `tokens` its children. Throws if they do not belong together. */
export function readInline(content: string, tokens: readonly Token[]): Inline {
  const style = { strong: 0, emphasis: 0, links: [], spans: [], opens: false };
  const walk: Walk = { source: content, pieces: [], faults: [], at: 0, ...style };
  for (const token of tokens) step(walk, token);
  if (walk.at !== content.length)
    throw new Error(`The parser left out ${JSON.stringify(content.slice(walk.at, walk.at + 40))}`);
  return walk;
}

function step(walk: Walk, token: Token): void {
  const fault = (code: Code, from: number, more?: Parameters): void => {
    walk.faults.push({ code, from, to: walk.at, ...(more && { with: more }) });
  };
  switch (token.type) {
    case 'text': {
      if (token.content === '') return;
      const from = take(walk, token.content);
      add(walk, { kind: 'text', text: token.content, from, exact: true });
      for (const stars of token.content.matchAll(/\*\*+/g)) {
        walk.faults.push({
          code: 'markdown/stars',
          from: from + stars.index,
          to: from + stars.index + stars[0].length,
        });
      }
      return;
    }
    case 'text_special': {
      const from = take(walk, token.markup);
      add(walk, { kind: 'text', text: token.content, from, exact: token.content === token.markup });
      return;
    }
    case 'softbreak':
    case 'hardbreak': {
      const from = walk.at;
      while (walk.source[walk.at] === ' ') walk.at += 1;
      if (walk.source[walk.at] === '\\') walk.at += 1;
      take(walk, '\n');
      if (token.type === 'hardbreak') fault('markdown/hard-break', from);
      const line = /^[ \t]*/.exec(walk.source.slice(walk.at))![0];
      walk.at += line.length;
      if (walk.source[walk.at] === '\u3000') {
        walk.faults.push({ code: 'markdown/indent', from: walk.at, to: walk.at + 1 });
      }
      add(walk, { kind: 'break', text: '', from, exact: false });
      return;
    }
    case 'strong_open':
    case 'strong_close':
      take(walk, token.markup);
      walk.strong += token.nesting;
      return;
    case 'em_open':
    case 'em_close':
      take(walk, token.markup);
      walk.emphasis += token.nesting;
      return;
    case 's_open':
    case 's_close': {
      const from = take(walk, token.markup);
      if (token.nesting === 1) fault('markdown/strike', from);
      return;
    }
    case 'link_open': {
      const href = String(token.attrGet('href') ?? '');
      const isImage = walk.source[walk.at - 1] === '!' && walk.pieces.at(-1)?.text.endsWith('!');
      const from = take(walk, '[');
      if (isImage) fault('markdown/image', from - 1);
      else if (!/^(https?:\/\/|mailto:)\S/i.test(href))
        fault('markdown/link', from, { href: href.slice(0, 80) || '…' });
      walk.links.push(href);
      return;
    }
    case 'link_close':
      take(walk, ']');
      walk.links.pop();
      skipLinkEnd(walk);
      return;
    case 'span_open': {
      const from = take(walk, token.markup);
      const { name, language, unknown } = readSpanMark(token.info);
      const isMark = name !== undefined && isSpanName(name);
      if (unknown !== undefined || (name !== undefined && !isMark)) {
        const choices = offer((name ?? '').replace(/^[.#]/, ''), spanNames);
        fault('markdown/span-name', from, { name: token.info, choices });
      }
      if (language !== undefined && !LANGUAGE.test(language)) fault('edition/language', from, { value: language });
      walk.spans.push({ ...(isMark && { mark: name }), ...(language !== undefined && { language }) });
      if (isMark) walk.opens = true;
      return;
    }
    case 'span_close':
      take(walk, token.markup);
      if (walk.spans.pop()?.mark) walk.opens = markOf(walk) !== undefined;
      return;
    case 'ruby':
      addRuby(walk, take(walk, token.content));
      return;
    case 'code_inline': {
      const from = take(walk, token.markup);
      const fence = new RegExp(`(?<!\`)${token.markup}(?!\`)`, 'g');
      fence.lastIndex = walk.at;
      walk.at = (fence.exec(walk.source)?.index ?? walk.at) + token.markup.length;
      fault('markdown/code', from);
      return;
    }
    case 'html_inline':
    case 'autolink': {
      const from = take(walk, token.content);
      if (readStet(token.content)) return;
      const text = token.content.length > 30 ? `${token.content.slice(0, 30)}…` : token.content;
      fault(token.type === 'autolink' ? 'markdown/autolink' : 'markdown/html', from, { text });
      return;
    }
    default:
      throw new Error(`An inline token that no rule of the parser makes: ${token.type}`);
  }
}

/** A piece for each character with a reading of its own, or one for all. */
function addRuby(walk: Walk, start: number): void {
  const { base, readings } = readRuby(walk.source.slice(start))!;
  const characters = [...base.text];
  const single = readings.length === 1;
  if ((!single && readings.length !== characters.length) || readings.every(({ text }) => text === '')) {
    const counts = { base: base.text, characters: characters.length, readings: readings.length };
    walk.faults.push({ code: 'markdown/ruby', from: start, to: walk.at, with: counts });
  }
  let from = start + base.from;
  for (const [index, text] of (single ? [base.text] : characters).entries()) {
    const reading = readings[index];
    const placed = reading && { ...reading, from: start + reading.from, to: start + reading.to };
    const to = from + text.length;
    add(walk, { kind: 'text', text, from, to, exact: true, ...(placed?.text && { reading: placed }) });
    from = to;
  }
}

const spaces = (walk: Walk): void => {
  while (' \t\n'.includes(walk.source[walk.at] ?? '-')) walk.at += 1;
};

/** Steps over `(destination "title")`, as CommonMark 6.3 writes it. */
function skipLinkEnd(walk: Walk): void {
  take(walk, '(');
  spaces(walk);
  skipDestination(walk);
  spaces(walk);
  const quote = walk.source[walk.at];
  if (quote === '"' || quote === "'" || quote === '(') {
    const end = quote === '(' ? ')' : quote;
    walk.at += 1;
    while (walk.source[walk.at] !== end) walk.at += walk.source[walk.at] === '\\' ? 2 : 1;
    walk.at += 1;
    spaces(walk);
  }
  take(walk, ')');
}

function skipDestination(walk: Walk): void {
  const { source } = walk;
  if (source[walk.at] === '<') {
    while (source[walk.at] !== '>') walk.at += source[walk.at] === '\\' ? 2 : 1;
    walk.at += 1;
    return;
  }
  let depth = 0;
  while (walk.at < source.length) {
    const one = source[walk.at]!;
    if (one <= ' ' || one === '\u007f' || (one === ')' && depth === 0)) return;
    if (one === '(') depth += 1;
    if (one === ')') depth -= 1;
    walk.at += one === '\\' && source[walk.at + 1] !== ' ' ? 2 : 1;
  }
}
