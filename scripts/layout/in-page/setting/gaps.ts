/** What lies between two clusters: white that is shared, squeezed or let in, and whether a line may break there. */
import { type Analysis, steps } from './analysis.ts';
import type { Cluster } from './clusters.ts';
import { isBinding, isCalling, isHalf, isMark, isOfNumber, isStretched, prohibitions } from './marks.ts';
import type { Style } from './style.ts';

const alphanumeric = /[A-Za-z0-9\u00c0-\u024f]/;

/** CLREQ: a space between words is from ¼ to ½ em wide in a line that is adjusted. */
const word = { least: 1 / 4, most: 1 / 2 };

/**
 * What it costs to part what belongs together: as much as a line that gapes, so that it is done only to avoid one. An
 * address is parted where it must be anyway, a word in itself only where nothing else helps.
 */
export const parted = { date: 25, unit: 75, address: 15, word: 150 } as const;

/** Never to nothing: letter-spacing past the advance is clamped, and ink would touch. */
const secondHalf = 0.44;

/** Fills in what is said of the gap behind the cluster `index`, which is not the last. */
export function gapBehind(of: Analysis, index: number, style: Style): void {
  const a = of.clusters[index]!;
  const b = of.clusters[index + 1]!;
  if (a.joined) return;
  if (a.splits) {
    of.price[index] = parted[a.splits];
    return;
  }
  of.price[index] = mayBreak(a, b, style) ? 0 : Number.POSITIVE_INFINITY;
  if (a.kind === 'han' && b.kind === 'han') {
    of.opens[index] = 1;
    return;
  }
  if (isMark(a.kind) || isMark(b.kind)) whiteOfMarks(of, index, style);
  for (const at of [index, index + 1]) if (isHalf(of.clusters[at]!.text)) of.gap[index]! -= of.foot[at]!;
  if (isLatin(a, b) || isLatin(b, a)) {
    of.spaced[index] = 1;
    of.gap[index]! += style.space;
    if (style.spaceMin < style.space) squeeze(of, index, steps.space, style.space - style.spaceMin);
  }
  if (a.kind === 'space') {
    of.words[index] = Math.max(0, word.most - of.width[index]!);
    const room = of.width[index]! - word.least;
    if (room > 0) squeeze(of, index, steps.word, room);
  }
  const stretched = isStretched(a.kind, a.text) || isStretched(b.kind, b.text) || a.kind === 'space';
  const solid = a.kind === 'dash' || b.kind === 'dash' || isOfNumber(a.text, b.text);
  const firm = solid || isBinding(a.text) || isBinding(b.text);
  of.opens[index] = stretched && !firm ? 1 : 0;
  of.firm[index] = stretched && firm ? 1 : 0;
}

/** Han before or behind Latin letters and digits. */
function isLatin(han: Cluster, latin: Cluster): boolean {
  if (han.kind !== 'han' || latin.kind !== 'run') return false;
  const side = latin.at > han.at ? latin.text[0] : latin.text.at(-1);
  return side !== undefined && alphanumeric.test(side);
}

function squeeze(of: Analysis, index: number, step: number, room: number): void {
  of.step[index] = step;
  of.room[index] = room;
}

function whiteOfMarks(of: Analysis, index: number, { punctuation }: Style): void {
  const { kind, text } = of.clusters[index]!;
  const next = of.clusters[index + 1]!.kind;
  const behind = isMark(kind) ? of.foot[index]! : 0;
  const before = isMark(next) ? of.head[index + 1]! : 0;
  const white = behind + before;
  if (white === 0) return;
  const both = isMark(kind) && isMark(next);
  if (isCalling(text) && behind > 0 && givesHalf(of, index)) {
    of.gap[index] = -behind;
  } else if (punctuation !== 'full') {
    // 开明: only what ends a sentence stays a full em wide. 半角: nothing does.
    const kept = punctuation === 'kaiming' && kind === 'stop' && !both ? behind : 0;
    of.gap[index] = kept - white;
    if (kept > 0) squeeze(of, index, steps.stop, kept);
  } else if (both) {
    of.gap[index] = -0.5;
    if (white > 0.5) squeeze(of, index, steps.pair, secondHalf);
  } else if (before > 0) {
    squeeze(of, index, steps.bracket, before);
  } else {
    squeeze(of, index, kind === 'close' ? steps.bracket : kind === 'pause' ? steps.pause : steps.stop, behind);
  }
  of.airs[index] = both ? 0 : 1;
}

/** Of two marks ？！ side by side both lose their half, of three the first two. */
function givesHalf({ clusters }: Analysis, index: number): boolean {
  const calls = (at: number): boolean => clusters[at] !== undefined && isCalling(clusters[at].text);
  if (calls(index + 1)) return true;
  return calls(index - 1) && !calls(index - 2);
}

function mayBreak(a: Cluster, b: Cluster, { kinsoku }: Style): boolean {
  const { start, end, dashStart } = prohibitions[kinsoku];
  // A space hangs at the line's end; the others are as good as characters.
  if (b.kind === 'space' || a.text === '\u00a0' || b.text === '\u00a0' || b.text === '\u3000') return false;
  if (b.kind === 'dash' ? dashStart : start.has(b.text[0]!)) return false;
  return !end.has(a.text.at(-1)!);
}
