/**
 * Edits of a text as plain data: found, applied, turned round, moved over other edits. Offsets are UTF-16 units. Server,
 * window and page all reckon by these, so nothing here needs Node.
 */
import type { Edit } from './protocol.ts';

/** True for half of a character: an edit must not part the two. */
const halves = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** True if the edits stand in rising order inside the text, none overlapping another or cutting a character in half. */
export function fits(text: string, edits: readonly Edit[]): boolean {
  let end = 0;
  return edits.every(([from, to]) => {
    const sound = from >= end && to >= from && to <= text.length && !halves(text, from) && !halves(text, to);
    end = to;
    return sound;
  });
}

/** The text with the edits made; they must fit. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to, put] of edits) {
    pieces.push(text.slice(at, from), put);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Edits that lead back, of the text that `edits` made of `text`. */
export function invertEdits(text: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return edits.map(([from, to, put]) => {
    const start = from + shift;
    shift += put.length - (to - from);
    return [start, start + put.length, text.slice(from, to)];
  });
}

export interface Moved {
  readonly edits: readonly Edit[];
  /** Those of `mine` that touch what the other has changed too, as they stood. */
  readonly clashing: readonly Edit[];
}

const same = (a: Edit, b: Edit): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];

/** True where one changes what the other changes: two insertions at one place do not. */
const collides = (a: Edit, b: Edit): boolean => a[0] < b[1] && b[0] < a[1];

/**
 * Moves edits of a text so that they apply to what `theirs` made of that text. What was put in at the same place comes
 * behind theirs; the same edit made twice is made once.
 */
export function moveOver(mine: readonly Edit[], theirs: readonly Edit[]): Moved {
  const edits: Edit[] = [];
  const clashing: Edit[] = [];
  for (const edit of mine) {
    if (theirs.some((other) => same(edit, other) && edit[1] > edit[0])) continue;
    if (theirs.some((other) => collides(edit, other))) {
      clashing.push(edit);
      continue;
    }
    let shift = 0;
    for (const [from, to, put] of theirs) {
      if (to <= edit[0]) shift += put.length - (to - from);
    }
    edits.push([edit[0] + shift, edit[1] + shift, edit[2]]);
  }
  return { edits, clashing };
}

/**
 * Where a place comes to lie when edits are made before it.
 *
 * @param stays before what is put in at the very place, as a caret does
 */
export function moveOffset(at: number, edits: readonly Edit[], { stays = false } = {}): number {
  let shift = 0;
  for (const [from, to, put] of edits) {
    if (stays ? from >= at : from > at) break;
    if (to <= at) shift += put.length - (to - from);
    else return from + shift + Math.min(at - from, put.length);
  }
  return at + shift;
}

const isLow = (unit: string | undefined): boolean => unit !== undefined && unit >= '\udc00' && unit <= '\udfff';

/** The one edit that puts `put` in the place of a part of a text, without the ends that stay; no character is cut in half. */
export function leastEdit(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  put: string,
): Edit | undefined {
  const old = text.slice(from, to);
  if (old === put) return undefined;
  const most = Math.min(old.length, put.length);
  let head = 0;
  while (head < most && old[head] === put[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === put[put.length - 1 - tail]) tail += 1;
  if (isLow(old[head]) || isLow(put[head])) head -= 1;
  if (isLow(old[old.length - tail]) || isLow(put[put.length - tail])) tail -= 1;
  return [from + head, to - tail, put.slice(head, put.length - tail)];
}

/** The same for whole texts. */
export const leastEditBetween = (before: string, after: string): Edit | undefined =>
  leastEdit(before, { from: 0, to: before.length }, after);
