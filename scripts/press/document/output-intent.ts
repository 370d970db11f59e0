/** What a file says of how it is to be printed, and the standard that it claims. */
import { deflateSync } from 'node:zlib';
import {
  key,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
  type SealOptions,
} from '../../pdf/index.ts';
import type { Preset } from '../model.ts';
import type { ProfileBytes } from '../profile.ts';

const packed = new Map<string, Uint8Array>();

/** 220 KB take some 20 ms to deflate; a run prints through one profile or two. */
export function deflated({ bytes, sha256 }: ProfileBytes): Uint8Array {
  let made = packed.get(sha256);
  if (!made) {
    made = deflateSync(bytes);
    packed.set(sha256, made);
  }
  return made;
}

const text = (value: string): PDFString => PDFString.of(value.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&'));

/** ISO 15930-7:2010, 6.2.2. The profile is embedded for X-1a too: nobody has to look the condition up. */
export function setOutputIntent(context: PDFContext, { profile }: Preset, bytes: ProfileBytes): void {
  const contents = deflated(bytes);
  const stream = PDFRawStream.of(context.obj({ N: 4, Filter: 'FlateDecode', Length: contents.length }), contents);
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX' });
  intent.set(key('OutputConditionIdentifier'), text(profile.condition));
  if (profile.registry !== undefined) intent.set(key('RegistryName'), text(profile.registry));
  intent.set(key('Info'), text(profile.info));
  intent.set(key('DestOutputProfile'), context.register(stream));
  const intents = PDFArray.withContext(context);
  intents.push(context.register(intent));
  context.lookup(context.trailerInfo.Root, PDFDict).set(key('OutputIntents'), intents);
}

/** Header, Info and XMP of a claim. `pdf:Trapped` and Info agree. ISO 15930-7:2010, 6.3 and 6.4; 15930-4:2003, 6.5. */
export function claimOf({ conformance }: Preset): SealOptions {
  const trapped = '<pdf:Trapped>False</pdf:Trapped>';
  const info = new Map<string, PDFObject>([['Trapped', PDFName.of('False')]]);
  if (conformance === 'PDF/X-4') {
    const version =
      '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>';
    return { version: [1, 6], info, properties: [trapped, version] };
  }
  info.set('GTS_PDFXVersion', PDFString.of(conformance));
  const version = `<pdfx:GTS_PDFXVersion xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">${conformance}</pdfx:GTS_PDFXVersion>`;
  return { version: [1, 4], info, properties: [trapped, version] };
}
