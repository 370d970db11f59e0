/** Rectangles in the PDF's own coordinates, pt. */
import { type Box, type Mm, mmToPt } from '../../core/units.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const meet = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** A box in mm from the trimmed page's upper left corner. */
export const areaOn = (sheet: Area, box: Box<Mm>): Area => ({
  x: sheet.x + mmToPt(box.x),
  y: sheet.y + sheet.height - mmToPt(box.y) - mmToPt(box.height),
  width: mmToPt(box.width),
  height: mmToPt(box.height),
});

/** Grown on all sides. */
export const grow = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
