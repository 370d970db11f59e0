/** How a page is turned and scaled for its reader. ISO 32000-1:2008, 7.7.3.3. */
import { dictAt, numberAt, type PDFDict } from '../../pdf/index.ts';

/** Clockwise, 0, 90, 180 or 270; inherited. */
export function rotationOf(page: PDFDict): 0 | 90 | 180 | 270 {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node && depth < 64; depth++) {
    const own = numberAt(node, 'Rotate');
    if (own !== undefined) return ((((Math.round(own / 90) * 90) % 360) + 360) % 360) as 0 | 90 | 180 | 270;
    node = dictAt(node, 'Parent');
  }
  return 0;
}

/** Size of the page's unit in pt. */
export function unitOf(page: PDFDict): number {
  const unit = numberAt(page, 'UserUnit') ?? 1;
  return unit > 0 && unit <= 75_000 ? unit : 1;
}
