/** Everything that clauses look at, read once. */
import {
  arrayAt,
  dictAt,
  type FontCache,
  key,
  nameAt,
  numberAt,
  objectAt,
  type PageNode,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  pageList,
  readStructure,
  resolve,
  streamBytes,
} from '../../../pdf/index.ts';
import { readPage } from '../../examine.ts';
import { type Reached, reachedFrom } from '../../walk/reach.ts';
import type { ArchiveStandard, ClausePage, ClauseSubject } from '../clause.ts';
import { type ContentFacts, readContent } from './content-facts.ts';
import { readSyntax } from './file-syntax.ts';
import { fontUses, type GlyphUses } from './font-use.ts';
import { readOutfit } from './outfit.ts';
import { readTags } from './tag-facts.ts';
import { readPacket, type XmpPacket } from './xmp-packet.ts';

const mostPages = 500;
const mostInside = 2000;

export function readSubject(
  bytes: Uint8Array,
  context: PDFContext,
  standard: ArchiveStandard,
): { readonly subject: ClauseSubject; readonly whole: boolean } {
  const root = resolve(context, context.trailerInfo.Root);
  const catalog = root instanceof PDFDict ? root : undefined;
  const fonts: FontCache = new Map();
  const nodes = pageList(context);
  const pages = nodes.slice(0, mostPages).map((node, at) => readClausePage(node, at + 1, fonts));
  const glyphs: GlyphUses = new Map();
  for (const { content } of pages) gather(glyphs, content.glyphs);
  const structure = readStructure(context);
  const packets = readPackets(context, catalog);
  const subject: ClauseSubject = {
    bytes,
    context,
    standard,
    catalog,
    objects: [...context.enumerateIndirectObjects()],
    syntax: readSyntax(bytes, context),
    outfit: readOutfit(context, catalog),
    pages,
    fonts: fontUses(glyphs),
    packet: packets.find(({ main }) => main),
    packets,
    structure,
    tags: readTags(context, structure),
  };
  const whole =
    nodes.length <= mostPages && (structure?.whole ?? true) && pages.every((page) => page.whole && page.content.whole);
  return { subject, whole };
}

function gather(all: GlyphUses, some: GlyphUses): void {
  for (const [font, codes] of some) {
    const own = all.get(font) ?? new Map<number, number>();
    all.set(font, own);
    for (const [code, use] of codes) own.set(code, (own.get(code) ?? 0) | use);
  }
}

/** A page with what its annotations look like, and with the content of its patterns and drawn glyphs. */
function readClausePage(node: PageNode, number: number, fonts: FontCache): ClausePage {
  const page = readPage(node, number, { fonts });
  const looks = appearances(node);
  const drawn = looks && readPage(looks, number, { fonts });
  const reached = [...page.reached, ...(drawn?.reached ?? [])];
  const type3 = reached.flatMap((one) => (one.kind === 'font' ? type3Reach(one) : []));
  const all = [...reached, ...type3];
  const inside = all.flatMap((one) => insides(node, one)).slice(0, mostInside);
  const facts = [
    readContent(node, fonts),
    ...[looks, ...inside].flatMap((one) => (one ? [readContent(one, fonts)] : [])),
  ];
  return {
    ...page,
    painted: [...page.painted, ...(drawn?.painted ?? [])],
    reached: all,
    content: join(facts),
  };
}

/** Marks and what is painted count for the page's own content only: that of appearances belongs to their annotations. */
function join(facts: readonly ContentFacts[]): ContentFacts {
  const [first] = facts as readonly [ContentFacts, ...ContentFacts[]];
  const glyphs: GlyphUses = new Map();
  for (const one of facts) gather(glyphs, one.glyphs);
  const sum = (of: (one: ContentFacts) => number): number => facts.reduce((all, one) => all + of(one), 0);
  return {
    ...first,
    undefinedOperators: [...new Set(facts.flatMap((one) => one.undefinedOperators))],
    nesting: Math.max(...facts.map(({ nesting }) => nesting)),
    intents: [...new Set(facts.flatMap(({ intents }) => intents))],
    inlineImages: facts.flatMap(({ inlineImages }) => inlineImages),
    numbers: facts.flatMap(({ numbers }) => numbers),
    longStrings: sum(({ longStrings }) => longStrings),
    longNames: sum(({ longNames }) => longNames),
    glyphs,
    whole: facts.every(({ whole }) => whole),
  };
}

const fakePage = (node: PageNode, contents: PDFObject, resources: PDFDict | undefined): PageNode => {
  const dict = PDFDict.withContext(node.dict.context);
  dict.set(key('Contents'), contents);
  return { dict, boxes: node.boxes, ...(resources && { resources }) };
};

/** What the page's annotations look like, as a page of its own that draws one after another. */
function appearances(node: PageNode): PageNode | undefined {
  const { context } = node.dict;
  const streams = annotationsOf(node).flatMap((annotation) => {
    const looks = dictAt(annotation, 'AP');
    return ['N', 'D', 'R'].flatMap((name) => {
      const look = objectAt(looks, name);
      const list = look instanceof PDFDict ? look.values().map((one) => resolve(context, one)) : [look];
      return list.filter((one) => one instanceof PDFStream);
    });
  });
  if (streams.length === 0) return undefined;
  const forms = PDFDict.withContext(context);
  for (const [at, stream] of streams.entries()) forms.set(key(`Ap${at}`), stream);
  const resources = PDFDict.withContext(context);
  resources.set(key('XObject'), forms);
  const content = Buffer.from(streams.map((_, at) => `/Ap${at} Do\n`).join(''));
  return fakePage(node, PDFRawStream.of(context.obj({}), content), resources);
}

export function annotationsOf({ dict }: PageNode): readonly PDFDict[] {
  const list = arrayAt(dict, 'Annots')?.asArray() ?? [];
  return list.map((one) => resolve(dict.context, one)).filter((one) => one instanceof PDFDict);
}

function type3Reach({ dict, name }: Reached): readonly Reached[] {
  if (nameAt(dict, 'Subtype') !== 'Type3') return [];
  return reachedFrom(dictAt(dict, 'Resources')).map((one) => ({ ...one, name: `${name}/${one.name}` }));
}

/** The content of tiling patterns and of drawn glyphs. */
function insides(node: PageNode, { kind, dict, stream, resources }: Reached): readonly PageNode[] {
  if (kind === 'pattern' && numberAt(dict, 'PatternType') === 1 && stream)
    return [fakePage(node, stream, resources ?? node.resources)];
  if (kind !== 'font' || nameAt(dict, 'Subtype') !== 'Type3') return [];
  const own = dictAt(dict, 'Resources') ?? node.resources;
  return (dictAt(dict, 'CharProcs')?.values() ?? []).flatMap((one) => {
    const drawn = resolve(dict.context, one);
    return drawn instanceof PDFStream ? [fakePage(node, drawn, own)] : [];
  });
}

function readPackets(context: PDFContext, catalog: PDFDict | undefined): readonly XmpPacket[] {
  const main = objectAt(catalog, 'Metadata');
  const packets: XmpPacket[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream) || packets.length > 100) continue;
    if (object !== main && nameAt(object.dict, 'Type') !== 'Metadata') continue;
    packets.push(readPacket(streamBytes(object), object === main));
  }
  return packets;
}
