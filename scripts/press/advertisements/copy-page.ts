/** A page of somebody else's PDF as a form: its content byte for byte, with all that it is painted with. */
import { deflateSync } from 'node:zlib';
import type { PdfFacts } from '../../edition/model.ts';
import {
  arrayAt,
  dictAt,
  key,
  objectAt,
  openCopier,
  openPdf,
  type PageNode,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStream,
  pageContent,
  pageList,
  resolve,
} from '../../pdf/index.ts';

export interface CopiedPage {
  readonly form: PDFRef;
  /** Numbers of the objects that came with it: above the first, up to the last. */
  readonly from: number;
  readonly to: number;
  /** Some of its layers are switched off, which only its own document knows. */
  readonly hides: boolean;
}

/** The form's space is that of the page; it is clipped to `box`. @throws UnreadablePdf */
export async function copyPage(
  context: PDFContext,
  bytes: Uint8Array,
  { page, box }: Pick<PdfFacts, 'page'> & { readonly box: readonly number[] },
): Promise<CopiedPage> {
  const source = await openPdf(bytes);
  const node = pageList(source)[page - 1]!;
  const from = context.largestObjectNumber;
  // Named destinations lead to pages, of which none comes along.
  const rules = { structureKey: 0, idPrefix: '', destination: () => undefined };
  const copier = openCopier({ from: source, to: context }, rules, new Map());
  const { data, entries } = contentOf(node);
  const dict = PDFDict.withContext(context);
  for (const [name, value] of entries) dict.set(key(name), copier.copy(value));
  dict.set(key('Type'), PDFName.of('XObject'));
  dict.set(key('Subtype'), PDFName.of('Form'));
  dict.set(key('BBox'), context.obj([...box]));
  dict.set(key('Resources'), copier.copy(node.resources ?? PDFDict.withContext(source)));
  dict.set(key('Length'), context.obj(data.length));
  const group = dictAt(node.dict, 'Group');
  if (group) dict.set(key('Group'), copier.copy(group));
  copier.finish();
  const form = context.register(PDFRawStream.of(dict, data));
  const to = context.largestObjectNumber;
  loosen(context, { from, to });
  return { form, from, to, hides: hidesLayers(source) };
}

/** The one stream of its content as it lies there, or its several streams as one. */
function contentOf(node: PageNode): { data: Uint8Array; entries: readonly (readonly [string, PDFObject])[] } {
  const contents = objectAt(node.dict, 'Contents');
  const parts = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  const only = parts.length === 1 ? resolve(node.dict.context, parts[0]) : undefined;
  if (only instanceof PDFRawStream) {
    const entries = (['Filter', 'DecodeParms'] as const).flatMap((name) => {
      const value = only.dict.get(key(name));
      return value ? [[name, value] as const] : [];
    });
    return { data: only.contents, entries };
  }
  return { data: deflateSync(pageContent(node)), entries: [['Filter', PDFName.of('FlateDecode')]] };
}

/** Takes out what ties objects to the document that they come from: its structure, its layers. ISO 32000-1, 14.7.4.4. */
function loosen(context: PDFContext, { from, to }: { from: number; to: number }): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref.objectNumber <= from || ref.objectNumber > to) continue;
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    for (const name of ['StructParents', 'StructParent', 'OC', 'PieceInfo']) dict.delete(key(name));
  }
}

function hidesLayers(source: PDFContext): boolean {
  const root = resolve(source, source.trailerInfo.Root);
  const usual = dictAt(dictAt(root instanceof PDFDict ? root : undefined, 'OCProperties'), 'D');
  return (arrayAt(usual, 'OFF')?.size() ?? 0) > 0 || usual?.get(key('BaseState')) === PDFName.of('OFF');
}
