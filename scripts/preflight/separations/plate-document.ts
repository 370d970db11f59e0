/** A PDF whose page is one pass of a page: what PDFium draws in place of its plates. */
import {
  dictAt,
  key,
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFWriter,
  pageContent,
} from '../../pdf/index.ts';
import type { SubjectPage } from '../rule.ts';
import { startPaint } from '../walk/paint-state.ts';
import type { Separations } from './model.ts';
import type { Pass } from './pass.ts';
import type { PictureInks } from './picture-inks.ts';
import { copied, type Drawing, remake } from './plate-objects.ts';

export interface PlateDocument {
  readonly pdf: Uint8Array;
  readonly pass: Pass;
}

/** The bitmap of a pass, in pixels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** Plates by their names: ink of each pixel, rows from the top. */
export type Plates = Separations['plates'];

/** Makes the plates of its pass out of such a document. @throws UnreadablePdf */
export type Draw = (document: PlateDocument, canvas: Canvas) => Promise<Plates>;

export interface PlateMaterial {
  /** The part of the page that is drawn: whole pixels, so that nothing is stretched. */
  readonly box: readonly number[];
  readonly pictures: ReadonlyMap<PDFStream, PictureInks>;
  readonly masks: ReadonlyMap<PDFObject, PDFObject>;
  /** Operations that the passes of the page may still have together. */
  readonly budget: { left: number };
}

/** @throws MixedOverprint where something overprints a part of the pass's plates */
export async function plateDocument(
  page: Pick<SubjectPage, 'node'>,
  material: PlateMaterial,
  pass: Pass,
): Promise<PlateDocument> {
  const source = page.node.dict.context;
  const target = PDFContext.create();
  target.largestObjectNumber = source.largestObjectNumber;
  const bytes = pageContent(page.node);
  const tree = target.nextRef();
  const drawing: Drawing = { pass, source, target, ...material, made: new Map(), numbers: new Map(), open: new Set() };
  const content = remake(drawing, { bytes, resources: page.node.resources, state: startPaint });
  const leaf = target.obj({ Type: 'Page', MediaBox: [...material.box] });
  leaf.set(key('Parent'), tree);
  leaf.set(key('Resources'), content.resources);
  leaf.set(key('Contents'), target.register(PDFRawStream.of(target.obj({}), content.bytes)));
  const group = dictAt(page.node.dict, 'Group');
  if (group) leaf.set(key('Group'), copied(target, group, ['CS']));
  target.assign(tree, target.obj({ Type: 'Pages', Kids: [target.register(leaf)], Count: 1 }));
  const catalog = target.obj({ Type: 'Catalog', Pages: tree });
  const root = dictAt(
    source.trailerInfo.Root instanceof PDFRef ? lookedUp(source, source.trailerInfo.Root) : undefined,
    'OCProperties',
  );
  if (root) catalog.set(key('OCProperties'), root);
  target.trailerInfo.Root = target.register(catalog);
  bringAlong(source, target);
  return { pdf: await PDFWriter.forContext(target, Number.POSITIVE_INFINITY).serializeToBuffer(), pass };
}

function lookedUp(source: PDFContext, ref: PDFRef): PDFDict | undefined {
  const found = source.lookup(ref);
  return found instanceof PDFDict ? found : undefined;
}

/** What the new objects still refer to: fonts, masks, functions. Nothing else of the file is written. */
function bringAlong(source: PDFContext, target: PDFContext): void {
  const todo: PDFObject[] = target.enumerateIndirectObjects().map(([, object]) => object);
  const seen = new Set<PDFObject>();
  while (todo.length > 0) {
    const object = todo.pop()!;
    if (seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFRef) {
      if (target.lookup(object) !== undefined) continue;
      const found = source.lookup(object);
      if (!found) continue;
      target.assign(object, found);
      todo.push(found);
    } else if (object instanceof PDFArray) todo.push(...object.asArray());
    else if (object instanceof PDFStream || object instanceof PDFDict) {
      const dict = object instanceof PDFStream ? object.dict : object;
      for (const [name, value] of dict.entries()) if (!backward.has(name.decodeText())) todo.push(value);
    }
  }
}

/** Ways from a page's objects back to the whole document. */
const backward = new Set(['Parent', 'StructParent', 'StructTreeRoot', 'P', 'Pg']);
