/** What lies between two clusters: white that is shared, squeezed or let in, and whether a line may break there. */
import { type Analysis, steps } from './analysis.ts';
import type { Cluster } from './clusters.ts';
import { isBinding, isCalling, isHalf, isMark, isOfNumber, isStretched } from './marks.ts';
import { rulesOf } from './scripts/rules.ts';
import type { Style } from './style.ts';

const alphanumeric = /[A-Za-z0-9\u00c0-\u024f]/;

/** CLREQ: a space between words is from ¼ to ½ em wide in a line that is adjusted. */
const westernWord = { least: 1 / 4, most: 1 / 2 };

/**
 * What it costs to part what belongs together: as much as a line that gapes, so that it is done only to avoid one. An
 * address is parted where it must be anyway, a word in itself only where nothing else helps.
 */
export const parted = { date: 25, unit: 75, address: 15, word: 150, hyphen: 30 } as const;

/** Never to nothing: letter-spacing past the advance is clamped, and ink would touch. */
const secondHalf = 0.44;

/** White on one side of a mark in the middle of its square, and what of it may go: its ink keeps clear of the next. */
const quarter = 0.25;
const mostOfQuarter = 0.2;

/** Fills in what is said of the gap behind the cluster `index`, which is not the last. */
export function gapBehind(of: Analysis, index: number, style: Style): void {
  const a = of.clusters[index]!;
  const b = of.clusters[index + 1]!;
  if (a.joined) return;
  if (a.splits) {
    of.price[index] = parted[a.splits];
    return;
  }
  if (mayBreak(a, b, style)) of.price[index] = 0;
  if (b.prefix !== undefined && b.prefix !== b.text) {
    if (of.soft[index] === 1) of.price[index] = parted.hyphen;
    return;
  }
  if (a.kind === 'han' && b.kind === 'han') {
    of.opens[index] = 1;
    return;
  }
  if (isMark(a.kind) || isMark(b.kind)) whiteOfMarks(of, index, style);
  for (const at of [index, index + 1]) {
    const { text, script } = of.clusters[at]!;
    if (isHalf(text) && script !== 'Latn') of.gap[index]! -= of.foot[at]!;
  }
  if (isLatin(a, b) || isLatin(b, a)) {
    of.spaced[index] = 1;
    of.gap[index]! += style.space;
    if (style.spaceMin < style.space) squeeze(of, index, steps.space, style.space - style.spaceMin);
  }
  if (a.kind === 'space') {
    const { word = undefined } = rulesOf(a.script);
    const width = of.width[index]!;
    of.words[index] = Math.max(0, word ? (word.most - 1) * width : westernWord.most - width);
    const room = word ? (1 - word.least) * width : width - westernWord.least;
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
  const mark = of.clusters[index]!;
  const next = of.clusters[index + 1]!;
  const behind = isMark(mark.kind) ? of.foot[index]! : 0;
  const before = isMark(next.kind) ? of.head[index + 1]! : 0;
  const white = behind + before;
  if (white === 0) return;
  const both = isMark(mark.kind) && isMark(next.kind);
  const centred = behind === quarter || before === quarter;
  if (isCalling(mark.text) && behind > 0 && givesHalf(of, index)) {
    of.gap[index] = -behind;
  } else if (punctuation !== 'full') {
    // 开明: only what ends a sentence stays a full em wide. 半角: nothing does.
    const full = punctuation === 'kaiming' && !both;
    const kept = (full && mark.kind === 'stop' ? behind : 0) + (full && next.kind === 'stop' ? before : 0);
    of.gap[index] = kept - white;
    if (kept > 0) squeeze(of, index, steps.stop, kept);
  } else if (both && centred) {
    of.gap[index] = Math.min(0, quarter - white);
  } else if (both) {
    of.gap[index] = -0.5;
    if (white > 0.5) squeeze(of, index, steps.pair, secondHalf);
  } else {
    const { kind, text, script } = before > 0 ? next : mark;
    const step = kind === 'pause' ? steps.pause : kind === 'stop' ? steps.stop : steps.bracket;
    if (rulesOf(script).gives(text, kind)) squeeze(of, index, step, centred ? mostOfQuarter : white);
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
  const { end } = rulesOf(a.script).prohibitions[kinsoku];
  const { start, dashStart } = rulesOf(b.script).prohibitions[kinsoku];
  if (a.kind === 'han' && b.kind === 'han' && a.script === b.script) return !start.has(b.text.charAt(0));
  // Letters of a word that markup parts, one side of it in another language.
  if (a.script !== b.script && alphanumeric.test(a.text.at(-1)!) && alphanumeric.test(b.text[0]!)) return false;
  // A space hangs at the line's end; the others are as good as characters.
  if (b.kind === 'space' || a.text === '\u00a0' || b.text === '\u00a0' || b.text === '\u3000') return false;
  if (a.kind === 'space' && b.script === 'Latn') return true;
  if (b.kind === 'dash' ? dashStart : start.has(b.text[0]!)) return false;
  return !end.has(a.text.at(-1)!);
}
