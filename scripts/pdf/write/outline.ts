/** Bookmarks. ISO 32000-1:2008, 12.3.3. */
import { dictAt, key, textAt } from '../document/open.ts';
import {
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '../pdf-lib.ts';

export interface OutlineItem {
  readonly text: string;
  readonly destination: PDFObject;
  readonly children: readonly OutlineItem[];
}

/** Nests headings by their level: each goes under the nearest one before it that is higher. */
export function nestHeadings<T extends { readonly level: number }>(headings: readonly T[]): readonly Nested<T>[] {
  const roots: Nested<T>[] = [];
  const open: Nested<T>[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)!.heading.level >= heading.level) open.pop();
    const nested: Nested<T> = { heading, children: [] };
    (open.at(-1)?.children ?? roots).push(nested);
    open.push(nested);
  }
  return roots;
}

export interface Nested<T> {
  readonly heading: T;
  readonly children: Nested<T>[];
}

export const topOfPage = (context: PDFContext, page: PDFRef, top: number): PDFObject =>
  context.obj([page, PDFName.of('XYZ'), PDFNull, PDFNumber.of(top), PDFNull]);

/** Writes the tree and returns its root; every branch is open. */
export function writeOutline(context: PDFContext, items: readonly OutlineItem[]): PDFRef {
  const root = PDFDict.withContext(context);
  const ref = context.register(root);
  root.set(key('Type'), key('Outlines'));
  appendItems(context, { dict: root, ref }, items);
  return ref;
}

interface Branch {
  readonly dict: PDFDict;
  readonly ref: PDFRef;
}

/** Links the items under their parent; returns how many stand open below it. */
function appendItems(context: PDFContext, parent: Branch, items: readonly OutlineItem[]): number {
  const branches = items.map((item) => {
    const dict = PDFDict.withContext(context);
    dict.set(key('Title'), PDFHexString.fromText(item.text));
    dict.set(key('Parent'), parent.ref);
    dict.set(key('Dest'), item.destination);
    return { item, dict, ref: context.register(dict) };
  });
  let count = branches.length;
  for (const [at, branch] of branches.entries()) {
    if (at > 0) branch.dict.set(key('Prev'), branches[at - 1]!.ref);
    if (at + 1 < branches.length) branch.dict.set(key('Next'), branches[at + 1]!.ref);
    count += appendItems(context, branch, branch.item.children);
  }
  if (branches.length > 0) {
    parent.dict.set(key('First'), branches[0]!.ref);
    parent.dict.set(key('Last'), branches.at(-1)!.ref);
    parent.dict.set(key('Count'), PDFNumber.of(count));
  }
  return count;
}

const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

/**
 * Gives the browser's bookmarks the titles as they are written: it drops the spaces between the parts of a heading.
 * Nothing is touched unless there are as many bookmarks as titles, in the same words.
 */
export function retitleOutline(root: PDFDict, titles: readonly string[]): void {
  const items = itemsBelow(root);
  const same = (item: PDFDict, at: number): boolean =>
    withoutSpaces(textAt(item, 'Title') ?? '') === withoutSpaces(titles[at]!);
  if (items.length !== titles.length || !items.every(same)) return;
  for (const [at, item] of items.entries()) item.set(key('Title'), PDFHexString.fromText(titles[at]!));
}

/** All items in the order of the page. An outline that loops is cut there. */
function itemsBelow(root: PDFDict): readonly PDFDict[] {
  const found = new Set<PDFDict>();
  const todo = [dictAt(root, 'First')];
  while (todo.length > 0) {
    const item = todo.pop();
    if (!item || found.has(item)) continue;
    found.add(item);
    todo.push(dictAt(item, 'Next'), dictAt(item, 'First'));
  }
  return [...found];
}
