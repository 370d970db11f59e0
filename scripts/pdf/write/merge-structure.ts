/** One structure tree out of those of several pages. ISO 32000-1:2008, 14.7. */
import { dictAt, key, nameAt, numberAt, resolve } from '../document/open.ts';
import { numberTree } from '../document/trees.ts';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '../pdf-lib.ts';
import type { Copier } from './copy-objects.ts';

export interface Structure {
  readonly root: PDFRef;
  readonly document: PDFRef;
  readonly parts: PDFRef[];
  readonly parents: (readonly [number, PDFObject])[];
  /** Standard types of element types that pages name otherwise; the first page to name one wins. */
  readonly roles: Map<string, PDFObject>;
  /** The key that the next page's content begins at. */
  nextKey: number;
}

export const openStructure = (to: PDFContext): Structure => ({
  root: to.nextRef(),
  document: to.nextRef(),
  parts: [],
  parents: [],
  roles: new Map(),
  nextKey: 0,
});

/** Brings in one document's tree; its `Document` becomes a `Part` that carries the page's title. */
export function addStructure(structure: Structure, copier: Copier, { tree, title, to }: Source): void {
  const offset = structure.nextKey;
  const entries = numberTree(dictAt(tree, 'ParentTree'));
  for (const [number, value] of entries) structure.parents.push([number + offset, copier.copy(value)]);
  const highest = entries.reduce((most, [number]) => Math.max(most, number + 1), 0);
  structure.nextKey += Math.max(highest, numberAt(tree, 'ParentTreeNextKey') ?? 0);

  for (const [role, value] of dictAt(tree, 'RoleMap')?.entries() ?? []) {
    const name = role.decodeText();
    if (!structure.roles.has(name)) structure.roles.set(name, copier.copy(value));
  }
  const kids = tree.get(key('K'));
  const list = resolve(tree.context, kids);
  const tops = list instanceof PDFArray ? list.asArray() : kids ? [kids] : [];
  const refs = tops.filter((one) => one instanceof PDFRef).map((one) => copier.ref(one));
  copier.finish();
  const part = to.obj({ Type: 'StructElem', S: 'Part', P: structure.document, T: PDFHexString.fromText(title) });
  const only = refs.length === 1 ? to.lookup(refs[0]!) : undefined;
  if (only instanceof PDFDict && nameAt(only, 'S') === 'Document') {
    for (const [name, value] of part.entries()) only.set(name, value);
    structure.parts.push(refs[0]!);
    return;
  }
  const ref = to.register(part);
  part.set(key('K'), to.obj(refs));
  for (const one of refs) {
    const element = to.lookup(one);
    if (element instanceof PDFDict) element.set(key('P'), ref);
  }
  structure.parts.push(ref);
}

interface Source {
  readonly tree: PDFDict;
  readonly title: string;
  readonly to: PDFContext;
}

/** Writes the root; nothing to write when no page was tagged. */
export function closeStructure(structure: Structure, to: PDFContext, language: string): PDFRef | undefined {
  if (structure.parts.length === 0) return undefined;
  const { root, document, parts, parents, nextKey } = structure;
  to.assign(document, to.obj({ Type: 'StructElem', S: 'Document', P: root, K: parts, Lang: PDFString.of(language) }));
  const nums = parents.toSorted(([a], [b]) => a - b).flatMap(([number, value]) => [PDFNumber.of(number), value]);
  const dict = to.obj({ Type: 'StructTreeRoot', K: document, ParentTreeNextKey: nextKey });
  dict.set(key('ParentTree'), to.register(to.obj({ Nums: to.obj(nums) })));
  if (structure.roles.size > 0) dict.set(key('RoleMap'), to.obj(Object.fromEntries(structure.roles)));
  const ids = namedElements(to);
  if (ids.length > 0) dict.set(key('IDTree'), to.register(to.obj({ Names: to.obj(ids) })));
  to.assign(root, dict);
  return root;
}

/** Name and reference of each structure element that has a name, in the order of the names. */
function namedElements(to: PDFContext): PDFObject[] {
  const found: (readonly [PDFString, PDFRef])[] = [];
  for (const [ref, object] of to.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(key('S')) || !object.has(key('P'))) continue;
    const id = object.get(key('ID'));
    if (id instanceof PDFString) found.push([id, ref]);
  }
  return found.sort(([a], [b]) => (a.asString() < b.asString() ? -1 : 1)).flat();
}

export const isTagged = (tree: PDFDict | undefined): tree is PDFDict => tree?.has(key('K')) ?? false;
