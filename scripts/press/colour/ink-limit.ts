/** The total ink a paper carries. */
import type { Cmyk } from '../model.ts';

/**
 * The same colour with at most `limit` parts of ink: cyan, magenta and yellow give way together, so that the hue
 * stays, and black stays whole.
 */
export function limitInk([c, m, y, k]: Cmyk, limit: number): Cmyk {
  const chromatic = c + m + y;
  if (chromatic + k <= limit || chromatic === 0) return [c, m, y, k];
  const factor = Math.max(0, limit - k) / chromatic;
  return [c * factor, m * factor, y * factor, k];
}
