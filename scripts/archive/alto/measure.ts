/** ALTO's numbers: tenths of a millimetre from the top-left corner of the trimmed page, to a hundredth of one. */
import type { Box } from '../../core/units.ts';
import type { Attributes } from '../xml.ts';

export const tenths = (mm: number): number => Math.round(mm * 1000) / 100;

export const place = ({ x, y, width, height }: Box): Attributes => ({
  HPOS: tenths(x),
  VPOS: tenths(y),
  WIDTH: tenths(width),
  HEIGHT: tenths(height),
});
