/** Writes the structure back: elements, the tree that leads from content to them, and the roles of later types. 14.7.2, 14.7.4.4. */
import {
  key,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '../../../pdf/index.ts';
import { type Annotation, type Element, type Item, isElement, type Sequence } from './model.ts';

/** Types of PDF 2.0 that pages are marked up with, and what a PDF 1.7 takes them for. ISO 32000-1:2008, 14.7.3. */
const roles: Readonly<Record<string, string>> = {
  Aside: 'Sect',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

interface Writing {
  readonly context: PDFContext;
  readonly page: TaggedPage;
  /** Forms by their stream. */
  readonly forms: ReadonlyMap<PDFStream, PDFRef>;
  readonly annotations: ReadonlyMap<PDFDict, PDFRef>;
  /** Elements that hold sequences, by the stream these stand in and their number. */
  readonly holders: Map<PDFDict | PDFStream, PDFRef[]>;
  readonly links: { readonly annotation: PDFDict; readonly holder: PDFRef }[];
  readonly used: Set<string>;
  readonly named: (readonly [id: PDFObject, ref: PDFRef])[];
  readonly written: Set<PDFRef>;
}

export interface TaggedPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** @param document the outermost element */
export function writeStructure(context: PDFContext, page: TaggedPage, document: Element): void {
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const writing: Writing = {
    context,
    page,
    forms: streamRefs(context),
    annotations: annotationRefs(context, page.dict),
    holders: new Map(),
    links: [],
    used: new Set(),
    named: [],
    written: new Set(),
  };
  const root = context.obj({ Type: 'StructTreeRoot' });
  const rootRef = context.register(root);
  root.set(key('K'), writeElement(writing, document, rootRef));
  const { next, tree } = parentTree(writing);
  root.set(key('ParentTree'), context.register(tree));
  root.set(key('ParentTreeNextKey'), PDFNumber.of(next));
  const mapped = Object.entries(roles).filter(([type]) => writing.used.has(type));
  if (mapped.length > 0) root.set(key('RoleMap'), context.obj(Object.fromEntries(mapped)));
  const named = writing.named.toSorted(([a], [b]) => (a.toString() < b.toString() ? -1 : 1)).flat();
  if (named.length > 0) root.set(key('IDTree'), context.register(context.obj({ Names: context.obj(named) })));
  catalog.set(key('StructTreeRoot'), rootRef);
  catalog.set(key('MarkInfo'), context.obj({ Marked: PDFBool.True }));
  forgetElements(context, writing.written);
}

function writeElement(writing: Writing, one: Element, parent: PDFRef): PDFRef {
  const { context, page, used, named, written } = writing;
  const dict = PDFDict.withContext(context);
  const ref = one.ref ?? context.nextRef();
  context.assign(ref, dict);
  used.add(one.type);
  written.add(ref);
  if (one.id) named.push([one.id, ref]);
  dict.set(key('Type'), key('StructElem'));
  dict.set(key('S'), PDFName.of(one.type));
  dict.set(key('P'), parent);
  if (one.id) dict.set(key('ID'), one.id);
  if (one.language) dict.set(key('Lang'), PDFString.of(one.language));
  if (one.title) dict.set(key('T'), PDFHexString.fromText(one.title));
  if (one.alt) dict.set(key('Alt'), one.alt);
  if (one.actual) dict.set(key('ActualText'), one.actual);
  if (one.expansion) dict.set(key('E'), one.expansion);
  if (one.attributes) dict.set(key('A'), one.attributes);
  if (one.kids.some((kid) => kid.kind === 'sequence')) dict.set(key('Pg'), page.ref);
  const kids = one.kids.map((kid): PDFObject => writeKid(writing, kid, ref));
  if (kids.length > 0) dict.set(key('K'), kids.length === 1 ? kids[0]! : context.obj(kids));
  return ref;
}

function writeKid(writing: Writing, kid: Item, ref: PDFRef): PDFObject {
  if (isElement(kid)) return writeElement(writing, kid, ref);
  return kid.kind === 'sequence' ? writeSequence(writing, kid, ref) : writeAnnotation(writing, kid, ref);
}

function writeSequence({ context, page, forms, holders }: Writing, { owner, mcid }: Sequence, ref: PDFRef): PDFObject {
  const own = holders.get(owner) ?? [];
  holders.set(owner, own);
  own[mcid] = ref;
  if (!(owner instanceof PDFStream)) return PDFNumber.of(mcid);
  return context.obj({ Type: 'MCR', Pg: page.ref, Stm: forms.get(owner)!, MCID: mcid });
}

function writeAnnotation({ context, page, annotations, links }: Writing, { dict }: Annotation, ref: PDFRef): PDFObject {
  links.push({ annotation: dict, holder: ref });
  return context.obj({ Type: 'OBJR', Pg: page.ref, Obj: annotations.get(dict)! });
}

/** Keys are given anew: the page's own first, then forms, then annotations. */
function parentTree({ context, page, holders, links }: Writing): { readonly tree: PDFDict; readonly next: number } {
  const nums: PDFObject[] = [];
  let next = 0;
  const owners = [...holders].toSorted(([a], [b]) => Number(b === page.dict) - Number(a === page.dict));
  page.dict.delete(key('StructParents'));
  for (const [owner, list] of owners) {
    const dict = owner instanceof PDFStream ? owner.dict : owner;
    dict.set(key('StructParents'), PDFNumber.of(next));
    const slots = Array.from(list, (ref): PDFObject => ref ?? PDFNull);
    nums.push(PDFNumber.of(next++), context.register(context.obj(slots)));
  }
  for (const { annotation, holder } of links) {
    annotation.set(key('StructParent'), PDFNumber.of(next));
    nums.push(PDFNumber.of(next++), holder);
  }
  return { tree: context.obj({ Nums: nums }), next };
}

function streamRefs(context: PDFContext): ReadonlyMap<PDFStream, PDFRef> {
  const refs = new Map<PDFStream, PDFRef>();
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFStream) refs.set(object, ref);
  return refs;
}

/** Annotations that no reference leads to are given one: an element can only refer. */
function annotationRefs(context: PDFContext, page: PDFDict): ReadonlyMap<PDFDict, PDFRef> {
  const refs = new Map<PDFDict, PDFRef>();
  const array = context.lookup(page.get(key('Annots')));
  if (!(array instanceof PDFArray)) return refs;
  for (const [at, one] of array.asArray().entries()) {
    const dict = context.lookup(one);
    if (!(dict instanceof PDFDict)) continue;
    const ref = one instanceof PDFRef ? one : context.register(dict);
    if (!(one instanceof PDFRef)) array.set(at, ref);
    refs.set(dict, ref);
  }
  return refs;
}

/** Bookmarks may point to elements that are gone. */
function forgetElements(context: PDFContext, written: ReadonlySet<PDFRef>): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(key('SE'))) continue;
    const target = object.get(key('SE'));
    if (!(target instanceof PDFRef) || !written.has(target)) object.delete(key('SE'));
  }
}
