/** A page's copy as lines of a text file, so that a git diff shows the edited line. */
import type { Layout } from '../../layout/index.ts';
import type { PagePaint } from '../paint/model.ts';

/** As a line of the text file has it. */
export const plain = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, '').trimEnd();

/** The lines that the layout knows, in reading order. */
export function textOfLayout({ lines }: Pick<Layout, 'lines'>): string {
  const out: string[] = [];
  let before: string | undefined;
  for (const line of lines) {
    const block = `${line.block} ${line.role} ${line.frame ?? ''}`;
    if (before !== undefined && block !== before) out.push('');
    before = block;
    out.push(plain(line.text));
  }
  return `${out.join('\n')}\n`;
}

/** The lines that the painted characters make, in the order in which they are painted. */
export function textOfPaint({ characters, paints }: PagePaint): string {
  const out: string[] = [];
  let line = '';
  let last: { x: number; y: number; em: number } | undefined;
  for (const { text, paint } of characters) {
    const { x, y, em = 10 } = paints[paint]!;
    if (last) {
      const down = last.y - y;
      const broken = Math.abs(down) > 0.4 * em || x < last.x - 0.5 * em;
      if (broken) {
        out.push(plain(line));
        line = '';
        // Another block: far below, above, or in type of another size.
        if (down > 2.4 * em || down < -0.4 * em || Math.abs(em - last.em) > 0.3 * em) out.push('');
      }
    }
    line += text;
    last = { x, y, em };
  }
  if (line) out.push(plain(line));
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}
