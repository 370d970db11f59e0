/** Puts the photos into the page in place of what the browser printed for them. */
import { deflateSync } from 'node:zlib';
import { key } from '../document/open.ts';
import { type PDFContext, PDFName, PDFRawStream } from '../pdf-lib.ts';
import { commentOf } from './jpeg-segments.ts';
import type { ReadyPhoto } from './prepare-photos.ts';

/**
 * Every image whose JPEG comment names a photo becomes that photo. The page draws images on a unit square, so another
 * number of pixels changes nothing in it.
 *
 * @throws if a stand-in is left, or a photo found no place: both would print a gray box
 */
export function placePhotos(context: PDFContext, photos: ReadonlyMap<string, ReadyPhoto>): void {
  const placed = new Set<string>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(key('Subtype')) !== PDFName.of('Image')) continue;
    const name = object.dict.get(key('Filter')) === PDFName.of('DCTDecode') ? commentOf(object.contents) : undefined;
    if (name === undefined) continue;
    const photo = photos.get(name);
    if (!photo) throw new Error(`the page shows a stand-in for "${name}", which is not at hand`);
    placed.add(name);
    const dict = object.dict.clone(context);
    for (const [entry, value] of [
      ['Width', photo.width],
      ['Height', photo.height],
      ['Length', photo.jpeg.length],
    ] as const) {
      dict.set(key(entry), context.obj(value));
    }
    dict.delete(key('DecodeParms'));
    if (photo.profile) dict.set(key('ColorSpace'), profileSpace(context, photo));
    else if (photo.components === 1) dict.set(key('ColorSpace'), PDFName.of('DeviceGray'));
    context.assign(ref, PDFRawStream.of(dict, photo.jpeg));
  }
  const left = [...photos.keys()].filter((name) => !placed.has(name));
  if (left.length > 0) throw new Error(`photos found no place on the page: ${left.join(', ')}`);
}

function profileSpace(context: PDFContext, { profile, components }: ReadyPhoto) {
  const bytes = deflateSync(profile!);
  const stream = PDFRawStream.of(context.obj({ N: components, Filter: 'FlateDecode', Length: bytes.length }), bytes);
  return context.obj([PDFName.of('ICCBased'), context.register(stream)]);
}
