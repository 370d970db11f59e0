/** What a paragraph offers to a line: widths, white that may be squeezed, gaps that may open, where it may break. */
import { type Face, halved } from './advances.ts';
import type { Analysis } from './analysis.ts';
import type { Cluster } from './clusters.ts';
import { gapBehind, parted } from './gaps.ts';
import { isHalf, isMark } from './marks.ts';
import { rulesOf } from './scripts/rules.ts';
import type { Style } from './style.ts';
import { keptTogether } from './together.ts';

/** Everything of a paragraph that must be measured before it can be analysed. */
export function wantedOf(clusters: readonly Cluster[], faces: readonly Face[]): { face: Face; text: string }[] {
  const wanted: { face: Face; text: string }[] = [];
  for (const { text, kind, node, prefix, soft } of clusters) {
    if (kind === 'han') continue;
    const face = faces[node]!;
    wanted.push({ face, text });
    if (prefix !== undefined) {
      wanted.push({ face, text: prefix });
      if (soft) wanted.push({ face, text: prefix + hyphen }, { face, text: hyphen });
    } else if (kind === 'open') wanted.push({ face, text: halved(text) });
  }
  return wanted;
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
  // Of numbers with parts from the start, for the same reason as in a trial.
  const lengths = (): number[] => numbers(0.5).fill(0);
  const found = {
    clusters,
    count,
    vertical: style.vertical,
    ems: 0,
    width: lengths(),
    gap: lengths(),
    step: numbers(-1),
    room: lengths(),
    spaced: numbers(),
    tied: numbers(),
    words: lengths(),
    airs: numbers(),
    opens: numbers(),
    firm: numbers(),
    head: lengths(),
    foot: lengths(),
    cuts: numbers(),
    soft: numbers(),
    price: numbers(Number.POSITIVE_INFINITY),
    marks: numbers(),
    hangs: numbers(),
    halves: numbers(),
  };
  // A plain count: what runs once for each character of a page that was never set before is paid for by the step.
  for (let index = 0; index < count; index += 1) {
    const cluster = clusters[index]!;
    const { text, kind, node } = cluster;
    if (kind === 'han') {
      found.width[index] = 1;
      found.ems += 1;
      found.halves[index] = 2;
      continue;
    }
    const { known } = faces[node]!;
    if (cluster.prefix !== undefined) {
      partWord(found, index, known);
      continue;
    }
    const measured = known.get(text)!;
    const width = isWhole(measured) ? 1 : measured;
    found.width[index] = width;
    found.ems += width;
    const rules = rulesOf(cluster.script);
    if (isMark(kind) && width === 1) {
      const { before, behind } = rules.whiteOf(text, kind, style.vertical);
      found.head[index] = before;
      found.foot[index] = behind;
      if (kind === 'open') found.cuts[index] = faces[node]!.known.get(halved(text))! < 0.6 ? 1 : 0;
    }
    if (isHalf(text) && cluster.script !== 'Latn') found.foot[index] = (width - 0.5) / 2;
    const ends = isMark(kind) || kind === 'dash' || /[,.;:!?)\]]$/.test(text);
    if (ends && cluster.script !== 'Latn') found.marks[index] = 1;
    const before = clusters[index - 1];
    if (isMark(kind) && rules.hangs(text, kind) && before && !isMark(before.kind)) found.hangs[index] = 1;
    // Upright digits are a square each.
    if (kind === 'run') found.halves[index] = faces[node]!.upright ? 2 * text.length : halvesOf(text);
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

/** What is set at the end of a line that parts a word. */
const hyphen = '-';

/** A part of a word is as wide as it makes the word; at a line's head it is as wide as it is alone. */
function partWord(found: Analysis & { ems: number }, index: number, known: ReadonlyMap<string, number>): void {
  const { text, prefix = text, soft, kind } = found.clusters[index]!;
  const before = prefix.slice(0, prefix.length - text.length);
  const width = known.get(prefix)! - (before === '' ? 0 : known.get(before)!);
  found.width[index] = width;
  found.ems += width;
  if (before !== '') found.head[index] = width - known.get(text)!;
  found.halves[index] = kind === 'run' ? halvesOf(text) : 0;
  if (!soft) return;
  found.soft[index] = 1;
  // Kerned with the letter before it or not, as the browser shapes the line's end.
  found.foot[index] = Math.min(known.get(prefix)! - known.get(prefix + hyphen)!, -known.get(hyphen)!);
  found.marks[index] = 1;
}
