/**
 * Curly quotes for Chinese out of narrow ones. GB/T 15834-2011, 5.1.7 gives them one em; a typeface that draws them
 * as for Latin gets them moved to their side of the square, and a single quote is one mark of the double one.
 */
import type { SimpleGlyph } from './glyph.ts';

/** Where a quote that is missing or narrow is taken from. */
export interface QuoteMark {
  /** The quote to draw it from. */
  readonly from: number;
  readonly opens: boolean;
  readonly marks: 1 | 2;
}

export const quoteMarks: ReadonlyMap<number, QuoteMark> = new Map([
  [0x201c, { from: 0x201c, opens: true, marks: 2 }],
  [0x201d, { from: 0x201d, opens: false, marks: 2 }],
  [0x2018, { from: 0x201c, opens: true, marks: 1 }],
  [0x2019, { from: 0x201d, opens: false, marks: 1 }],
]);

/** First and last point of each contour, from left to right on the page. */
function contoursOf({ ends, xs }: SimpleGlyph): readonly (readonly [number, number])[] {
  const spans = ends.map((end, index): readonly [number, number] => [(ends[index - 1] ?? -1) + 1, end]);
  const leftEdge = ([from, to]: readonly [number, number]): number => Math.min(...xs.subarray(from, to + 1));
  return spans.sort((a, b) => leftEdge(a) - leftEdge(b));
}

/** The quote one em wide, out of a double one that is `width` wide; a single one is its inner mark. */
export function drawQuote(
  double: SimpleGlyph,
  mark: QuoteMark,
  { width, em }: { readonly width: number; readonly em: number },
): SimpleGlyph {
  const contours = contoursOf(double);
  if (contours.length !== 2) throw new Error('a double quote is not made of two marks');
  const kept = mark.marks === 2 ? contours : [mark.opens ? contours[1]! : contours[0]!];
  const points = kept.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const shift = mark.opens ? em - width : 0;
  let last = -1;
  return {
    ends: kept.map(([from, to]) => {
      last += to - from + 1;
      return last;
    }),
    xs: Int16Array.from(points, (point) => double.xs[point]! + shift),
    ys: Int16Array.from(points, (point) => double.ys[point]!),
    on: Uint8Array.from(points, (point) => double.on[point]!),
    instructions: new Uint8Array(0),
  };
}
