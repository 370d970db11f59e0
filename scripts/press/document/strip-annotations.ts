/** Links have no place in a file for the press. ISO 15930-7:2010, 6.17. */
import {
  key,
  nameAt,
  type PageNode,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  resolve,
} from '../../pdf/index.ts';

/** Takes the annotations off the page and out of the structure, whose elements stay with their text. */
export function stripAnnotations(context: PDFContext, page: PageNode): void {
  page.dict.delete(key('Annots'));
  page.dict.delete(key('AA'));
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  for (const name of ['AA', 'OpenAction', 'AcroForm']) catalog.delete(key(name));
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.has(key('S')) && object.has(key('K'))) stripKids(context, object);
  }
}

function stripKids(context: PDFContext, element: PDFDict): void {
  const kids = resolve(context, element.get(key('K')));
  if (isReference(kids)) element.delete(key('K'));
  if (!(kids instanceof PDFArray)) return;
  for (let at = kids.size() - 1; at >= 0; at--) if (isReference(resolve(context, kids.get(at)))) kids.remove(at);
}

const isReference = (kid: PDFObject | undefined): boolean => kid instanceof PDFDict && nameAt(kid, 'Type') === 'OBJR';
