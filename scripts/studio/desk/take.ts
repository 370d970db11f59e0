/** Takes edits into a text that may have gone on since they were made. */
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { applyEdits, fits, moveOver } from '../edits.ts';
import type { Edit, Patch } from '../protocol.ts';
import { findEdits } from './find-edits.ts';
import type { Collision } from './merge.ts';
import { changesSince, type Held } from './texts.ts';

export interface Taken {
  readonly edits: readonly Edit[];
  /** What was changed by somebody else at the same place; the text keeps what stands there. */
  readonly collisions: readonly Collision[];
}

/** The edits of a patch as they apply to the present text. */
export function takePatch(held: Held, { file, base, edits }: Patch): Checked<Taken> {
  const since = changesSince(held, base);
  if (!since) return { diagnostics: [diagnostic('studio/stale', { file })] };
  if (since.length === 0) {
    return fits(held.text, edits)
      ? { value: { edits, collisions: [] }, diagnostics: [] }
      : { diagnostics: [diagnostic('studio/unfit-edit', { file })] };
  }
  // The text that the edits were made on, by going back.
  const before = textBefore(held);
  const text = before(since.length);
  if (!fits(text, edits)) return { diagnostics: [diagnostic('studio/unfit-edit', { file })] };
  let gone = edits;
  const clean = since.every((change) => {
    const moved = moveOver(gone, change.edits);
    gone = moved.edits;
    return moved.clashing.length === 0;
  });
  if (clean) return { value: { edits: gone, collisions: [] }, diagnostics: [] };
  const theirs = since.length === 1 ? since[0]!.edits : findEdits(text, held.text);
  const moved = moveOver(edits, theirs);
  const collisions = moved.clashing.map((edit) => collisionOf(text, edit, { theirs, now: held.text }));
  return { value: { edits: moved.edits, collisions }, diagnostics: [] };
}

/** Gives the text as it was some changes ago. */
function textBefore({ text, recent }: Held): (changes: number) => string {
  return (changes) => {
    let at = text;
    for (const { undo } of recent.slice(recent.length - changes).reverse()) at = applyEdits(at, undo);
    return at;
  };
}

/** The stretch that both have changed: what it was, what stands there now, what the edit would have made of it. */
function collisionOf(
  before: string,
  [from, to, put]: Edit,
  { theirs, now }: { readonly theirs: readonly Edit[]; readonly now: string },
): Collision {
  const met = theirs.filter(([start, end]) => start < to && from < end);
  const start = Math.min(from, ...met.map(([at]) => at));
  const end = Math.max(to, ...met.map(([, at]) => at));
  let shift = 0;
  let growth = 0;
  for (const [at, until, text] of theirs) {
    if (until <= start && at < start) shift += text.length - (until - at);
    else if (at < end && start < until) growth += text.length - (until - at);
  }
  const [newStart, newEnd] = [start + shift, end + shift + growth];
  return {
    from: newStart,
    to: newEnd,
    before: before.slice(start, end),
    ours: now.slice(newStart, newEnd),
    theirs: before.slice(start, from) + put + before.slice(to, end),
  };
}
