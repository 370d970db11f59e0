/** Files inside a document. ISO 19005-3:2012, 6.8 and Annex E; ISO 32000-1:2008, 7.11.4. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  key,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
  pdfDate,
} from '../../pdf/index.ts';
import type { Attachment } from '../model.ts';

/** @param date of the edition, which is also that of the files: no clock is asked */
export function attachFiles(context: PDFContext, files: readonly Attachment[], date: string): void {
  if (files.length === 0) return;
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const doubled = sorted.find((file, at) => at > 0 && sorted[at - 1]!.name === file.name);
  if (doubled) throw new Error(`two files are to be attached as ${doubled.name}`);
  const specs = sorted.map((file) => context.register(specification(context, file, date)));
  const names = sorted.flatMap(({ name }, at): PDFObject[] => [PDFHexString.fromText(name), specs[at]!]);
  const tree = context.register(context.obj({ Names: names }));
  catalog.set(key('Names'), context.obj({ EmbeddedFiles: tree }));
  catalog.set(key('AF'), context.obj(specs));
}

function specification(context: PDFContext, file: Attachment, date: string): PDFDict {
  const { name, relationship, description } = file;
  const spec = context.obj({ Type: 'Filespec', AFRelationship: relationship });
  // F is for readers that know no Unicode; UF is the name.
  spec.set(key('F'), PDFString.of(name.replace(/[^\w.-]/g, '_')));
  spec.set(key('UF'), PDFHexString.fromText(name));
  if (description) spec.set(key('Desc'), PDFHexString.fromText(description));
  const stream = context.register(embedded(context, file, date));
  spec.set(key('EF'), context.obj({ F: stream, UF: stream }));
  return spec;
}

function embedded(context: PDFContext, { bytes, mime }: Attachment, date: string): PDFRawStream {
  const packed = deflateSync(bytes);
  const params = context.obj({ Size: bytes.length });
  params.set(key('ModDate'), PDFString.of(pdfDate(date)));
  params.set(key('CheckSum'), PDFHexString.of(createHash('md5').update(bytes).digest('hex')));
  const dict = context.obj({ Type: 'EmbeddedFile', Filter: 'FlateDecode', Length: packed.length });
  dict.set(key('Subtype'), PDFName.of(mime));
  dict.set(key('Params'), params);
  return PDFRawStream.of(dict, packed);
}
