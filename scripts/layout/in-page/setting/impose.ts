/**
 * Imposes planned lines on a paragraph: spans that change nothing but the space behind a character, inside whatever
 * markup the copy has. Its `textContent` stays the copy, its breaks stay the browser's own.
 */
import type { Adjusted } from './adjust.ts';
import type { Analysis } from './analysis.ts';
import type { Cluster } from './clusters.ts';
import { glue, ours } from './copy-texts.ts';
import type { PlannedLine } from './line.ts';
import { isCurly, isMark } from './marks.ts';

/** Takes everything of ours out again. */
export function lift(paragraph: Element): void {
  for (const span of paragraph.querySelectorAll(`span.${ours}, span.${glue.span}`))
    span.replaceWith(...span.childNodes);
  for (const end of paragraph.querySelectorAll(`wbr.${ours}, wbr.${glue.wbr}`)) end.remove();
  paragraph.classList.remove('set', 'downward');
  paragraph.normalize();
}

export interface Imposed {
  readonly of: Analysis;
  readonly adjusted: Adjusted;
  readonly lines: readonly PlannedLine[];
}

/** A stretch of one text node that is treated alike. */
export interface Stretch {
  length: number;
  readonly after: number;
  /** A number or word: letter-spacing would part its letters, and cannot take more than its advance; a margin can. */
  readonly word: boolean;
  /** The browser sees breaks in it where we see none. */
  readonly whole: boolean;
  readonly cut: 'font' | 'margin' | undefined;
  /** A planned break before it that the browser would not think of. */
  readonly breaks: boolean;
  /** A hyphen of ours ends the line behind it. */
  readonly hyphen: boolean;
}

/**
 * What becomes of each of a paragraph's texts, of which only the lengths count. `line`: the first of the lines that the
 * paragraph holds; copies of its later parts begin further on.
 */
export function stretchesOf(
  lengths: readonly number[],
  { of, adjusted, lines }: Imposed,
  line = 0,
): (readonly Stretch[])[] {
  const starts = new Set(lines.slice(line + 1).map(({ from }) => from));
  let index = lines[line]?.from ?? 0;
  let at = of.clusters[index]?.at ?? 0;
  return lengths.map((length) => {
    const end = at + length;
    const stretches: Stretch[] = [];
    while (index < of.count && of.clusters[index]!.at < end) {
      add(
        stretches,
        stretchOf({ of, adjusted }, index, { starts: starts.has(index), ends: starts.has(index + 1) }),
        of.clusters[index]!.text.length,
      );
      index += 1;
    }
    at = end;
    return stretches;
  });
}

export function impose(paragraph: HTMLElement, imposed: Imposed, line = 0): void {
  const nodes = textsIn(paragraph);
  const lengths = nodes.map(({ length }) => length);
  for (const [index, stretches] of stretchesOf(lengths, imposed, line).entries()) wrapAll(nodes[index]!, stretches);
  paragraph.classList.toggle('downward', imposed.of.vertical);
  paragraph.classList.add('set');
}

/** What stands in a line as one piece, with all that is in it. */
export const solid = 'ruby, .combined';

/** The texts that run in the lines of an element: all but readings, which stand beside them. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement!.closest('rt') === null) nodes.push(node);
  }
  return nodes;
}

function stretchOf(
  { of, adjusted }: Omit<Imposed, 'lines'>,
  index: number,
  { starts, ends }: { readonly starts: boolean; readonly ends: boolean },
): Omit<Stretch, 'length'> {
  const { kind, text, script } = of.clusters[index]!;
  const word = kind === 'run' || kind === 'dash';
  const after = adjusted.after[index]!;
  return {
    after,
    word: word && (text.length > 1 || after <= -of.width[index]!),
    whole:
      word &&
      text.length > 1 &&
      (script === 'Latn'
        ? /[\p{L}\p{N}][^\p{L}\p{N}'’]+[\p{L}\p{N}]|[\u2010-\u2015\u2026](?=.)|.[-\u2014]$/u
        : /[-/&?]/
      ).test(text),
    hyphen: ends && of.soft[index] === 1,
    cut: adjusted.cut[index] === 1 ? (of.cuts[index] === 1 ? 'font' : 'margin') : undefined,
    breaks: starts && !isObvious(of, index),
  };
}

/** Breaks that Chromium's `line-break: normal` allows in Chinese for certain. */
function isObvious({ clusters }: Analysis, index: number): boolean {
  const [before, after] = [clusters[index - 1]!, clusters[index]!];
  if (before.kind === 'space') return true;
  if ('々ゝゞヽヾ'.includes(after.text)) return false;
  if (holdsOn(clusters, index - 1) || holdsOn(clusters, index)) return false;
  const text = isEast(before) && before.kind !== 'open';
  if (after.kind === 'han')
    return isEast(after) && (text || (before.kind === 'run' && /[A-Za-z0-9]$/.test(before.text)));
  if (after.kind === 'open') return text;
  return after.kind === 'run' && /^[A-Za-z0-9]/.test(after.text) && text && before.kind === 'han';
}

