/** Lengths carry their unit in the type, so that millimetres never meet points unnoticed. */

declare const unit: unique symbol;
type Length<U extends string> = number & { readonly [unit]: U };

/** Millimetres: sheets, boxes in `layout.json`, everything a person reads. */
export type Mm = Length<'mm'>;
/** PostScript points, 1/72 inch: type sizes and PDF boxes. */
export type Pt = Length<'pt'>;
/** CSS pixels, 1/96 inch: what the browser lays out in. */
export type Px = Length<'px'>;

export const mm = (value: number): Mm => value as Mm;
export const pt = (value: number): Pt => value as Pt;
export const px = (value: number): Px => value as Px;

export const mmToPt = (value: Mm): Pt => pt((value * 72) / 25.4);
export const mmToPx = (value: Mm): Px => px((value * 96) / 25.4);
export const ptToMm = (value: Pt): Mm => mm((value * 25.4) / 72);
export const ptToPx = (value: Pt): Px => px((value * 96) / 72);
export const pxToMm = (value: Px): Mm => mm((value * 25.4) / 96);
export const pxToPt = (value: Px): Pt => pt((value * 72) / 96);

/** Chromium lays out in 1/64 px; a length snapped down to it never drifts over a page. */
export const snapToLayoutUnit = (value: Px): Px => px(Math.floor(value * 64 + 1e-6) / 64);

/** A rectangle in one unit, measured from the top-left corner of the trimmed page. */
export interface Box<L extends number = Mm> {
  readonly x: L;
  readonly y: L;
  readonly width: L;
  readonly height: L;
}
