/** What a paragraph offers to a line: widths, white that may be squeezed, gaps that may open, where it may break. */
import { type Face, halved } from './advances.ts';
import type { Analysis } from './analysis.ts';
import type { Cluster } from './clusters.ts';
import { gapBehind, parted } from './gaps.ts';
import { centredVertically, isHalf, isMark, whiteBefore, whiteBehind } from './marks.ts';
import type { Style } from './style.ts';
import { keptTogether } from './together.ts';

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
const halvesOf = (text: string): number =>
  text.replace(/[^A-Za-z0-9%‰℃°+]/g, '').length + 2 * (text.match(ideographs)?.length ?? 0);

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
    tied: numbers(),
    words: numbers(),
    airs: numbers(),
    opens: numbers(),
    firm: numbers(),
    head: numbers(),
    foot: numbers(),
    cuts: numbers(),
    price: numbers(Number.POSITIVE_INFINITY),
    marks: numbers(),
    hangs: numbers(),
    halves: numbers(),
  };
  for (const [index, { text, kind, node }] of clusters.entries()) {
    if (kind === 'han') {
      found.width[index] = 1;
      found.ems += 1;
      found.halves[index] = 2;
      continue;
    }
    const measured = faces[node]!.known.get(text)!;
    const width = isWhole(measured) ? 1 : measured;
    found.width[index] = width;
    found.ems += width;
    const whole = isMark(kind) && width === 1 && !(style.vertical && centredVertically(text));
    if (whole) {
      found.head[index] = whiteBefore(kind);
      found.foot[index] = whiteBehind(kind);
      if (kind === 'open') found.cuts[index] = faces[node]!.known.get(halved(text))! < 0.6 ? 1 : 0;
    }
    if (isHalf(text)) found.foot[index] = (width - 0.5) / 2;
    if (isMark(kind) || kind === 'dash' || /[,.;:!?)\]]$/.test(text)) found.marks[index] = 1;
    const before = clusters[index - 1];
    if ((kind === 'pause' || kind === 'stop') && before && !isMark(before.kind)) found.hangs[index] = 1;
    if (kind === 'run') found.halves[index] = halvesOf(text);
  }
  const kept = keptTogether(clusters.map(({ text }) => text).join(''));
  for (let index = 0; index + 1 < count; index += 1) {
    gapBehind(found, index, style);
    const together = kept.get(clusters[index + 1]!.at);
    if (!together) continue;
    found.price[index]! += parted[together];
    if (style.ties && found.spaced[index]) found.tied[index] = 1;
  }
  return found;
}
