/**
 * The fine setting of Chinese: the best lines for a whole paragraph, imposed on the browser's own layout by the space
 * behind its characters. One setter serves all paragraphs of a page.
 */
import { type Script, scriptOf } from '../../../core/script.ts';
import type { Setting } from '../../../edition/model.ts';
import { type Adjusted, adjust } from './adjust.ts';
import { type Advances, type Face, openAdvances } from './advances.ts';
import { analyse, wantedOf } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import { type Cluster, clustersOf, type Solids, type Spoken } from './clusters.ts';
import { type CopyText, copyTextsIn } from './copy-texts.ts';
import { type Hand, plainHand } from './hand.ts';
import { impose, solid, textsIn } from './impose.ts';
import type { PlannedLine } from './line.ts';
import { type Measure, planLines, planToLength } from './plan.ts';
import { splitWords } from './split-words.ts';
import { type Style, styleOf } from './style.ts';
import { isAsPlanned, misplacedLine } from './verify.ts';

export { type CopyText, copyTextsIn } from './copy-texts.ts';
export { type Glue, glueOf } from './glue.ts';
export { type Hand, plainHand } from './hand.ts';
export { type Imposed, isPlain, lookOf, type Stretch, stretchesOf } from './impose.ts';
export type { PlannedLine } from './line.ts';
export { isInOtherColumn } from './parting.ts';
export { loadHyphenation } from './scripts/hyphenate.ts';
export { openWalk, type Room, type Walk } from './walk.ts';
export { warmUp } from './warm-up.ts';
export { textsIn };

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
  /** The same with words in pieces, for measures that one of them is wider than. */
  split?: Analysis;
  readonly plans: Map<string, SetParagraph | undefined>;
  /** What its spans say now, and how many there are: whoever replaces its children takes them away. */
  imposed?: { readonly set: SetParagraph; readonly spans: number };
}

export interface Setter {
  /** Reads these paragraphs and measures what is new in them, all at once. */
  ready(paragraphs: Iterable<HTMLElement>): void;
  /**
   * Measures what is new in words that are about to be put into a paragraph. Before that the page is laid out, and only the
   * probe has to be; afterwards all of the page would be laid out once more.
   */
  foresee(paragraph: HTMLElement, text: string): void;
  /**
   * The best lines in a measure in em, or in one for each line; `more` lines than the best, where that looks well.
   * Nothing where the paragraph is not ours to set.
   */
  plan(paragraph: HTMLElement, measure: Measure, more?: number): SetParagraph | undefined;
  /** The same for many measures of one paragraph, as it stands now. */
  planner(paragraph: HTMLElement): Planner | undefined;
  /** Makes the browser set it so; without a plan, makes it forget what it had. */
  impose(paragraph: HTMLElement, set: SetParagraph | undefined): void;
  /** What it was last made to set; nothing where the browser has its own way. */
  imposed(paragraph: HTMLElement): SetParagraph | undefined;
  /** Imposes lines `from` to `to` (exclusive) on a copy of a paragraph that holds nothing else. */
  imposePart(part: Part): void;
  /** Whether the paragraph is ours to set. */
  takes(paragraph: HTMLElement): boolean;
  /** Compares what was read of a paragraph, or of a copy of its part, with what was imposed on it. */
  see(element: HTMLElement, lines: readonly { readonly text: string }[]): void;
  /** The paragraphs that were seen to be broken otherwise than imposed, since it was last asked. */
  strayed(): HTMLElement[];
  /** The same by looking at the page, for all that were imposed on since it was last asked. */
  misplaced(pitch: number): HTMLElement[];
  /** From now on the paragraph is left to the browser. */
  giveUp(paragraph: HTMLElement): void;
  /** Paragraphs that were left to it, perhaps in the middle of an edit, are tried again. */
  tryAgain(): void;
}

export type Planner = (measure: Measure, more?: number) => SetParagraph | undefined;

export interface Part {
  readonly source: HTMLElement;
  readonly copy: HTMLElement;
  readonly set: SetParagraph;
  readonly from: number;
  readonly to: number;
}

