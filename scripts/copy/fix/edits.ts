/** Edits of one text: put into it, and traced back through it. */
import type { Edit } from '../model.ts';

/** The text with edits in it that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Pick<Edit, 'from' | 'to' | 'after'>[]): string {
  let made = '';
  let at = 0;
  for (const { from, to, after } of edits) {
    made += text.slice(at, from) + after;
    at = to;
  }
  return made + text.slice(at);
}

/** Where a character of the edited text stood before; inside a change, where the change began. */
export function before(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { from, to, after } of edits) {
    const start = from + shift;
    if (offset < start) break;
    if (offset < start + after.length) return from;
    shift += after.length - (to - from);
  }
  return offset - shift;
}
