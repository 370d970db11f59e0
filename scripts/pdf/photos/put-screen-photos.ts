/** Puts photos of no more pixels than a picture of the page has into a copy of it: PDFium takes its time for others. */
import { openPdf } from '../document/open.ts';
import { type PDFContext, PDFName, PDFRawStream, PDFWriter } from '../pdf-lib.ts';
import type { Pixels } from '../render-picture.ts';
import type { ReadyPhoto } from './prepare-photos.ts';

/**
 * @param pdf with the photos as they are in it
 * @returns what is to be drawn and then forgotten
 * @throws UnreadablePdf
 */
export async function putScreenPhotos(pdf: Uint8Array, photos: Iterable<ReadyPhoto>): Promise<Uint8Array> {
  const bySize = Map.groupBy(photos, ({ jpeg }) => jpeg.length);
  if (bySize.size === 0) return pdf;
  const context = await openPdf(pdf);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const { contents } = object;
    const photo = bySize.get(contents.length)?.find(({ jpeg }) => Buffer.compare(jpeg, contents) === 0);
    if (photo?.screen) context.assign(ref, imageOf(context, photo.screen.placed));
  }
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

function imageOf(context: PDFContext, { data, width, height, channels }: Pixels): PDFRawStream {
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: PDFName.of(channels === 1 ? 'DeviceGray' : 'DeviceRGB'),
    BitsPerComponent: 8,
    Length: data.length,
  });
  return PDFRawStream.of(dict, data);
}