/** Han and full-width marks; a combined number goes by its figures. */
const isEast = (cluster: Cluster | undefined): boolean =>
  cluster !== undefined && (cluster.kind === 'han' ? !/\d/.test(cluster.text) : isMark(cluster.kind));

/** UAX #14, LB19a: a curly quote that has Han on one side only clings to its neighbours. */
const holdsOn = (clusters: readonly Cluster[], at: number): boolean =>
  isCurly(clusters[at]!.text) && !(isEast(clusters[at - 1]) && isEast(clusters[at + 1]));

/** Nothing is done to it. */
export const isPlain = ({ after, whole, cut, breaks, hyphen }: Omit<Stretch, 'length'>): boolean =>
  after === 0 && !whole && !cut && !breaks && !hyphen;

function add(stretches: Stretch[], next: Omit<Stretch, 'length'>, length: number): void {
  const before = stretches.at(-1);
  const alike =
    before &&
    ((isPlain(before) && isPlain(next)) ||
      (before.after === next.after &&
        !before.word &&
        !next.word &&
        !before.whole &&
        !next.whole &&
        !before.cut &&
        !next.cut &&
        !before.hyphen &&
        !next.hyphen &&
        !next.breaks));
  if (alike) before.length += length;
  else stretches.push({ ...next, length });
}

/** All at once: each change of a page that stands makes the browser look at what it changes. */
function wrapAll(node: Text, stretches: readonly Stretch[]): void {
  if (stretches.every(isPlain)) return;
  // The space behind what is one piece goes behind all of it.
  const piece = node.parentElement!.closest(solid);
  if (piece) {
    const [stretch] = stretches as readonly [Stretch];
    if (stretch.breaks) piece.before(breakPlace());
    const span = spanFor({ ...stretch, word: true });
    if (!span) return;
    piece.replaceWith(span);
    span.append(piece);
    return;
  }
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const [index, stretch] of stretches.entries()) {
    const end = index < stretches.length - 1 ? at + stretch.length : node.length;
    const text = document.createTextNode(node.data.slice(at, end));
    at = end;
    if (stretch.breaks) parts.append(breakPlace());
    const span = spanFor(stretch);
    if (span) span.append(text);
    parts.append(span ?? text);
  }
  node.replaceWith(parts);
}

function breakPlace(): HTMLElement {
  const place = document.createElement('wbr');
  place.className = ours;
  return place;
}

/** Of what a page has hundreds of there are few kinds: a copy has its style without reading it again. */
const models = new Map<string, HTMLElement>();
const mostModels = 1000;

function spanFor(stretch: Parameters<typeof lookOf>[0]): HTMLElement | undefined {
  const { after, word, whole, cut, hyphen } = stretch;
  const key = `${after} ${word} ${whole} ${cut} ${hyphen}`;
  let model = models.get(key);
  if (!model) {
    const look = lookOf(stretch);
    if (!look) return undefined;
    model = document.createElement('span');
    model.className = look.names;
    Object.assign(model.style, look.style);
    if (models.size >= mostModels) models.clear();
    models.set(key, model);
  }
  return model.cloneNode() as HTMLElement;
}

/** Class names and style of the span around a stretch; nothing where there is none. `word`: or one piece. */
export function lookOf({
  after,
  word,
  whole,
  cut,
  hyphen = false,
}: Pick<Stretch, 'after' | 'word' | 'whole' | 'cut'> & { readonly hyphen?: boolean }):
  | { readonly names: string; readonly style: SpanStyle }
  | undefined {
  if (after === 0 && !whole && !cut && !hyphen) return undefined;
  return {
    names: cut === 'font' ? `${ours} cut` : hyphen ? `${ours} hyphen` : ours,
    style: {
      ...(after !== 0 && { [word ? 'marginInlineEnd' : 'letterSpacing']: `${after.toFixed(4)}em` }),
      ...(cut === 'margin' && { marginInlineStart: '-0.5em' }),
      ...(whole && { whiteSpace: 'nowrap' }),
    },
  };
}

export type SpanStyle = Partial<
  Record<'marginInlineEnd' | 'marginInlineStart' | 'letterSpacing' | 'whiteSpace', string>
>;
