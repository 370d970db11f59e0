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
}

/** Half-width points go with the word before them: fonts kern them, and no line begins with one. */
const pattern =
  /[([{]*(?:[A-Za-z0-9\u00c0-\u024f@#&+.%‰$\-/'_]|(?<=\d)[,:](?=\d))+[,.:;!?)\]}]*|[,.:;!?)\]}]+|——|……|⋯⋯|\s|[\s\S]/gu;

/** `nodes`: the texts of a paragraph's text nodes, in order. */
export function clustersOf(nodes: readonly string[]): Cluster[] {
  const found: Cluster[] = [];
  let node = 0;
  let end = nodes[0]?.length ?? 0;
  for (const { 0: whole, index } of nodes.join('').matchAll(pattern)) {
    const kind: Kind = /^(?:——|……|⋯⋯)$/.test(whole)
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
      found.push({ text: whole.slice(at - index, cut - index), at, kind, node, joined: cut < stop });
      at = cut;
    }
  }
  return found;
}
