/** From the elements that the server renders to nodes that can be edited, and where each glyph of them stands. */
import { Fragment, type Node as Inline, type Mark } from 'prosemirror-model';
import { type Piece, pairCells } from './edit-copy.ts';
import type { Cell, Style } from './glyphs.ts';
import { glyphsOf, marksFor, schema } from './schema.ts';

export interface ReadPiece {
  readonly content: Fragment;
  readonly piece: Piece;
}

const originOf = (element: Element | null): { file: string; from: number; to: number } | undefined => {
  const found = /^(.*):(\d+)-(\d+)$/.exec(element?.getAttribute('data-origin') ?? '');
  return found ? { file: found[1]!, from: Number(found[2]), to: Number(found[3]) } : undefined;
};

interface Reading {
  readonly nodes: Inline[];
  readonly cells: Cell[];
  /** Source of the file. */
  readonly text: string;
  words: number;
  parts: number;
}

interface Context {
  readonly style: Style;
  readonly marks: readonly Mark[];
  readonly origin: Range | undefined;
}

/** The range of an element, and how many of its characters were read. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
  seen: number;
}

function openRange(element: Element, text: string): Range | undefined {
  const own = originOf(element);
  const exact = element.getAttribute('data-exact') !== 'false';
  return own && { ...own, exact: exact && own.to - own.from === text.length, seen: 0 };
}

/** Elements of the templates whose texts are copy. */
const transparent = new Set(['SPAN', 'STRONG', 'EM', 'A', 'I', 'U', 'CITE']);
const partNames = ['phrase', 'word', 'held', 'dash'];

/** Elements that are edited as one thing; neighbours that one mark of the source makes belong together. */
function readOpaque(reading: Reading, element: Element, { marks }: Context): Element {
  const elements = [element];
  const range = rangeOf(element)!;
  // `{漢字|hàn|zì}` makes an element for each character.
  const start = reading.text.lastIndexOf('{', range.from);
  const end = reading.text.indexOf('}', range.to) + 1;
  let last = element;
  for (let next = element.nextElementSibling; next?.tagName === 'RUBY'; next = next.nextElementSibling) {
    const one = rangeOf(next);
    if (!one || one.from >= end) break;
    elements.push(next);
    last = next;
  }
  const whole = element.tagName === 'RUBY' && start >= 0 && end > 0 ? { from: start, to: end } : range;
  const text = elements
    .map((one) =>
      [...one.querySelectorAll('rt')].reduce((words, rt) => words.replace(rt.textContent!, ''), one.textContent!),
    )
    .join('');
  const html = elements.map((one) => one.outerHTML).join('');
  const raw = reading.text.slice(whole.from, whole.to);
  reading.nodes.push(schema.nodes.opaque.create({ html, text, raw }, null, marks as Mark[]));
  reading.cells.push(whole);
  return last;
}

function rangeOf(element: Element): { from: number; to: number } | undefined {
  const all = [element, ...element.querySelectorAll('[data-origin]')].flatMap((one) => originOf(one) ?? []);
  if (all.length === 0) return undefined;
  return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
}

/** Marks that the page shows and the copy does not hold. */
export const isDisplay = (mark: string): boolean => mark === 'part' || mark === 'standin' || mark === 'tongue';

function contextOf(reading: Reading, element: Element, around: Context): Context {
  const origin = openRange(element, element.textContent!);
  let { style } = around;
  const display: Mark[] = around.marks.filter(({ type }) => isDisplay(type.name));
  const name = partNames.find((one) => element.classList.contains(one));
  if (name) {
    reading.parts += 1;
    display.push(schema.marks.part.create({ name, price: element.getAttribute('data-price'), n: reading.parts }));
  }
  const lang = element.getAttribute('lang');
  if (lang) display.push(schema.marks.tongue.create({ lang }));
  if (element.classList.contains('stand-in')) display.push(schema.marks.standin.create());
  if (element.tagName === 'STRONG' || element.classList.contains('strong')) style = { ...style, strong: true };
  if (element.tagName === 'EM' || element.classList.contains('emphasis')) style = { ...style, em: true };
  if (element.tagName === 'A') style = { ...style, href: element.getAttribute('href')! };
  if (element.tagName === 'U' || element.tagName === 'CITE') {
    reading.words += 1;
    style = { ...style, mark: element.tagName === 'U' ? 'name' : 'title', word: reading.words };
  }
  return { style, marks: [...display, ...marksFor(style)], origin: origin ?? around.origin };
}

function readInto(reading: Reading, element: Element, context: Context): void {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) {
      const { data } = child as Text;
      if (data === '') continue;
      reading.nodes.push(schema.text(data, context.marks as Mark[]));
      for (let unit = 0; unit < data.length; unit += 1) reading.cells.push(cellOf(context.origin));
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const one = child as Element;
      const plain = transparent.has(one.tagName) && !one.matches('.combined, .upright');
      if (plain) readInto(reading, one, contextOf(reading, one, context));
      else child = readOpaque(reading, one, context);
    }
  }
}

function cellOf(origin: Range | undefined): Cell {
  if (!origin) return { from: 0, to: 0 };
  if (!origin.exact) return { from: origin.from, to: origin.to };
  origin.seen += 1;
  return { from: origin.from + origin.seen - 1, to: origin.from + origin.seen };
}

/** Reads the element of one paragraph, head or line; nothing where it has no place in a file. */
export function readPiece(element: HTMLElement, text: (file: string) => string | undefined): ReadPiece | undefined {
  const holder = element.querySelector(':scope > .head') ?? element;
  const own = originOf(element) ?? originOf(element.querySelector('[data-origin]'));
  const source = own && text(own.file);
  if (!own || source === undefined) return undefined;
  const reading: Reading = { nodes: [], cells: [], text: source, words: 0, parts: 0 };
  const single = openRange(element, element.textContent!);
  readInto(reading, holder, { style: {}, marks: [], origin: single });
  const content = joinStyles(Fragment.fromArray(reading.nodes), reading.cells);
  const range = single ?? { from: reading.cells[0]?.from ?? own.from, to: reading.cells.at(-1)?.to ?? own.to };
  const cells = pairCells(glyphsOf(schema.nodes.line.create(null, content)), reading.cells);
  return { content, piece: { file: own.file, from: range.from, to: range.to, cells, head: element.tagName === 'H2' } };
}

/**
 * Marks that the templates take from points between marked words, since nothing of them is seen there, are given back:
 * where no mark of the source stands between the characters, one emphasis goes through.
 */
function joinStyles(content: Fragment, cells: readonly Cell[]): Fragment {
  const children: Inline[] = [];
  content.forEach((child) => void children.push(child));
  let at = 0;
  const starts = children.map((child) => {
    const start = at;
    at += child.nodeSize;
    return start;
  });
  for (const [index, child] of children.entries()) {
    const [before, after] = [children[index - 1], children[index + 1]];
    if (!child.isText || !before || !after) continue;
    const [start, end] = [starts[index]!, starts[index]! + child.nodeSize];
    const joined = cells[start - 1]!.to === cells[start]!.from && cells[end - 1]!.to === cells[end]!.from;
    const em = schema.marks.em;
    if (joined && em.isInSet(before.marks) && em.isInSet(after.marks) && !em.isInSet(child.marks)) {
      children[index] = child.mark(em.create().addToSet(child.marks));
    }
  }
  return Fragment.fromArray(children);
}
