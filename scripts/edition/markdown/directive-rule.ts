/** `:::name{#id key="value"}` … `:::`, the generic directive syntax, as a block rule of the Markdown parser. */
import type { MarkdownIt } from 'markdown-it';

/** What a line that begins with three colons says. */
export type DirectiveLine = { readonly kind: 'close' } | { readonly kind: 'open'; readonly name: string };

const FENCE = /^ {0,3}:::+\s*(.*?)\s*$/;

export function readDirectiveLine(line: string): DirectiveLine | undefined {
  const found = FENCE.exec(line);
  if (!found) return undefined;
  const rest = found[1]!;
  return rest === '' ? { kind: 'close' } : { kind: 'open', name: /^[^\s{]*/.exec(rest)![0] };
}

/**
 * Emits `directive_open` (`info` = its first line, `meta.closed` = false if the closing line is missing) around the
 * tokens of its content, and `directive_stray` for a closing line that closes nothing. Directives do not nest: a second
 * opening line ends the first.
 */
export function useDirectives(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'directive',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number): string => state.src.slice(state.bMarks[line], state.eMarks[line]);
      const opening = readDirectiveLine(lineAt(startLine));
      if (!opening) return false;
      if (silent) return true;
      if (opening.kind === 'close') {
        state.push('directive_stray', '', 0).map = [startLine, startLine + 1];
        state.line = startLine + 1;
        return true;
      }
      let end = startLine + 1;
      while (end < endLine && !readDirectiveLine(lineAt(end))) end += 1;
      const closed = end < endLine && readDirectiveLine(lineAt(end))!.kind === 'close';
      const open = state.push('directive_open', '', 1);
      open.map = [startLine, end];
      open.info = lineAt(startLine);
      open.meta = { closed };
      const { lineMax } = state;
      state.lineMax = end;
      state.md.block.tokenize(state, startLine + 1, end);
      state.lineMax = lineMax;
      state.push('directive_close', '', -1);
      state.line = closed ? end + 1 : end;
      return true;
    },
    { alt: ['paragraph'] },
  );
}
