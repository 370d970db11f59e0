/** The stretches of copy on the page that are edited, each in a view of its own on the page's element. */
import { Fragment, type Node } from 'prosemirror-model';
import type { Piece } from './edit-copy.ts';
import { type ReadPiece, readPiece } from './read-copy.ts';
import { schema } from './schema.ts';
import type { Form } from './write-copy.ts';

/** What is edited together: all paragraphs of a story, or one line. */
export interface Place {
  /** The element that the view is mounted on. */
  readonly root: HTMLElement;
  readonly block: string;
  readonly role: string;
  readonly face: string;
  readonly flow: boolean;
}

export interface Copy {
  readonly doc: Node;
  readonly pieces: readonly Piece[];
  readonly form: Form;
}

/** Roles whose paragraphs stand side by side in one element and may be split and joined. */
const flows: Readonly<Record<string, string>> = {
  '.host': 'body',
  '.lede': 'lede',
  '.sidebar-text': 'sidebar',
  '.notice-text': 'notice',
};

/** How the copy of a role is written. */
const written: Readonly<Record<string, 'markdown' | 'yaml' | 'attribute'>> = {
  body: 'markdown',
  lede: 'markdown',
  sidebar: 'markdown',
  'sidebar-head': 'markdown',
  notice: 'markdown',
  'notice-head': 'markdown',
  caption: 'markdown',
  'pull-quote': 'markdown',
  headline: 'yaml',
  kicker: 'yaml',
  deck: 'yaml',
  byline: 'yaml',
  banner: 'yaml',
  translation: 'yaml',
  slogan: 'yaml',
  'picture-credit': 'yaml',
  credit: 'attribute',
  'quote-source': 'attribute',
  'notice-end': 'attribute',
};

export const isMarked = (role: string): boolean => written[role] === 'markdown';

/** The place that an element of the page belongs to; nothing for what has no source or is not copy. */
export function placeOf(element: Element): Place | undefined {
  const block = element.closest<HTMLElement>('.block')?.dataset['id'];
  if (!block) return undefined;
  for (const [selector, role] of Object.entries(flows)) {
    const root = element.closest<HTMLElement>(selector);
    if (root?.closest('.block') && !root.hidden && !root.classList.contains('frame')) {
      const face = root.querySelector<HTMLElement>(':scope > p')?.dataset['face'] ?? '';
      return { root, block, role, face, flow: true };
    }
  }
  const root = element.closest<HTMLElement>('[data-role]');
  const role = root?.dataset['role'];
  if (!root || !role || !written[role] || root.closest('.frame.host')) return undefined;
  if (root.tagName === 'H2' || !(root.dataset['origin'] ?? root.querySelector('[data-origin]'))) return undefined;
  return { root, block, role, face: root.dataset['face'] ?? '', flow: false };
}

/** All places in reading order, one for each root. */
export function placesIn(root: ParentNode): Place[] {
  const seen = new Set<HTMLElement>();
  const found: Place[] = [];
  for (const element of root.querySelectorAll('[data-role]')) {
    const place = placeOf(element);
    if (!place || seen.has(place.root)) continue;
    seen.add(place.root);
    found.push(place);
  }
  return found;
}

/** How a value stands in its file: a scalar of YAML is taken with its quotes. */
function yamlForm(text: string, piece: Piece): { readonly form: Form; readonly piece: Piece } {
  const inside = text[piece.from];
  const around = text[piece.from - 1];
  const line = text.slice(text.lastIndexOf('\n', piece.from - 1) + 1, piece.from);
  const flow = /[[{,]\s*$/.test(line) || /[{[][^}\]]*$/.test(line);
  if ((inside === '"' || inside === "'") && text[piece.to - 1] === inside && piece.cells[0]?.from !== piece.from) {
    return { form: { kind: 'yaml', quote: inside, flow }, piece };
  }
  if ((around === '"' || around === "'") && text[piece.to] === around) {
    return { form: { kind: 'yaml', quote: around, flow }, piece: { ...piece, from: piece.from - 1, to: piece.to + 1 } };
  }
  return { form: { kind: 'yaml', quote: '', flow }, piece };
}

/** Several pieces from one stretch that cannot be told apart, as in a folded block of YAML. */
const isBlurred = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ cells }) => cells.length > 12 && cells[0]!.from === cells.at(-1)!.from);

/** Reads the copy of a place as the server has rendered it; nothing where it cannot be edited here. */
export function readPlace(
  place: Place,
  elements: Place['root'],
  text: (file: string) => string | undefined,
): Copy | undefined {
  const nodeOf = (element: HTMLElement, { content }: ReadPiece): Node => {
    const type = element.tagName === 'H2' ? schema.nodes.head : schema.nodes.paragraph;
    const { role = place.role, face = '' } = element.dataset;
    return type.create({ role, face, lang: element.getAttribute('lang') ?? '' }, content);
  };
  if (!place.flow) {
    const read = readPiece(elements, text);
    if (!read || isBlurred([read.piece])) return undefined;
    const source = text(read.piece.file)!;
    const kind = written[place.role]!;
    const doc = schema.nodes.line.create(null, read.content);
    if (kind === 'yaml') {
      const { form, piece } = yamlForm(source, read.piece);
      return { doc, pieces: [piece], form };
    }
    const form: Form = kind === 'attribute' ? { kind } : { kind: 'markdown', indent: '' };
    return { doc, pieces: [read.piece], form };
  }
  const children = [...elements.children] as HTMLElement[];
  const reads = children.map((element) => readPiece(element, text));
  if (reads.length === 0 || reads.some((read) => !read)) return undefined;
  const pieces = reads.map((read) => read!.piece);
  if (isBlurred(pieces)) return undefined;
  const source = text(pieces[0]!.file)!;
  const lead = source.slice(source.lastIndexOf('\n', pieces[0]!.from - 1) + 1, pieces[0]!.from);
  const indent = /^[ ]*$/.test(lead) ? lead : '';
  const doc = schema.nodes.flow.create(
    null,
    Fragment.fromArray(children.map((element, index) => nodeOf(element, reads[index]!))),
  );
  return { doc, pieces, form: { kind: 'markdown', indent } };
}
