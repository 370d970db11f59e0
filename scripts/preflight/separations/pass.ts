/**
 * A pass draws up to three plates at once, as the red, green and blue of a picture: full ink is 0, bare paper is 1.
 * Separable blend modes and opacity come out right this way, since ISO 32000-1:2008, 11.3.5.2 applies them to the
 * complements of subtractive colours.
 */

import type { Inks } from '../walk/inks.ts';
import type { Colour, PaintState } from '../walk/paint-state.ts';
import { processPlates } from './model.ts';

export interface Pass {
  /** One plate, or three; an empty name is a channel that stays bare. */
  readonly plates: readonly string[];
}

/** Raised where an object leaves some plates of a pass as they are and paints others: each then needs a pass of its own. */
export class MixedOverprint extends Error {
  override readonly name = 'MixedOverprint';
}

export function passesFor(spots: readonly string[], single: boolean): readonly Pass[] {
  if (single) return [...processPlates, ...spots].map((plate) => ({ plates: [plate] }));
  const [c, m, y, k] = processPlates;
  const rest: string[] = [k, ...spots];
  const passes: Pass[] = [{ plates: [c, m, y] }];
  if (rest.length === 1) return [...passes, { plates: rest }];
  for (let at = 0; at < rest.length; at += 3) {
    passes.push({ plates: [rest[at]!, rest[at + 1] ?? '', rest[at + 2] ?? ''] });
  }
  return passes;
}

export function amountOn(inks: Inks, plate: string): number {
  if (plate === '') return 0;
  const at = (processPlates as readonly string[]).indexOf(plate);
  if (at >= 0) return inks.process[at]!;
  if (inks.all) return inks.process[3];
  return inks.spots.find(([name]) => name === plate)?.[1] ?? 0;
}

const digits = (value: number): string => String(Math.round((1 - value) * 10000) / 10000);

/** The operation that sets a colour in a pass. */
export function colourIn({ plates }: Pass, inks: Inks, side: 'fill' | 'stroke'): string {
  const values = plates.map((plate) => digits(amountOn(inks, plate)));
  const operator = plates.length === 1 ? 'g' : 'rg';
  return `${values.join(' ')} ${side === 'fill' ? operator : operator.toUpperCase()}`;
}

/** Whether an object is painted in a pass, or leaves its plates as they are. 8.6.7 and 11.7.4. */
export function paintsIn(pass: Pass, colour: Colour, state: PaintState, side: 'fill' | 'stroke'): boolean {
  if (!state.overprint[side]) return true;
  const painted = pass.plates.filter((plate) => plate !== '').map((plate) => touches(plate, colour, state));
  const some = painted.includes(true);
  if (some && painted.includes(false)) throw new MixedOverprint();
  return some;
}

function touches(plate: string, { space, inks }: Colour, { overprint }: PaintState): boolean {
  const process = (processPlates as readonly string[]).includes(plate);
  if (space.family === 'separation' || space.family === 'device-n') {
    return space.names.includes(plate) || space.names.includes('All');
  }
  if (!process) return false;
  return space.family !== 'cmyk' || overprint.mode !== 1 || amountOn(inks, plate) > 0;
}
