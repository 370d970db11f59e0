/**
 * The fine setting of Chinese: the best lines for a whole paragraph, imposed on the browser's own layout by the space
 * behind its characters. One setter serves all paragraphs of a page.
 */
import type { Setting } from '../../../edition/model.ts';
import { type Adjusted, adjust } from './adjust.ts';
import { type Advances, type Face, openAdvances } from './advances.ts';
import { type Analysis, analyse, wantedOf } from './analyse.ts';
import { keepCaret } from './caret.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { impose, lift, ours, textsIn } from './impose.ts';
import type { PlannedLine } from './line.ts';
import { type Measure, planLines, planToLength } from './plan.ts';
import { type Style, styleOf } from './style.ts';
import { misplacedLine } from './verify.ts';

export type { PlannedLine } from './line.ts';
export { openWalk, type Room, type Walk } from './walk.ts';
export { lift };

/** A paragraph with its best lines in certain measures. */
export interface SetParagraph {
  readonly of: Analysis;
  readonly lines: readonly PlannedLine[];
  readonly adjusted: Adjusted;
}

/** What is known of a paragraph while its words stay the same. */
interface Known {
  readonly text: string;
  readonly clusters: readonly Cluster[];
  readonly faces: readonly Face[];
  readonly style: Style;
  of?: Analysis;
  readonly plans: Map<string, SetParagraph | undefined>;
  /** What its spans say now, and how many there are: whoever replaces its children takes them away. */
  imposed?: { readonly set: SetParagraph; readonly spans: number };
}

export interface Setter {
  /** Reads these paragraphs and measures what is new in them, all at once. */
  ready(paragraphs: Iterable<HTMLElement>): void;
  /**
   * The best lines in a measure in em, or in one for each line; `more` lines than the best, where that looks well.
   * Nothing where the paragraph is not ours to set.
   */
  plan(paragraph: HTMLElement, measure: Measure, more?: number): SetParagraph | undefined;
  /** Makes the browser set it so; without a plan, makes it forget what it had. */
  impose(paragraph: HTMLElement, set: SetParagraph | undefined): void;
  /** What it was last made to set; nothing where the browser has its own way. */
  imposed(paragraph: HTMLElement): SetParagraph | undefined;
  /** Imposes lines `from` to `to` (exclusive) on a copy of a paragraph that holds nothing else. */
  imposePart(part: Part): void;
  /** Whether the paragraph is ours to set. */
  takes(paragraph: HTMLElement): boolean;
  /** The paragraphs that the browser broke otherwise than imposed, of all that were imposed on since it was last asked. */
  misplaced(pitch: number): HTMLElement[];
  /** From now on the paragraph is left to the browser. */
  giveUp(paragraph: HTMLElement): void;
}

export interface Part {
  readonly source: HTMLElement;
  readonly copy: HTMLElement;
  readonly set: SetParagraph;
  readonly from: number;
  readonly to: number;
}

const han = /[\u3400-\u9fff]/;

