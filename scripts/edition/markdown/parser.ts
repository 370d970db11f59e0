/** The Markdown parser: CommonMark without HTML, with directives, ruby and named spans, told to keep what copy may not hold visible. */
import MarkdownItParser, { type MarkdownIt } from 'markdown-it';
import { useChineseDelimiters } from './chinese-delimiters.ts';
import { useDirectives } from './directive-rule.ts';
import { useNamedSpans } from './named-span.ts';
import { useRuby } from './ruby.ts';

const TAG = /^<(?:\/?[a-z][^<>]*>|!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|![a-z][^<>]*>|\?[\s\S]*?\?>)/i;
const ADDRESS = /^<(?:[a-z][a-z0-9+.-]+:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>/i;

/** Marks raw HTML and bare addresses as tokens of their own (`content` = source), so that they can be refused. */
function useRefusals(md: MarkdownIt): void {
  md.inline.ruler.before('entity', 'angle', (state, silent) => {
    if (state.src[state.pos] !== '<') return false;
    const rest = state.src.slice(state.pos, state.pos + 10_000);
    const address = ADDRESS.exec(rest);
    const found = address ?? TAG.exec(rest);
    if (!found) return false;
    if (!silent) state.push(address ? 'autolink' : 'html_inline', '', 0).content = found[0];
    state.pos += found[0].length;
    return true;
  });
}

export function makeParser(): MarkdownIt {
  const md = new MarkdownItParser({ html: false, linkify: false, typographer: false });
  // `reference` would swallow definitions without a trace; `text_join` would hide which characters are escapes.
  md.block.ruler.disable(['reference']);
  md.inline.ruler.disable(['image', 'autolink']);
  md.core.ruler.disable(['text_join']);
  md.validateLink = () => true;
  md.normalizeLink = (address) => address;
  useDirectives(md);
  useChineseDelimiters(md);
  useRefusals(md);
  useRuby(md);
  useNamedSpans(md);
  return md;
}
