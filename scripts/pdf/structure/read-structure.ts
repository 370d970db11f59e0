/** The logical structure of a document as plain nodes, whatever the file says. ISO 32000-1:2008, 14.7. */
import { dictAt, key, nameAt, resolve, streamAt } from '../document/open.ts';
import { PDFArray, type PDFContext, PDFDict, PDFNumber, type PDFObject, PDFRef, type PDFStream } from '../pdf-lib.ts';

/** A marked-content sequence of a page, or of a form that the page draws. */
export interface ContentItem {
  readonly kind: 'content';
  readonly page: PDFDict | undefined;
  readonly form?: PDFStream;
  readonly mcid: number;
}

/** An annotation or XObject as a whole. */
export interface ObjectItem {
  readonly kind: 'object';
  readonly object: PDFDict | PDFStream | undefined;
  readonly page: PDFDict | undefined;
}

export interface StructureElement {
  readonly kind: 'element';
  readonly ref?: PDFRef;
  readonly dict: PDFDict;
  /** As written; the role map may say that it stands for another. */
  readonly type: string;
  readonly kids: readonly StructureItem[];
}

export type StructureItem = StructureElement | ContentItem | ObjectItem;

export interface StructureTree {
  readonly root: PDFDict;
  readonly kids: readonly StructureItem[];
  /** False where the tree loops, or is deeper or larger than any page needs. */
  readonly whole: boolean;
}

const deepest = 200;
const most = 500_000;

interface Reading {
  readonly context: PDFContext;
  readonly seen: Set<PDFDict>;
  nodes: number;
  whole: boolean;
}

interface Above {
  readonly page: PDFDict | undefined;
  readonly depth: number;
}

/** @returns nothing for a document without structure */
export function readStructure(context: PDFContext): StructureTree | undefined {
  const catalog = resolve(context, context.trailerInfo.Root);
  const root = catalog instanceof PDFDict ? dictAt(catalog, 'StructTreeRoot') : undefined;
  if (!root) return undefined;
  const reading: Reading = { context, seen: new Set([root]), nodes: 0, whole: true };
  const kids = kidsOf(reading, root.get(key('K')), { page: undefined, depth: 0 });
  return { root, kids, whole: reading.whole };
}

function kidsOf(reading: Reading, object: PDFObject | undefined, above: Above): readonly StructureItem[] {
  const found = resolve(reading.context, object);
  const list = found instanceof PDFArray ? found.asArray() : object === undefined ? [] : [object];
  return list.flatMap((one) => itemOf(reading, one, above) ?? []);
}

function itemOf(reading: Reading, object: PDFObject, { page, depth }: Above): StructureItem | undefined {
  const found = resolve(reading.context, object);
  if (++reading.nodes > most || depth > deepest) {
    reading.whole = false;
    return undefined;
  }
  if (found instanceof PDFNumber) return { kind: 'content', page, mcid: found.asNumber() };
  if (!(found instanceof PDFDict)) return undefined;
  const own = dictAt(found, 'Pg') ?? page;
  const type = nameAt(found, 'Type');
  if (type === 'MCR') {
    const mcid = resolve(reading.context, found.get(key('MCID')));
    const form = streamAt(found, 'Stm');
    return mcid instanceof PDFNumber
      ? { kind: 'content', page: own, mcid: mcid.asNumber(), ...(form && { form }) }
      : undefined;
  }
  if (type === 'OBJR') return { kind: 'object', object: streamAt(found, 'Obj') ?? dictAt(found, 'Obj'), page: own };
  if (reading.seen.has(found)) {
    reading.whole = false;
    return undefined;
  }
  reading.seen.add(found);
  return {
    kind: 'element',
    ...(object instanceof PDFRef && { ref: object }),
    dict: found,
    type: nameAt(found, 'S') ?? '',
    kids: kidsOf(reading, found.get(key('K')), { page: own, depth: depth + 1 }),
  };
}