export function openSetter(place: HTMLElement, setting: Setting): Setter {
  const advances = new Map<boolean, Advances>();
  const known = new WeakMap<HTMLElement, Known>();
  const givenUp = new WeakMap<HTMLElement, string>();
  const fresh = new Map<HTMLElement, Part>();

  const advancesFor = (vertical: boolean): Advances => {
    let found = advances.get(vertical);
    if (!found) {
      found = openAdvances(place, vertical);
      advances.set(vertical, found);
    }
    return found;
  };

  const read = (paragraph: HTMLElement): Known | undefined => {
    const text = paragraph.textContent!;
    const before = known.get(paragraph);
    const { fontSize, textIndent, writingMode, textAlign } = getComputedStyle(paragraph);
    const size = Number.parseFloat(fontSize);
    if (before?.text === text) {
      if (before.style.size === size) return before;
      // Measures are in em, so only the rounding to px is another.
      const resized: Known = { ...before, style: { ...before.style, size }, plans: new Map() };
      known.set(paragraph, resized);
      return resized;
    }
    const restore = keepCaret(paragraph);
    lift(paragraph);
    known.delete(paragraph);
    restore();
    if (textAlign !== 'justify' || !han.test(text)) return undefined;
    const vertical = writingMode.startsWith('vertical');
    const nodes = textsIn(paragraph);
    const faces = nodes.map((node) => {
      const face = advancesFor(vertical).faceOf(node.parentElement!);
      const [one] = han.exec(node.data) ?? [];
      if (one && !face.han) face.han = one;
      return face;
    });
    const style = styleOf(setting, { size, indent: Number.parseFloat(textIndent) / size, vertical });
    const clusters = clustersOf(nodes.map((node) => node.data));
    const found: Known = { text, clusters, faces, style, plans: new Map() };
    known.set(paragraph, found);
    return found;
  };

  const ready = (paragraphs: Iterable<HTMLElement>): void => {
    const wanted = new Map<boolean, { face: Face; text: string }[]>();
    for (const paragraph of paragraphs) {
      const one = read(paragraph);
      if (!one || one.of) continue;
      const list = wanted.get(one.style.vertical) ?? [];
      list.push(...wantedOf(one.clusters, one.faces));
      wanted.set(one.style.vertical, list);
    }
    for (const [vertical, list] of wanted) advancesFor(vertical).measure(list);
  };

  return {
    ready,
    plan(paragraph, measure, more = 0) {
      if (givenUp.get(paragraph) === paragraph.textContent) return undefined;
      const one = read(paragraph);
      if (!one) return undefined;
      if (!one.of) {
        ready([paragraph]);
        one.of = analyse(one.clusters, one.faces, one.style);
      }
      const { of, style, plans } = one;
      const measures = typeof measure === 'number' ? measure : plainMeasure(of, measure);
      const wanted: Measure = typeof measures === 'number' ? measures : (line) => measures[line] ?? measures.at(-1)!;
      const known = (key: string, lines: () => readonly PlannedLine[] | undefined): SetParagraph | undefined => {
        if (!plans.has(key)) {
          const found = lines();
          plans.set(key, found && { of, lines: found, adjusted: adjust(of, found, style) });
        }
        return plans.get(key);
      };
      const best = known(`${measures}`, () => planLines(of, wanted, style));
      if (!best || more === 0) return best;
      const count = best.lines.length + more;
      return known(`${measures} ${more}`, () => planToLength(of, { measure: wanted, style, count })) ?? best;
    },
    impose(paragraph, set) {
      const one = known.get(paragraph);
      const spans = paragraph.getElementsByClassName(ours).length;
      if (set && one?.imposed?.set === set && one.imposed.spans === spans) return;
      fresh.delete(paragraph);
      if (!set && spans === 0) return;
      const restore = keepCaret(paragraph);
      lift(paragraph);
      if (set) impose(paragraph, set);
      restore();
      if (!one) return;
      if (set) {
        one.imposed = { set, spans: paragraph.getElementsByClassName(ours).length };
        fresh.set(paragraph, { source: paragraph, copy: paragraph, set, from: 0, to: set.lines.length });
      } else delete one.imposed;
    },
    imposed: (paragraph) => known.get(paragraph)?.imposed?.set,
    imposePart(part) {
      impose(part.copy, part.set, part.from);
      fresh.set(part.copy, part);
    },
    takes: (paragraph) => givenUp.get(paragraph) !== paragraph.textContent && read(paragraph) !== undefined,
    misplaced(pitch) {
      const found = new Set<HTMLElement>();
      for (const part of fresh.values()) {
        if (part.copy.isConnected && misplacedLine(part.copy, part, pitch) !== undefined) found.add(part.source);
      }
      fresh.clear();
      return [...found];
    },
    giveUp(paragraph) {
      givenUp.set(paragraph, paragraph.textContent!);
      lift(paragraph);
      known.delete(paragraph);
    },
  };
}

/** One number where all the lines that a paragraph can have are of one measure. */
function plainMeasure(of: Analysis, measure: (line: number) => number): number | number[] {
  let ems = 4;
  for (let at = 0; at < of.count; at += 1) ems += of.width[at]!;
  const measures: number[] = [];
  for (let room = 0; room < ems; room += Math.max(1, measures.at(-1)! - 2)) measures.push(measure(measures.length));
  return measures.every((one) => one === measures[0]) ? measures[0]! : measures;
}
