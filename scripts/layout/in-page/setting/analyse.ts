/** What a paragraph offers to a line: widths, white that may be squeezed, gaps that may open, where it may break. */
import { type Face, halved } from './advances.ts';
import type { Cluster } from './clusters.ts';
import { centredVertically, isCurly, isMark, prohibitions, whiteBefore, whiteBehind } from './marks.ts';
import type { Style } from './style.ts';
import { keptTogether } from './together.ts';

/**
 * In what order white is given up. CLREQ: brackets, then ，、；：, then the space between Han and Latin, then 。？！;
 * last a second half of two adjacent marks.
 */
export const steps = { bracket: 0, pause: 1, space: 2, stop: 3, pair: 4 } as const;
export const stepCount = 5;

/** Per cluster, em; what is said of a gap is said of the one behind the cluster. */
export interface Analysis {
  readonly clusters: readonly Cluster[];
  readonly count: number;
  readonly vertical: boolean;
  /** All widths together. */
  readonly ems: number;
  readonly width: number[];
  /** What the gap is as it stands: adjacent marks share their white, Han and Latin have a space. */
  readonly gap: number[];
  /** Squeeze step of the gap and how much it can give; −1 for none. */
  readonly step: number[];
  readonly room: number[];
  /** 1 where Han meets Latin. */
  readonly spaced: number[];
  /** 1 where Chromium may stretch the line. */
  readonly opens: number[];
  /** White that goes at a line's head and foot. */
  readonly head: number[];
  readonly foot: number[];
  /** 1 where the font itself can cut the white at a line's head. */
  readonly cuts: number[];
  /** Price of a break; infinite where there is none. */
  readonly price: number[];
  /** Half characters, for the length of a last line: Han two, letters and digits one. */
  readonly halves: number[];
}

/** What it costs to part what belongs together: as much as a line that gapes, so that it is done only to avoid one. */
const parted = 60;

const alphanumeric = /[A-Za-z0-9\u00c0-\u024f]/;

/** Everything of a paragraph that must be measured before it can be analysed. */
export function wantedOf(clusters: readonly Cluster[], faces: readonly Face[]): { face: Face; text: string }[] {
  return clusters.flatMap(({ text, kind, node }) => {
    const face = faces[node]!;
    if (kind === 'han') return [];
    return kind === 'open'
      ? [
          { face, text },
          { face, text: halved(text) },
        ]
      : [{ face, text }];
  });
}

/** An em, but for the rounding of its measurement. Marks that a face has narrower have no half to give. */
const isWhole = (width: number): boolean => Math.abs(width - 1) < 0.002;

const ideographs = /\p{Script=Han}/gu;

/** Ruby is a run of Han. */
const halvesOf = (text: string, kind: Cluster['kind']): number =>
  kind === 'han'
    ? 2
    : kind === 'run'
      ? text.replace(/[^A-Za-z0-9%‰℃°+]/g, '').length + 2 * (text.match(ideographs)?.length ?? 0)
      : 0;

export function analyse(clusters: readonly Cluster[], faces: readonly Face[], style: Style): Analysis {
  const count = clusters.length;
  // Plain arrays: a dozen typed ones for each paragraph keep the garbage collector busy.
  const numbers = (value = 0): number[] => new Array<number>(count).fill(value);
  const found = {
    clusters,
    count,
    vertical: style.vertical,
    ems: 0,
    width: numbers(),
    gap: numbers(),
    step: numbers(-1),
    room: numbers(),
    spaced: numbers(),
    opens: numbers(),
    head: numbers(),
    foot: numbers(),
    cuts: numbers(),
    price: numbers(Number.POSITIVE_INFINITY),
    halves: numbers(),
  };
  for (const [index, { text, kind, node }] of clusters.entries()) {
    const measured = kind === 'han' ? 1 : faces[node]!.known.get(text)!;
    const width = isWhole(measured) ? 1 : measured;
    found.width[index] = width;
    found.ems += width;
    const whole = isMark(kind) && width === 1 && !(style.vertical && centredVertically(text));
    if (whole) {
      found.head[index] = whiteBefore(kind);
      found.foot[index] = whiteBehind(kind);
      if (kind === 'open') found.cuts[index] = faces[node]!.known.get(halved(text))! < 0.6 ? 1 : 0;
    }
    found.halves[index] = halvesOf(text, kind);
  }
  const kept = keptTogether(clusters.map(({ text }) => text).join(''));
  for (let index = 0; index + 1 < count; index += 1) {
    gapBehind(found, index, style);
    if (kept.has(clusters[index + 1]!.at)) found.price[index]! += parted;
  }
  return found;
}

function gapBehind(of: Analysis, index: number, style: Style): void {
  const a = of.clusters[index]!;
  const b = of.clusters[index + 1]!;
  if (a.joined) return;
  const [behind, before] = [of.foot[index]!, of.head[index + 1]!];
  const white = behind + before;
  const marks = isMark(a.kind) && isMark(b.kind);
  if (style.punctuation === 'full') {
    if (marks && white > 0) {
      of.gap[index] = -0.5;
      // Never to nothing: letter-spacing past the advance is clamped, and ink would touch.
      if (white > 0.5) squeeze(of, index, steps.pair, 0.45);
    } else if (behind > 0) {
      squeeze(of, index, a.kind === 'close' ? steps.bracket : a.kind === 'pause' ? steps.pause : steps.stop, behind);
    } else if (before > 0) squeeze(of, index, steps.bracket, before);
  } else {
    // 开明: only what ends a sentence stays a full em wide. 半角: nothing does.
    const kept = style.punctuation === 'kaiming' && a.kind === 'stop' && !marks ? behind : 0;
    of.gap[index] = kept - white;
    if (kept > 0) squeeze(of, index, steps.stop, kept);
  }
  const latin = (text: string | undefined): boolean => text !== undefined && alphanumeric.test(text);
  if (
    (a.kind === 'han' && b.kind === 'run' && latin(b.text[0])) ||
    (a.kind === 'run' && b.kind === 'han' && latin(a.text.at(-1)))
  ) {
    of.spaced[index] = 1;
    of.gap[index] = style.space;
    if (style.spaceMin < style.space) squeeze(of, index, steps.space, style.space - style.spaceMin);
  }
  const cjk = ({ kind, text }: Cluster): boolean => (kind === 'han' || isMark(kind)) && !isCurly(text);
  of.opens[index] = cjk(a) || cjk(b) || a.kind === 'space' ? 1 : 0;
  of.price[index] = mayBreak(a, b, style) ? 0 : Number.POSITIVE_INFINITY;
}

function squeeze(of: Analysis, index: number, step: number, room: number): void {
  of.step[index] = step;
  of.room[index] = room;
}

function mayBreak(a: Cluster, b: Cluster, { kinsoku }: Style): boolean {
  const { start, end, dashStart } = prohibitions[kinsoku];
  // A space hangs at the line's end; the others are as good as characters.
  if (b.kind === 'space' || a.text === '\u00a0' || b.text === '\u00a0' || b.text === '\u3000') return false;
  if (b.kind === 'dash' ? dashStart : start.has(b.text[0]!)) return false;
  return !end.has(a.text.at(-1)!);
}
