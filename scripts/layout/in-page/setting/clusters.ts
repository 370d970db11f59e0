/** Splits a paragraph into what a line break never parts: a character, a word or number, a dash, an ellipsis. */
import type { Script } from '../../../core/script.ts';
import { isCommonHan, type Kind } from './marks.ts';
import { rulesOf } from './scripts/rules.ts';
import { type WordPart, wordsIn } from './scripts/words.ts';

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
  /** That of its words, where it is not simplified Chinese. */
  readonly script?: Script;
  /** Of a word in parts: the word as far as this part's end, and whether a line that ends here ends in a hyphen. */
  readonly prefix?: string;
  readonly soft?: true;
}

/** What the words of a text node are. */
export interface Spoken {
  readonly script: Script | undefined;
  readonly hyphenates: boolean;
}

/** Half-width points go with the word before them: fonts kern them, and no line begins with one. */
const pattern =
  /[([{]*(?:[A-Za-z0-9\u00c0-\u024f@#&+.%‰$\-/'_]|(?<=\d)[,:](?=\d))+[,.:;!?)\]}]*|[,.:;!?)\]}]+|——|⸺|……|⋯⋯|\s|[\s\S]/uy;

function* partsIn(text: string): Generator<WordPart> {
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const part = isCommonHan(text.charCodeAt(at)) ? text.charAt(at) : pattern.exec(text)![0];
    at += part.length;
    yield { text: part };
  }
}

/**
 * Text nodes that stand in a line as one piece, by their index; those of one piece have the same object. `han`: as good
 * as a Han, such as a number turned upright; otherwise an object with a width of its own, such as ruby with its base.
 */
export type Solids = ReadonlyMap<number, { readonly han: boolean }>;

/** `nodes`: the texts of a paragraph's text nodes, in order; `spoken`: what each of them is, simplified Chinese if left out. */
export function clustersOf(
  nodes: readonly string[],
  solids: Solids = new Map(),
  spoken: readonly Spoken[] = [],
): Cluster[] {
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
      const { script, hyphenates } = spoken[node] ?? { script: 'Hans', hyphenates: false };
      while (next < nodes.length && !solids.has(next) && (spoken[next]?.script ?? 'Hans') === (script ?? 'Hans'))
        next += 1;
      const texts = nodes.slice(node, next);
      const whole = texts.join('');
      const parts = script === 'Latn' ? wordsIn(whole, hyphenates).flat() : partsIn(whole);
      split({ texts, parts, script }, { node, at }, found);
      at += texts.reduce((sum, { length }) => sum + length, 0);
    }
    node = next;
  }
  return found;
}

interface Stretch {
  readonly texts: readonly string[];
  readonly parts: Iterable<WordPart>;
  readonly script: Script | undefined;
}

const dash = /^(?:——|⸺|……|⋯⋯)$/;
const wide = /[^\x00-\u024f\u2010-\u2015\u2018-\u201d‰]/;

function split({ texts, parts, script }: Stretch, from: { node: number; at: number }, found: Cluster[]): void {
  const { kindOf } = rulesOf(script);
  const simplified = (script ?? 'Hans') === 'Hans';
  let node = 0;
  let end = texts[0]?.length ?? 0;
  let index = 0;
  for (const { text: whole, prefix, soft } of parts) {
    const kind: Kind =
      whole.length === 1 && whole !== '⸺'
        ? kindOf(whole)
        : dash.test(whole)
          ? 'dash'
          : (script === 'Latn' ? wide : /[^\x00-\u024f‰]/).test(whole)
            ? kindOf(whole)
            : 'run';
    let at = index;
    const stop = index + whole.length;
    while (at < stop) {
      while (end <= at) {
        node += 1;
        end += texts[node]!.length;
      }
      const cut = Math.min(stop, end);
      const text = whole.slice(at - index, cut - index);
      const cluster = { text, at: from.at + at, kind, node: from.node + node, joined: cut < stop };
      if (simplified) found.push(cluster);
      else {
        const prefixed = prefix !== undefined && cut === stop;
        found.push({
          ...cluster,
          ...(script && { script }),
          ...(prefixed && { prefix: ownPrefix(prefix, stop - (end - texts[node]!.length)) }),
          ...(soft && cut === stop && { soft }),
        });
      }
      at = cut;
    }
    index = stop;
  }
}

/** Of a word's letters up to a place, those in the text node that ends them: `room` is how many that node can hold. */
const ownPrefix = (prefix: string, room: number): string => (prefix.length > room ? prefix.slice(-room) : prefix);
