/** The looks of annotations that are shown, and where they stand. ISO 32000-1:2008, 12.5.5. */
import {
  type Bounds,
  boundsOf,
  concat,
  dictAt,
  type Matrix,
  matrixOf,
  nameAt,
  numberAt,
  numbersAt,
  objectAt,
  PDFArray,
  PDFDict,
  PDFStream,
  resolve,
} from '../../pdf/index.ts';

export interface Look {
  readonly form: PDFStream;
  /** From the form's parent space to the page. */
  readonly matrix: Matrix;
}

const hiddenFlags = 0x02 | 0x20;

export function shownAnnotations(page: PDFDict): readonly Look[] {
  const listed = objectAt(page, 'Annots');
  if (!(listed instanceof PDFArray)) return [];
  return listed.asArray().flatMap((one) => {
    const annotation = resolve(page.context, one);
    if (!(annotation instanceof PDFDict) || nameAt(annotation, 'Subtype') === 'Popup') return [];
    if (((numberAt(annotation, 'F') ?? 0) & hiddenFlags) !== 0) return [];
    const look = lookOf(annotation);
    return look ? [look] : [];
  });
}

function lookOf(annotation: PDFDict): Look | undefined {
  const normal = objectAt(dictAt(annotation, 'AP'), 'N');
  const state = nameAt(annotation, 'AS') ?? 'Off';
  const form = normal instanceof PDFDict ? objectAt(normal, state) : normal;
  const place = numbersAt(annotation, 'Rect');
  if (!(form instanceof PDFStream) || place?.length !== 4) return undefined;
  const box = numbersAt(form.dict, 'BBox');
  if (box?.length !== 4) return undefined;
  const [left, bottom, right, top] = boundsOf(box as unknown as Bounds, matrixOf(numbersAt(form.dict, 'Matrix')));
  const [x0, x1] = [Math.min(place[0]!, place[2]!), Math.max(place[0]!, place[2]!)];
  const [y0, y1] = [Math.min(place[1]!, place[3]!), Math.max(place[1]!, place[3]!)];
  const across = right > left ? (x1 - x0) / (right - left) : 1;
  const up = top > bottom ? (y1 - y0) / (top - bottom) : 1;
  return { form, matrix: concat([across, 0, 0, up, 0, 0], [1, 0, 0, 1, x0 - left * across, y0 - bottom * up]) };
}
