/** Which plates a colour prints on, and how much. */
import type { Cmyk } from '../../press/model.ts';
import type { ColourSpace } from './colour-space.ts';

/** Amounts are parts of one. `all` stands for the registration colour, on every plate there is. */
export interface Inks {
  readonly process: Cmyk;
  readonly spots: readonly (readonly [name: string, amount: number])[];
  readonly all?: true;
  /** True where the amounts are a guess, since the colour does not name its inks: RGB, Lab, a pattern. */
  readonly guessed?: true;
}

export const noInk: Inks = { process: [0, 0, 0, 0], spots: [] };
export const blackInk: Inks = { process: [0, 0, 0, 1], spots: [] };

const part = (value: number | undefined): number => Math.min(1, Math.max(0, value ?? 0));
const least = 0.0005;

/** Process plates by the names that Separation and DeviceN give them. */
const processNames: readonly string[] = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** Plain subtraction with the gray on black: near enough to see what an RGB colour would cover. */
export function rgbInks(red: number, green: number, blue: number): Inks {
  const [r, g, b] = [part(red), part(green), part(blue)];
  const black = 1 - Math.max(r, g, b);
  const rest = 1 - black || 1;
  const process: Cmyk = [(rest - r) / rest, (rest - g) / rest, (rest - b) / rest, black];
  return { process: black === 1 ? [0, 0, 0, 1] : process, spots: [], guessed: true };
}

export function inksOf(space: ColourSpace, values: readonly number[]): Inks {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  const { family } = space;
  if (family === 'gray' || family === 'icc-gray' || family === 'cal-gray') {
    return { process: [0, 0, 0, 1 - part(a)], spots: [] };
  }
  if (family === 'cmyk' || family === 'icc-cmyk') return { process: [part(a), part(b), part(c), part(d)], spots: [] };
  if (family === 'rgb' || family === 'icc-rgb' || family === 'cal-rgb') return rgbInks(a, b, c);
  if (family === 'separation' || family === 'device-n') return colorants(space.names, values);
  if (family === 'lab') return { process: [0, 0, 0, 1 - part(a / 100)], spots: [], guessed: true };
  return { ...blackInk, guessed: true };
}

function colorants(names: readonly string[], values: readonly number[]): Inks {
  const process: [number, number, number, number] = [0, 0, 0, 0];
  const spots: (readonly [string, number])[] = [];
  const all = names.includes('All');
  names.forEach((name, at) => {
    const amount = part(values[at]);
    const plate = processNames.indexOf(name);
    if (name === 'All') process.fill(amount);
    else if (plate >= 0) process[plate] = amount;
    else if (name !== 'None') spots.push([name, amount]);
  });
  return { process, spots, ...(all && { all }) };
}

/** Plates that get ink. */
export const platesOf = ({ process, spots }: Inks): number =>
  process.filter((amount) => amount > least).length + spots.filter(([, amount]) => amount > least).length;

export const sumOf = ({ process, spots }: Inks): number =>
  [...process, ...spots.map(([, amount]) => amount)].reduce((sum, amount) => sum + amount, 0);

export const isBlank = (inks: Inks): boolean => platesOf(inks) === 0;

/** Black and nothing else. */
export const onlyBlack = ({ process: [c, m, y, k], spots }: Inks): boolean =>
  c <= least && m <= least && y <= least && k > least && spots.every(([, amount]) => amount <= least);

/** As a printer says it: `C10 M90 Y80 K5`. */
export const inksText = ({ process, spots }: Inks): string =>
  [
    ...process.map((amount, at) => `${'CMYK'[at]}${Math.round(amount * 100)}`),
    ...spots.map(([name, amount]) => `${name} ${Math.round(amount * 100)}`),
  ].join(' ');
