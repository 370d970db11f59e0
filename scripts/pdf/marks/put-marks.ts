/** Puts marks around what a page paints. */
import { deflateSync } from 'node:zlib';
import { mmToPt } from '../../core/units.ts';
import { key } from '../document/open.ts';
import type { PageNode } from '../document/page-list.ts';
import { PDFArray, type PDFContext, PDFRawStream, type PDFRef } from '../pdf-lib.ts';
import { written } from '../write/shift-page.ts';
import { clearance, cropMarks, hairline, type Trim } from './crop-marks.ts';

/** The edges that the page's own TrimBox gives. */
export function trimBoxOf(page: PageNode): Trim {
  const [left, bottom, right, top] = boxOf(page, 'TrimBox');
  return { left, bottom, right, top };
}

function boxOf(page: PageNode, name: 'TrimBox' | 'BleedBox'): readonly [number, number, number, number] {
  const array = page.dict.lookup(key(name), PDFArray);
  return array.asArray().map((one) => Number(one.toString())) as unknown as readonly [number, number, number, number];
}

/**
 * @param page with TrimBox and BleedBox
 * @param how `marks` as content that leaves the graphics state as it was; `clip` cuts what the page paints at its bleed
 */
export function putMarks(
  context: PDFContext,
  page: PageNode,
  { marks, clip }: { readonly marks: string; readonly clip: boolean },
): void {
  const [x, y, toX, toY] = boxOf(page, 'BleedBox');
  const edge = clip ? `${[x, y, toX - x, toY - y].map(written).join(' ')} re W n\n` : '';
  const before = page.dict.lookup(key('Contents'));
  const painted = before instanceof PDFArray ? before.asArray() : [page.dict.get(key('Contents'))!];
  const contents = PDFArray.withContext(context);
  contents.push(streamOf(context, `q\n${edge}`));
  for (const one of painted) contents.push(one);
  contents.push(streamOf(context, `\nQ\n${marks}\n`));
  page.dict.set(key('Contents'), contents);
}

function streamOf(context: PDFContext, text: string): PDFRef {
  const bytes = deflateSync(Buffer.from(text, 'latin1'));
  return context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: bytes.length }), bytes));
}

/** The proof's marks, exactly on its TrimBox; the browser's, which stand on whole px, are cut off at the bleed. */
export function putCropMarks(context: PDFContext, page: PageNode, bleed: Parameters<typeof mmToPt>[0]): void {
  const lines = cropMarks(trimBoxOf(page), mmToPt(bleed) + clearance);
  putMarks(context, page, {
    marks: ['/Artifact BMC q', `0 G ${hairline} w`, ...lines, 'Q EMC'].join('\n'),
    clip: true,
  });
}
