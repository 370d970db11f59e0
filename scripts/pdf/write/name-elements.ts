/**
 * Chromium names the heads of a table, which its cells tell as theirs, by its own count of nodes: another in each run.
 * They are counted anew, in the order of the document. ISO 32000-1:2008, 14.7.2 and 14.8.5.7.
 */
import { dictAt, key, resolve } from '../document/open.ts';
import { PDFArray, type PDFContext, PDFDict, PDFHexString, type PDFObject, PDFString } from '../pdf-lib.ts';

const isText = (object: PDFObject | undefined): object is PDFString | PDFHexString =>
  object instanceof PDFString || object instanceof PDFHexString;

export function nameElements(context: PDFContext): void {
  const tree = dictAt(context.lookup(context.trailerInfo.Root, PDFDict), 'StructTreeRoot');
  if (!tree?.has(key('IDTree'))) return;
  const objects = context.enumerateIndirectObjects();
  const named = new Map<string, PDFString>();
  const tops: PDFObject[] = [];
  for (const [ref, object] of objects) {
    const id = object instanceof PDFDict && object.has(key('P')) ? object.get(key('ID')) : undefined;
    if (!(object instanceof PDFDict) || !isText(id)) continue;
    const name = PDFString.of(`node${String(named.size + 1).padStart(8, '0')}`);
    named.set(id.decodeText(), name);
    object.set(key('ID'), name);
    tops.push(name, ref);
  }
  for (const [, object] of objects) if (object instanceof PDFDict) renameHeaders(context, object, named);
  tree.set(key('IDTree'), context.register(context.obj({ Names: context.obj(tops) })));
}

/** In the attributes of an element, one dictionary or several. */
function renameHeaders(context: PDFContext, element: PDFDict, named: ReadonlyMap<string, PDFString>): void {
  const attributes = element.has(key('A')) ? resolve(context, element.get(key('A'))) : undefined;
  const all = attributes instanceof PDFArray ? attributes.asArray().map((one) => resolve(context, one)) : [attributes];
  for (const one of all) {
    const heads = one instanceof PDFDict ? resolve(context, one.get(key('Headers'))) : undefined;
    if (!(one instanceof PDFDict) || !(heads instanceof PDFArray)) continue;
    const renamed = heads.asArray().map((head) => (isText(head) && named.get(head.decodeText())) || head);
    one.set(key('Headers'), context.obj(renamed));
  }
}
