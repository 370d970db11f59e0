/** Advances of the glyphs of a CID font. */
import { arrayAt, numbersOf, resolve } from '../document/open.ts';
import { PDFArray, type PDFDict, PDFNumber, type PDFObject } from '../pdf-lib.ts';

/** 9.7.4.3: `c [w1 w2 …]` and `first last w`. A range never runs past the last CID there is. */
export function glyphWidths(font: PDFDict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  walkWidths(font, arrayAt(font, 'W'), {
    list: (first, values) => {
      for (const [at, width] of values.entries()) widths.set(first + at, width);
    },
    range: (first, last, [width]) => {
      for (let cid = first; cid <= last; cid++) widths.set(cid, width!);
    },
    perRange: 1,
  });
  return widths;
}

/** `W2` gives three numbers a glyph: its advance downwards first, then where its origin stands. */
export function glyphHeights(font: PDFDict | undefined): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  walkWidths(font, arrayAt(font, 'W2'), {
    list: (first, values) => {
      for (let at = 0; at + 2 < values.length; at += 3) heights.set(first + at / 3, values[at]!);
    },
    range: (first, last, [height]) => {
      for (let cid = first; cid <= last; cid++) heights.set(cid, height!);
    },
    perRange: 3,
  });
  return heights;
}

interface WidthForms {
  readonly list: (first: number, values: readonly number[]) => void;
  readonly range: (first: number, last: number, values: readonly number[]) => void;
  readonly perRange: number;
}

function walkWidths(font: PDFDict | undefined, array: PDFArray | undefined, forms: WidthForms): void {
  if (!font || !array) return;
  const items: (PDFObject | undefined)[] = array.asArray().map((one) => resolve(font.context, one));
  const number = (at: number): number => {
    const item = items[at];
    return item instanceof PDFNumber ? item.asNumber() : 0;
  };
  for (let at = 0; at + 1 < items.length; ) {
    const next = items[at + 1];
    if (next instanceof PDFArray) {
      forms.list(number(at), numbersOf(font.context, next) ?? []);
      at += 2;
    } else {
      const values = Array.from({ length: forms.perRange }, (_, by) => number(at + 2 + by));
      forms.range(number(at), Math.min(number(at + 1), 0xffff), values);
      at += 2 + forms.perRange;
    }
  }
}