const han = /[\u3400-\u9fff]/;
/** Copy without any of these is not what it says it is, and left to the browser. */
const letterOf: Readonly<Record<Script, RegExp>> = {
  Hans: han,
  Hant: han,
  Jpan: /[\u3040-\u30ff\u3400-\u9fff]/,
  Latn: /\p{Script=Latin}/u,
};

const languageAt = (element: Element): string => element.closest<HTMLElement>('[lang]')?.lang ?? '';

function spokenAt(element: Element): Spoken {
  const language = languageAt(element);
  return { script: scriptOf(language), hyphenates: /^en\b/i.test(language) };
}

export function openSetter(place: HTMLElement, setting: Setting, hand: Hand = plainHand): Setter {
  const advances = new Map<boolean, Advances>();
  const known = new WeakMap<HTMLElement, Known>();
  let givenUp = new WeakMap<HTMLElement, string>();
  const fresh = new Map<HTMLElement, Part>();
  const parts = new WeakMap<HTMLElement, Part>();
  const stray = new Set<HTMLElement>();

  const advancesFor = (vertical: boolean): Advances => {
    let found = advances.get(vertical);
    if (!found) {
      found = openAdvances(place, vertical);
      advances.set(vertical, found);
    }
    return found;
  };

  /** `anew`: its style may be another, which costs a look. */
  const read = (paragraph: HTMLElement, anew = false): Known | undefined => {
    const text = paragraph.textContent!;
    const before = known.get(paragraph);
    if (!anew && before?.text === text) return before;
    const { fontSize, textIndent, writingMode, textAlign } = getComputedStyle(paragraph);
    const size = Number.parseFloat(fontSize);
    if (before?.text === text) {
      if (before.style.size === size) return before;
      // Measures are in em, so only the rounding to px is another.
      const resized: Known = { ...before, style: { ...before.style, size }, plans: new Map() };
      known.set(paragraph, resized);
      return resized;
    }
    known.delete(paragraph);
    const language = languageAt(paragraph);
    const script = scriptOf(language);
    if (textAlign !== 'justify' || !script || !letterOf[script].test(text)) return undefined;
    const vertical = writingMode.startsWith('vertical');
    const nodes = copyTextsIn(paragraph);
    const { solids, faces } = readNodes(nodes, advancesFor(vertical));
    const style = styleOf(setting, { size, indent: Number.parseFloat(textIndent) / size, vertical, script });
    const clusters = clustersOf(
      nodes.map((node) => node.data),
      solids,
      nodes.map((node) => spokenAt(node.holder)),
    );
    const found: Known = { text, clusters, faces, style, plans: new Map() };
    known.set(paragraph, found);
    return found;
  };

  const ready = (paragraphs: Iterable<HTMLElement>): void => {
    const wanted = new Map<boolean, { face: Face; text: string }[]>();
    for (const paragraph of paragraphs) {
      const one = read(paragraph, true);
      if (!one || one.of) continue;
      const list = wanted.get(one.style.vertical) ?? [];
      list.push(...wantedOf(one.clusters, one.faces));
      wanted.set(one.style.vertical, list);
    }
    for (const [vertical, list] of wanted) advancesFor(vertical).measure(list);
  };

  const planner = (paragraph: HTMLElement): Planner | undefined => {
    const one = read(paragraph);
    if (!one || givenUp.get(paragraph) === one.text) return undefined;
    if (!one.of) {
      ready([paragraph]);
      one.of = analyse(one.clusters, one.faces, one.style);
    }
    const { of, style, plans } = one;
    const split = (): Analysis => {
      if (!one.split) {
        const clusters = splitWords(one.clusters);
        advancesFor(style.vertical).measure(wantedOf(clusters, one.faces));
        one.split = analyse(clusters, one.faces, style);
      }
      return one.split;
    };
    const known = (
      key: string,
      find: () => Pick<SetParagraph, 'of' | 'lines'> | undefined,
    ): SetParagraph | undefined => {
      if (!plans.has(key)) {
        const found = find();
        let adjusted: Adjusted | undefined;
        plans.set(
          key,
          found && {
            ...found,
            // Most plans are only counted.
            get adjusted() {
              adjusted ??= adjust(found.of, found.lines, style);
              return adjusted;
            },
          },
        );
      }
      return plans.get(key);
    };
    return (measure, more = 0) => {
      const measures = typeof measure === 'number' ? measure : plainMeasure(of, measure);
      const wanted: Measure = typeof measures === 'number' ? measures : (line) => measures[line] ?? measures.at(-1)!;
      const planned = (from: Analysis, lines = planLines(from, wanted, style)) => lines && { of: from, lines };
      const best = known(`${measures}`, () => planned(of) ?? planned(split()));
      if (!best || more === 0) return best;
      const count = best.lines.length + more;
      return (
        known(`${measures} ${more}`, () =>
          planned(best.of, planToLength(best.of, { measure: wanted, style, count })),
        ) ?? best
      );
    };
  };

  return {
    ready,
    foresee(paragraph, text) {
      const one = known.get(paragraph);
      const [face] = one?.faces ?? [];
      if (!one || !face) return;
      const clusters = clustersOf([text], undefined, [spokenAt(paragraph)]);
      const all = one.split ? [...clusters, ...splitWords(clusters)] : clusters;
      advancesFor(one.style.vertical).measure(wantedOf(all, [face]));
    },
    plan: (paragraph, measure, more) => planner(paragraph)?.(measure, more),
    planner,
    impose(paragraph, set) {
      const one = known.get(paragraph);
      const spans = hand.count(paragraph);
      if (set && one?.imposed?.set === set && one.imposed.spans === spans) return;
      fresh.delete(paragraph);
      if (!set && spans === 0) return;
      if (set) hand.impose(paragraph, set);
      else hand.lift(paragraph);
      if (!one) return;
      if (set) {
        one.imposed = { set, spans: hand.count(paragraph) };
        fresh.set(paragraph, { source: paragraph, copy: paragraph, set, from: 0, to: set.lines.length });
      } else delete one.imposed;
    },
    imposed: (paragraph) => known.get(paragraph)?.imposed?.set,
    see(element, read) {
      const set = known.get(element)?.imposed?.set;
      const part = parts.get(element) ?? (set && { source: element, set, from: 0, to: set.lines.length });
      if (part && !isAsPlanned(part, read)) stray.add(part.source);
    },
    strayed() {
      const found = [...stray];
      stray.clear();
      fresh.clear();
      return found;
    },
    imposePart(part) {
      impose(part.copy, part.set, part.from);
      parts.set(part.copy, part);
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
    tryAgain() {
      givenUp = new WeakMap();
    },
    giveUp(paragraph) {
      givenUp.set(paragraph, paragraph.textContent!);
      hand.lift(paragraph);
      known.delete(paragraph);
    },
  };
}

/** The face of each text, and which of them stand in a line as one piece. */
function readNodes(nodes: readonly CopyText[], advances: Advances): { solids: Solids; faces: Face[] } {
  const solids = new Map<number, { readonly han: boolean }>();
  const pieces = new Map<Element, { readonly han: boolean }>();
  const faces = nodes.map((node, index) => {
    const piece = node.holder.closest(solid);
    const ruby = piece?.tagName === 'RUBY';
    const known = piece && pieces.get(piece);
    if (piece) {
      const one = known ?? { han: !ruby };
      pieces.set(piece, one);
      solids.set(index, one);
    }
    const face = ruby ? advances.faceLike(piece!) : advances.faceOf(node.holder);
    // The first node of a piece has its width, what follows none.
    if (ruby && known) face.known.set(node.data, 0);
    const [first] = piece ? [] : (han.exec(node.data) ?? []);
    if (first && !face.han) face.han = first;
    return face;
  });
  return { solids, faces };
}

/** One number where all the lines that a paragraph can have are of one measure. */
function plainMeasure(of: Analysis, measure: (line: number) => number): number | number[] {
  const ems = of.ems + 4;
  const measures: number[] = [];
  for (let room = 0; room < ems; room += Math.max(1, measures.at(-1)! - 2)) measures.push(measure(measures.length));
  return measures.every((one) => one === measures[0]) ? measures[0]! : measures;
}
