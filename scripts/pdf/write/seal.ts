/**
 * The last step of every document the program writes: catalog, Info, XMP, garbage, and an identity that follows from
 * the bytes. Nothing here asks a clock, a random source or the folder it runs in.
 */
import { createHash } from 'node:crypto';
import { key, textAt } from '../document/open.ts';
import {
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  type PDFString,
  PDFWriter,
  PDFString as PdfString,
} from '../pdf-lib.ts';
import { collectGarbage } from './collect-garbage.ts';
import { type DocumentFacts, pdfDate } from './facts.ts';
import { writeXmp } from './xmp.ts';

export const creator = 'dayang';

/** Stands where the identity goes until the bytes that it follows from are known. 32 digits, as the identity has. */
const placeholder = 'dada0000dada0000dada0000dada0000';

const plain = (text: string): PDFString | PDFHexString =>
  /^[\x20-\x7e]*$/.test(text) && !/[\\()]/.test(text) ? PdfString.of(text) : PDFHexString.fromText(text);

/** What a document says of itself beyond what all do. */
export interface SealOptions {
  /** Of PDF; 1.7 by default. */
  readonly version?: readonly [major: number, minor: number];
  /** Further entries of the Info dictionary. */
  readonly info?: ReadonlyMap<string, PDFObject>;
  /** Further properties in XMP, as XML elements that declare their own namespaces. */
  readonly properties?: readonly string[];
}

/** Writes the document of a context whose catalog is already in the trailer. The context is spent afterwards. */
export async function sealPdf(
  context: PDFContext,
  facts: DocumentFacts,
  { version = [1, 7], info = new Map(), properties = [] }: SealOptions = {},
): Promise<Uint8Array> {
  const before = context.lookup(context.trailerInfo.Info);
  // The browser's own name stays: it tells with which build a page was made.
  const producer = (before instanceof PDFDict && textAt(before, 'Producer')) || creator;
  setCatalog(context, facts, writeXmp({ ...facts, creator, producer, id: placeholder, properties }));
  const said = infoDict(context, { ...facts, producer });
  for (const [name, value] of info) said.set(key(name), value);
  context.trailerInfo.Info = context.register(said);
  const id = PDFHexString.of(placeholder);
  context.trailerInfo.ID = context.obj([id, id]);
  context.header = PDFHeader.forVersion(...version);
  collectGarbage(context);
  const bytes = await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
  return identify(bytes);
}

function infoDict(context: PDFContext, facts: DocumentFacts & { producer: string }): PDFDict {
  const info = PDFDict.withContext(context);
  const set = (name: string, value: PDFObject | undefined): void => {
    if (value) info.set(key(name), value);
  };
  set('Title', plain(facts.title));
  set('Author', facts.author ? plain(facts.author) : undefined);
  set('Subject', facts.subject ? plain(facts.subject) : undefined);
  set('Creator', plain(creator));
  set('Producer', plain(facts.producer));
  set('CreationDate', PdfString.of(pdfDate(facts.date)));
  set('ModDate', PdfString.of(pdfDate(facts.date)));
  return info;
}

function setCatalog(context: PDFContext, { language }: DocumentFacts, xmp: string): void {
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const bytes = Buffer.from(xmp, 'utf8');
  const metadata = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length });
  catalog.set(key('Metadata'), context.register(PDFRawStream.of(metadata, bytes)));
  catalog.set(key('Lang'), plain(language));
  if (catalog.has(key('StructTreeRoot'))) catalog.set(key('MarkInfo'), context.obj({ Marked: PDFBool.True }));
  catalog.set(key('ViewerPreferences'), context.obj({ DisplayDocTitle: PDFBool.True }));
  catalog.delete(key('Version'));
}

/** Puts the hash of the bytes where the placeholders stand; both have the same length, so no offset moves. */
function identify(bytes: Uint8Array): Uint8Array {
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dashed = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  for (const [from, to] of [
    [placeholder, id],
    [dashed(placeholder), dashed(id)],
  ] as const) {
    for (let at = buffer.indexOf(from); at >= 0; at = buffer.indexOf(from, at + to.length))
      buffer.write(to, at, 'latin1');
  }
  return bytes;
}
