/** What the colours of an archive copy mean: sRGB, as on the proof. ISO 19005-2:2011, 6.2.3. */
import { deflateSync } from 'node:zlib';
import { key, type PDFContext, PDFDict, PDFRawStream, PDFString } from '../../pdf/index.ts';
import { profileName, srgbProfile } from './srgb-profile.ts';

let packed: Uint8Array | undefined;

export function setOutputIntent(context: PDFContext): void {
  packed ??= deflateSync(srgbProfile());
  const stream = PDFRawStream.of(context.obj({ N: 3, Filter: 'FlateDecode', Length: packed.length }), packed);
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1' });
  intent.set(key('OutputConditionIdentifier'), PDFString.of(profileName));
  intent.set(key('RegistryName'), PDFString.of('http://www.color.org'));
  intent.set(key('Info'), PDFString.of(profileName));
  intent.set(key('DestOutputProfile'), context.register(stream));
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  catalog.set(key('OutputIntents'), context.obj([context.register(intent)]));
}
