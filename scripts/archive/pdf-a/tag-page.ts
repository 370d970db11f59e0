/** Tags a printed page as PDF/UA asks: its structure in order, everything else an artifact, links and pictures told. */
import { deflateSync } from 'node:zlib';
import {
  dictAt,
  type FontCache,
  key,
  nameAt,
  type PageNode,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  pageContent,
  readStructure,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from '../../pdf/index.ts';
import { markContent } from './content/mark-content.ts';
import { type Survey, surveyPage } from './content/survey.ts';
import { type ArchiveCopy, groupArticles } from './structure/group-articles.ts';
import { type Element, element, type Item, isElement, sequencesIn, textOf } from './structure/model.ts';
import { tidyStructure } from './structure/tidy.ts';
import { writeStructure } from './structure/write-structure.ts';

export interface Tagging {
  readonly language: string;
  readonly copy?: ArchiveCopy | undefined;
}

export function tagPage(context: PDFContext, page: PageNode, { language, copy }: Tagging): void {
  const survey = surveyPage(page);
  const tidy = tidyStructure(readStructure(context)?.kids ?? [], survey);
  const grouped = copy ? groupArticles(tidy, copy) : tidy;
  const document = withBoxes(context, { ...withLinks(context, page, grouped), language }, survey);
  describeLinks(document);
  markStreams(page, document, language);
  writeStructure(context, { ref: page.ref!, dict: page.dict }, document);
  page.dict.set(key('Tabs'), key('S'));
}

type Held = ReadonlyMap<number, { readonly type: string; readonly language: string }>;

/** Rewrites the page's content and that of the forms in which sequences stand. */
function markStreams(page: PageNode, document: Element, language: string): void {
  const { context } = page.dict;
  const held = heldSequences(document, language);
  const fonts: FontCache = new Map();
  const marked = formsThatMark(page.resources, held);
  const mark = (bytes: Uint8Array, owner: PDFDict | PDFStream, resources: PDFDict | undefined): Uint8Array =>
    markContent(bytes, {
      resources,
      fonts,
      held: (mcid) => held.get(owner)?.get(mcid),
      marksItself: (name) => {
        const form = streamAt(dictAt(resources, 'XObject'), name);
        return form !== undefined && marked.has(form);
      },
    });
  const packed = deflateSync(mark(pageContent(page), page.dict, page.resources));
  const content = context.obj({ Filter: 'FlateDecode', Length: packed.length });
  page.dict.set(key('Contents'), context.register(PDFRawStream.of(content, packed)));
  for (const form of marked) {
    if (!(form instanceof PDFRawStream)) continue;
    const bytes = mark(streamBytes(form), form, dictAt(form.dict, 'Resources') ?? page.resources);
    replaceContents(form, deflateSync(bytes));
  }
}

/** In place, so that what refers to the stream goes on doing so. */
function replaceContents(stream: PDFRawStream, packed: Uint8Array): void {
  stream.dict.set(key('Filter'), key('FlateDecode'));
  stream.dict.set(key('Length'), PDFNumber.of(packed.length));
  stream.dict.delete(key('DecodeParms'));
  Object.assign(stream, { contents: packed });
}

function heldSequences(document: Element, language: string): ReadonlyMap<PDFDict | PDFStream, Held> {
  const held = new Map<PDFDict | PDFStream, Map<number, { type: string; language: string }>>();
  const walk = (one: Element, above: string): void => {
    const spoken = one.language ?? above;
    for (const kid of one.kids) {
      if (isElement(kid)) walk(kid, spoken);
      else if (kid.kind === 'sequence') {
        const own = held.get(kid.owner) ?? new Map();
        held.set(kid.owner, own.set(kid.mcid, { type: one.type, language: spoken }));
      }
    }
  };
  walk(document, language);
  return held;
}

/** Forms that hold sequences, and those that draw such forms: neither may become an artifact as a whole. */
function formsThatMark(
  resources: PDFDict | undefined,
  held: ReadonlyMap<PDFDict | PDFStream, Held>,
): ReadonlySet<PDFStream> {
  const marked = new Set<PDFStream>();
  const seen = new Set<PDFDict>();
  const look = (from: PDFDict | undefined): boolean => {
    const listed = dictAt(from, 'XObject');
    if (!from || !listed || seen.has(from)) return false;
    seen.add(from);
    let any = false;
    for (const [, value] of listed.entries()) {
      const form = resolve(from.context, value);
      if (!(form instanceof PDFStream) || nameAt(form.dict, 'Subtype') !== 'Form') continue;
      const inside = look(dictAt(form.dict, 'Resources'));
      if (!inside && !held.has(form)) continue;
      marked.add(form);
      any = true;
    }
    return any;
  };
  look(resources);
  return marked;
}

/** Pictures with their place on the page, for readers that show where they read. 14.8.5.4.3. */
function withBoxes(context: PDFContext, one: Element, survey: Survey): Element {
  if (one.type === 'Figure') {
    const boxes = [...sequencesIn(one)]
      .map(({ sequence }) => survey.get(sequence.owner)?.get(sequence.mcid)?.bounds)
      .filter((box) => box !== undefined);
    if (boxes.length === 0) return one;
    const side = (at: 0 | 1 | 2 | 3): number => (at < 2 ? Math.min : Math.max)(...boxes.map((box) => box[at]));
    const box = [side(0), side(1), side(2), side(3)].map((value) => PDFNumber.of(Number(value.toFixed(3))));
    return { ...one, attributes: context.obj({ O: 'Layout', Placement: 'Block', BBox: box }) };
  }
  return { ...one, kids: one.kids.map((kid) => (isElement(kid) ? withBoxes(context, kid, survey) : kid)) };
}

const annotationsOf = (context: PDFContext, page: PageNode): readonly PDFObject[] => {
  const list = resolve(context, page.dict.get(key('Annots')));
  return list instanceof PDFArray ? list.asArray() : [];
};

/** Links that no element holds get one at the end of the page. ISO 14289-1:2014, 7.18.5. */
function withLinks(context: PDFContext, page: PageNode, document: Element): Element {
  const held = new Set<PDFDict>();
  const look = (item: Item): void => {
    if (item.kind === 'annotation') held.add(item.dict);
    else if (isElement(item)) item.kids.forEach(look);
  };
  look(document);
  const loose = annotationsOf(context, page).flatMap((one) => {
    const dict = resolve(context, one);
    return dict instanceof PDFDict && !held.has(dict) ? [element('Link', [{ kind: 'annotation', dict }])] : [];
  });
  return loose.length > 0 ? { ...document, kids: [...document.kids, element('P', loose)] } : document;
}

/** What a link says of itself to those who cannot see it, and that it prints. 14289-1, 7.18.5; 19005-2, 6.3.2. */
function describeLinks(document: Element): void {
  const look = (one: Element): void => {
    for (const kid of one.kids) {
      if (isElement(kid)) look(kid);
      if (kid.kind !== 'annotation') continue;
      const action = dictAt(kid.dict, 'A');
      const text = textOf(one).trim() || (textAt(action, 'URI') ?? '');
      if (!textAt(kid.dict, 'Contents')) kid.dict.set(key('Contents'), PDFHexString.fromText(text || '→'));
      kid.dict.set(key('F'), PDFNumber.of(printed));
    }
  };
  look(document);
}

/** Bit 3: the annotation prints; none of the others is set. ISO 32000-1:2008, Table 165. */
const printed = 4;
