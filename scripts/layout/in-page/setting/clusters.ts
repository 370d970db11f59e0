/** Splits a paragraph into what a line break never parts: a character, a word or number, a dash, an ellipsis. */
import { type Kind, kindOf } from './marks.ts';

export interface Cluster {
  readonly text: string;
  /** UTF-16 offset in the paragraph. */
  readonly at: number;
  readonly kind: Kind;
  /** Index of the text node that holds it. */
  readonly node: number;
  /** It goes on in the next text node: markup parts it, a line break may not. */
  readonly joined: boolean;
  /** It is one object with a width of its own, such as ruby with its base. */
  readonly solid?: true;
  /** A piece of an address or a word that is wider than a line: behind it there is a break, at a price. */
  readonly splits?: 'address' | 'word';
}

/** Half-width points go with the word before them: fonts kern them, and no line begins with one. */
const pattern =
  /[([{]*(?:[A-Za-z0-9\u00c0-\u024f@#&+.%‰$\-/'_]|(?<=\d)[,:](?=\d))+[,.:;!?)\]}]*|[,.:;!?)\]}]+|——|⸺|……|⋯⋯|\s|[\s\S]/gu;

/**
 * Text nodes that stand in a line as one piece, by their index; those of one piece have the same object. `han`: as good
 * as a Han, such as a number turned upright; otherwise an object with a width of its own, such as ruby with its base.
 */
export type Solids = ReadonlyMap<number, { readonly han: boolean }>;

/** `nodes`: the texts of a paragraph's text nodes, in order. */
export function clustersOf(nodes: readonly string[], solids: Solids = new Map()): Cluster[] {
  const found: Cluster[] = [];
  let at = 0;
  for (let node = 0; node < nodes.length; ) {
    const solid = solids.get(node);
    let next = node + 1;
    if (solid) {
      const text = nodes[node]!;
      const joined = solids.get(next) === solid;
      if (text !== '') found.push({ text, at, kind: solid.han ? 'han' : 'run', node, joined, solid: true });
      at += text.length;
    } else {
      while (next < nodes.length && !solids.has(next)) next += 1;
      const texts = nodes.slice(node, next);
      split(texts, { node, at }, found);
      at += texts.reduce((sum, { length }) => sum + length, 0);
    }
    node = next;
  }
  return found;
}

function split(nodes: readonly string[], from: { node: number; at: number }, found: Cluster[]): void {
  let node = 0;
  let end = nodes[0]?.length ?? 0;
  for (const { 0: whole, index } of nodes.join('').matchAll(pattern)) {
    const kind: Kind = /^(?:——|⸺|……|⋯⋯)$/.test(whole)
      ? 'dash'
      : whole.length > 1 && !/[^\x00-\u024f‰]/.test(whole)
        ? 'run'
        : kindOf(whole);
    let at = index;
    const stop = index + whole.length;
    while (at < stop) {
      while (end <= at) {
        node += 1;
        end += nodes[node]!.length;
      }
      const cut = Math.min(stop, end);
      const text = whole.slice(at - index, cut - index);
      found.push({ text, at: from.at + at, kind, node: from.node + node, joined: cut < stop });
      at = cut;
    }
  }
}
