/** Name trees, number trees and outlines, read flat. ISO 32000-1:2008, 7.9.6, 7.9.7, 12.3.3. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
} from '../pdf-lib.ts';
import { arrayAt, dictAt, key, objectAt, resolve, textAt } from './open.ts';

/** Pairs of the leaves in order. A tree that loops is cut there. */
function leaves(tree: PDFDict | undefined, leaf: 'Nums' | 'Names'): readonly (readonly [PDFObject, PDFObject])[] {
  const pairs: (readonly [PDFObject, PDFObject])[] = [];
  const seen = new Set<PDFDict>();
  const todo = tree ? [tree] : [];
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    const values = arrayAt(node, leaf)?.asArray() ?? [];
    for (let at = 0; at + 1 < values.length; at += 2) pairs.push([values[at]!, values[at + 1]!]);
    const kids =
      arrayAt(node, 'Kids')
        ?.asArray()
        .map((kid) => resolve(node.context, kid)) ?? [];
    todo.push(...kids.filter((kid) => kid instanceof PDFDict).toReversed());
  }
  return pairs;
}

export const numberTree = (tree: PDFDict | undefined): readonly (readonly [number, PDFObject])[] =>
  leaves(tree, 'Nums').flatMap(([number, value]) =>
    number instanceof PDFNumber ? [[number.asNumber(), value] as const] : [],
  );

/** The explicit destination that a name stands for, whichever of the two ways the document keeps its names. */
export function namedDestinations(context: PDFContext): (name: PDFObject) => PDFObject | undefined {
  const root = resolve(context, context.trailerInfo.Root);
  const catalog = root instanceof PDFDict ? root : undefined;
  const found = new Map<string, PDFObject>();
  const keep = (name: string, value: PDFObject): void => {
    const target = resolve(context, value);
    const array = target instanceof PDFDict ? objectAt(target, 'D') : target;
    if (array instanceof PDFArray) found.set(name, array);
  };
  for (const [name, value] of dictAt(catalog, 'Dests')?.entries() ?? []) keep(name.decodeText(), value);
  for (const [name, value] of leaves(dictAt(dictAt(catalog, 'Names'), 'Dests'), 'Names')) {
    if (name instanceof PDFString || name instanceof PDFHexString) keep(name.decodeText(), value);
  }
  return (name) => {
    const text = resolve(context, name);
    if (text instanceof PDFName || text instanceof PDFString || text instanceof PDFHexString)
      return found.get(text.decodeText());
    return undefined;
  };
}

export interface Bookmark {
  readonly text: string;
  /** As the document has it: an array, or a name. */
  readonly destination: PDFObject | undefined;
  readonly children: readonly Bookmark[];
}

const deepest = 16;

export function readOutline(context: PDFContext): readonly Bookmark[] {
  const root = resolve(context, context.trailerInfo.Root);
  const seen = new Set<PDFDict>();
  const below = (parent: PDFDict | undefined, depth: number): readonly Bookmark[] => {
    const found: Bookmark[] = [];
    let item = dictAt(parent, 'First');
    while (item && !seen.has(item) && depth < deepest) {
      seen.add(item);
      const action = dictAt(item, 'A');
      const destination =
        item.get(key('Dest')) ?? (action?.get(key('S')) === key('GoTo') ? action.get(key('D')) : undefined);
      found.push({ text: textAt(item, 'Title') ?? '', destination, children: below(item, depth + 1) });
      item = dictAt(item, 'Next');
    }
    return found;
  };
  return root instanceof PDFDict ? below(dictAt(root, 'Outlines'), 0) : [];
}
