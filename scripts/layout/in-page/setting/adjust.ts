/**
 * From lines to what each cluster gets: a space behind it, more or less, so that the browser itself comes to the same
 * breaks and to the same right edge.
 */
import type { Analysis } from './analysis.ts';
import type { PlannedLine } from './line.ts';
import { isMark } from './marks.ts';
import type { Style } from './style.ts';

export interface Adjusted {
  /** Behind each cluster, em. */
  readonly after: number[];
  /** 1 where a mark loses the white before it. */
  readonly cut: number[];
}

/** Layout counts in 1/64 px, and rounds every inline item up to it. */
const layoutUnit = 1 / 64;
/** A mark that has given up both halves to its neighbour, em: past its advance Chromium takes no more from it. */
const spent = -0.95;
/** em: nobody sees it, and what has it is shaped by itself. */
const hair = 1e-4;
/** With less than this left in a line, em, rounding could push its last character out. */
const tight = 0.06;

export function adjust(of: Analysis, lines: readonly PlannedLine[], style: Style): Adjusted {
  const after = new Array<number>(of.count).fill(0);
  const cut = new Array<number>(of.count).fill(0);
  for (const line of lines) adjustLine(of, line, { after, cut, style });
  for (const [index, line] of lines.entries()) {
    hold(of, line, { next: lines[index + 1], after, style });
  }
  return { after, cut };
}

interface Work extends Adjusted {
  readonly style: Style;
}

function adjustLine(of: Analysis, line: PlannedLine, { after, cut, style }: Work): void {
  const { from, to } = line;
  const margin = (items: number): number => ((2 * items + 3) * layoutUnit) / style.size;
  const opened = openings(of, line);
  // What is let in by us is rounded up too, and must leave room for it.
  const less = opened.gaps > 0 && line.rest < tight ? margin(opened.gaps) : 0;
  const kept = opened.sum > 0 ? Math.max(0, 1 - less / opened.sum) : 0;
  const touched: number[] = [];
  let opens = 0;
  for (let at = from; at < to; at += 1) {
    const step = of.step[at]!;
    let value = of.gap[at]! + kept * opened.at(at);
    if (step >= 0) value -= line.use[step]! * of.room[at]!;
    opens += of.opens[at]!;
    // A space that fonts kern with the letters beside it would be another width than it was measured.
    const { kind, script } = of.clusters[at]!;
    if (kind === 'space' && script === 'Latn' && Math.abs(value) < hair) value = hair;
    after[at] = Math.abs(value) < 1e-5 ? 0 : value;
    if (after[at] !== 0) touched.push(at);
  }
  // A hyphen brings its own width; with a margin between them, no letter is kerned with it.
  const hyphen = of.soft[to] === 1 ? 2 : 0;
  after[to] = line.foot === 0 || hyphen > 0 ? 0 : -line.foot;
  if (line.foot !== 0 && hyphen === 0) touched.push(to);
  if (of.head[from]! > 0 && isMark(of.clusters[from]!.kind)) {
    cut[from] = 1;
    if (!touched.includes(from)) touched.push(from);
  }
  // Markup of the copy makes inline items too.
  let seams = 0;
  for (let at = from; at < to; at += 1) if (of.clusters[at]!.node !== of.clusters[at + 1]!.node) seams += 1;
  const items = touched.length + seams + hyphen;
  if (line.track > 0) {
    // Words and numbers part the text that is tracked with them: each is an item, and what follows it another.
    let runs = 0;
    for (let at = from; at <= to; at += 1) {
      const { kind } = of.clusters[at]!;
      if (kind === 'run' || kind === 'dash') runs += 1;
    }
    const track = opens * line.track + margin(items + 2 * runs + 1);
    const gaps: number[] = [];
    for (let at = from; at < to; at += 1) if (of.opens[at] && after[at]! > spent) gaps.push(at);
    for (const at of gaps) after[at]! -= track / gaps.length;
  } else if (items > 0 && line.rest < tight) {
    const able = touched.filter((at) => after[at]! > spent);
    if (able.length === 0) able.push(from);
    const each = margin(items) / able.length;
    for (const at of able) after[at]! -= each;
  }
}

/** What a line lets in besides what the browser shares out: in all, in how many gaps, and in each. */
function openings(of: Analysis, { from, to, words, spread, tie, air }: PlannedLine) {
  const inGap = (at: number): number =>
    words * of.words[at]! + (of.tied[at] ? tie : spread) * of.spaced[at]! + air * of.airs[at]!;
  let [sum, gaps] = [0, 0];
  if (words > 0 || spread > 0 || tie > 0 || air > 0) {
    for (let at = from; at < to; at += 1) {
      const here = inGap(at);
      sum += here;
      if (here > 0) gaps += 1;
    }
  }
  return { sum, gaps, at: sum > 0 ? inGap : () => 0 };
}

/** Less than this in a gap, em, is not seen. */
const unseen = 0.004;

/**
 * A line that the plan ends early might take in what comes next, since the browser fills lines greedily; and one with a
 * gap that must not open would have it opened. Both get their stretch from us: nothing more fits, and nothing is left to
 * share out.
 */
function hold(
  of: Analysis,
  line: PlannedLine,
  { next, after, style }: { next: PlannedLine | undefined; after: number[]; style: Style },
): void {
  if (line.rest <= 0 || line.last) return;
  const first = next ? of.width[next.from]! + after[next.from]! - of.head[next.from]! : Number.POSITIVE_INFINITY;
  let [opens, firm] = [0, 0];
  for (let at = line.from; at < line.to; at += 1) {
    opens += of.opens[at]!;
    firm += of.firm[at]!;
  }
  const fits = first <= line.rest + 0.03;
  if (opens === 0 || !(fits || (firm > 0 && line.stretch > unseen))) return;
  const stretch = Math.max(0, line.rest - ((2 * opens + 5) * layoutUnit) / style.size) / opens;
  for (let at = line.from; at < line.to; at += 1) if (of.opens[at]) after[at]! += stretch;
}
