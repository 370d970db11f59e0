/** Crop marks as PDF content. Lengths are pt, from the sheet's lower left. */
import { mm, mmToPt } from '../../core/units.ts';
import { written } from '../write/shift-page.ts';

/** Edges of the trimmed page. */
export interface Trim {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export const markLength = mmToPt(mm(5));
/** Width of the line. */
export const hairline = 0.25;
/** From the bleed to the nearest mark. */
export const clearance = mmToPt(mm(1));

type Point = readonly [number, number];

/** A line from one point to another. */
export const lineContent = (from: Point, to: Point): string =>
  `${from.map(written).join(' ')} m ${to.map(written).join(' ')} l S`;

/** Two at each corner, in line with the trimmed edges and `gap` away from them. */
export function cropMarks({ left, bottom, right, top }: Trim, gap: number): string[] {
  return [left, right].flatMap((x) =>
    [bottom, top].flatMap((y) => {
      const out: Point = [x === left ? -1 : 1, y === bottom ? -1 : 1];
      return [
        lineContent([x + out[0] * gap, y], [x + out[0] * (gap + markLength), y]),
        lineContent([x, y + out[1] * gap], [x, y + out[1] * (gap + markLength)]),
      ];
    }),
  );
}
