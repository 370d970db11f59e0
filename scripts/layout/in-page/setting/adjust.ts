/**
 * From lines to what each cluster gets: a space behind it, more or less, so that the browser itself comes to the same
 * breaks and to the same right edge.
 */
import type { Analysis } from './analyse.ts';
import type { PlannedLine } from './line.ts';
import type { Style } from './style.ts';

export interface Adjusted {
  /** Behind each cluster, em. */
  readonly after: number[];
  /** 1 where a mark loses the white before it. */
  readonly cut: number[];
}

/** Layout counts in 1/64 px, and rounds every inline item up to it. */
const layoutUnit = 1 / 64;
/** With less than this left in a line, em, rounding could push its last character out. */
const tight = 0.06;

export function adjust(of: Analysis, lines: readonly PlannedLine[], style: Style): Adjusted {
  const after = new Array<number>(of.count).fill(0);
  const cut = new Array<number>(of.count).fill(0);
  for (const line of lines) adjustLine(of, line, { after, cut, style });
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next) hold(of, line, { next, after, style });
  }
  return { after, cut };
}

interface Work extends Adjusted {
  readonly style: Style;
}

function adjustLine(of: Analysis, line: PlannedLine, { after, cut, style }: Work): void {
  const { from, to } = line;
  const margin = (items: number): number => ((2 * items + 3) * layoutUnit) / style.size;
  let { spread } = line;
  if (spread > 0 && line.rest < tight) {
    let spaced = 0;
    for (let at = from; at < to; at += 1) spaced += of.spaced[at]!;
    spread = Math.max(0, spread - margin(spaced) / spaced);
  }
  const touched: number[] = [];
  let opens = 0;
  for (let at = from; at < to; at += 1) {
    const step = of.step[at]!;
    let value = of.gap[at]!;
    if (step >= 0) value -= line.use[step]! * of.room[at]!;
    if (of.spaced[at]) value += spread;
    opens += of.opens[at]!;
    after[at] = Math.abs(value) < 1e-5 ? 0 : value;
    if (after[at] !== 0) touched.push(at);
  }
  after[to] = -line.foot;
  if (line.foot > 0) touched.push(to);
  if (of.head[from]! > 0) {
    cut[from] = 1;
    if (!touched.includes(from)) touched.push(from);
  }
  // Markup of the copy makes inline items too.
  let seams = 0;
  for (let at = from; at < to; at += 1) if (of.clusters[at]!.node !== of.clusters[at + 1]!.node) seams += 1;
  const items = touched.length + seams;
  if (line.track > 0) {
    // Words and numbers part the text that is tracked with them: each is an item, and what follows it another.
    let runs = 0;
    for (let at = from; at <= to; at += 1) {
      const { kind } = of.clusters[at]!;
      if (kind === 'run' || kind === 'dash') runs += 1;
    }
    const track = line.track + margin(items + 2 * runs + 1) / opens;
    for (let at = from; at < to; at += 1) if (of.opens[at]) after[at]! -= track;
  } else if (items > 0 && line.rest < tight) {
    if (touched.length === 0) touched.push(from);
    const less = margin(items) / touched.length;
    for (const at of touched) after[at]! -= less;
  }
}

/**
 * A line that the plan ends early might take in what comes next: the browser fills lines greedily. It gets its stretch
 * from us then, so that nothing more fits.
 */
function hold(
  of: Analysis,
  line: PlannedLine,
  { next, after, style }: { next: PlannedLine; after: number[]; style: Style },
): void {
  const first = of.width[next.from]! + after[next.from]! - of.head[next.from]!;
  if (line.rest <= 0 || first > line.rest + 0.03) return;
  let opens = 0;
  for (let at = line.from; at < line.to; at += 1) opens += of.opens[at]!;
  if (opens === 0) return;
  const stretch = Math.max(0, line.rest - ((2 * opens + 5) * layoutUnit) / style.size) / opens;
  for (let at = line.from; at < line.to; at += 1) if (of.opens[at]) after[at]! += stretch;
}
