/** A unified diff of two texts whose lines stand one to one, as they do when no edit touches a line end. */
import { styleText } from 'node:util';

const CONTEXT = 1;

export interface DiffForm {
  readonly colour: boolean;
}

/** What would move the cursor is shown as a sign for it, on a terminal only: a patch keeps every byte. */
const harmless = (line: string): string => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\u2423');

/** The line with what differs from its fellow on a ground of its own. */
function marked(line: string, other: string, colour: 'red' | 'green'): string {
  const parts: string[] = [];
  const [mine, theirs] = [[...line], [...other]];
  // The same characters at both ends, then what is left between.
  let start = 0;
  while (start < Math.min(mine.length, theirs.length) && mine[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < Math.min(mine.length, theirs.length) - start && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    text === '' ? '' : styleText(style, text, { validateStream: false });
  parts.push(paint(colour, mine.slice(0, start).join('')));
  parts.push(paint([colour, 'inverse'], mine.slice(start, mine.length - end).join('')));
  parts.push(paint(colour, mine.slice(mine.length - end).join('')));
  return parts.join('');
}

/** @param file as it stands behind `a/` and `b/` */
export function unifiedDiff(file: string, [old, now]: readonly [string, string], { colour }: DiffForm): string {
  if (old === now) return '';
  const [from, to] = [old.split('\n'), now.split('\n')];
  if (from.length !== to.length) throw new Error('the texts have not the same lines');
  // What stands behind the last line end is no line, or one without an end.
  const last = from.length - 1;
  const size = from[last] === '' && to[last] === '' ? last : from.length;
  const changed = from.flatMap((line, at) => (line === to[at] ? [] : [at]));
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  let text = `${paint('bold', `--- a/${file}`)}\n${paint('bold', `+++ b/${file}`)}\n`;
  for (let index = 0; index < changed.length; ) {
    const begin = Math.max(0, changed[index]! - CONTEXT);
    let stop = index;
    while (stop + 1 < changed.length && changed[stop + 1]! - changed[stop]! <= 2 * CONTEXT) stop += 1;
    const end = Math.min(size, changed[stop]! + CONTEXT + 1);
    text += `${paint('cyan', `@@ -${begin + 1},${end - begin} +${begin + 1},${end - begin} @@`)}\n`;
    for (let at = begin; at < end; ) {
      let run = at;
      while (run < end && from[run] !== to[run]) run += 1;
      const say = (sign: string, list: readonly string[], others: readonly string[], line: number): string => {
        const own = list[line]!;
        const ending = line === last ? '\n\\ No newline at end of file\n' : '\n';
        if (!colour) return `${sign}${own}${ending}`;
        if (sign === ' ') return ` ${harmless(own)}${ending}`;
        const hue = sign === '-' ? 'red' : 'green';
        return paint(hue, sign) + marked(harmless(own), harmless(others[line]!), hue) + ending;
      };
      if (run === at) {
        text += say(' ', from, to, at);
        at += 1;
        continue;
      }
      for (let line = at; line < run; line += 1) text += say('-', from, to, line);
      for (let line = at; line < run; line += 1) text += say('+', to, from, line);
      at = run;
    }
    index = stop + 1;
  }
  return text;
}
