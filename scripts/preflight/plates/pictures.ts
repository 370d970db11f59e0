/** The plates as pictures: gray, in the colour of their ink, as a map of total ink, and together on the paper. */
import { processPlates, type Separations } from '../separations/model.ts';
import { tacMap } from '../separations/tac.ts';
import type { InkToScreen } from './lcms.ts';

/** Bytes of a picture, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

type Rgb = readonly [number, number, number];

/** As the inks look at full strength on white; a spot colour's look is not known. */
const tints: Readonly<Record<string, Rgb>> = {
  Cyan: [0, 158, 224],
  Magenta: [226, 0, 122],
  Yellow: [255, 220, 0],
  Black: [29, 29, 27],
};
const unknownTint: Rgb = [120, 80, 160];

export function grayPlate({ width, height }: Separations, plate: Uint8Array): Pixels {
  return { width, height, channels: 1, data: plate.map((ink) => 255 - ink) };
}

export function tintedPlate({ width, height }: Separations, name: string, plate: Uint8Array): Pixels {
  const tint = tints[name] ?? unknownTint;
  const steps = Array.from({ length: 256 }, (_, ink): Rgb => {
    const [r, g, b] = tint.map((value) => Math.round(255 - ((255 - value) * ink) / 255));
    return [r!, g!, b!];
  });
  return coloured({ width, height }, (at) => steps[plate[at]!]!);
}

function coloured({ width, height }: { width: number; height: number }, colourAt: (at: number) => Rgb): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0, to = 0; at < width * height; at++) {
    const [r, g, b] = colourAt(at);
    data[to++] = r;
    data[to++] = g;
    data[to++] = b;
  }
  return { width, height, channels: 3, data };
}

/** Pale where little ink lies, warm towards the limit, red above it, in steps of a tenth of the limit. */
const scale: readonly Rgb[] = [
  [255, 255, 255],
  [236, 242, 248],
  [216, 230, 241],
  [193, 217, 233],
  [166, 203, 224],
  [171, 214, 196],
  [199, 226, 165],
  [232, 232, 140],
  [250, 210, 110],
  [246, 172, 84],
];
const over: Rgb = [208, 0, 32];

/** @param limit total ink in parts, such as 2.4 */
export function heatMap(separations: Separations, limit: number): Pixels {
  const sums = tacMap(separations);
  const most = limit * 255;
  const { length } = scale;
  return coloured(separations, (at) => {
    const sum = sums[at]!;
    return sum > most + 2 ? over : scale[Math.min(length - 1, Math.floor((sum / most) * length))]!;
  });
}

const rowsAtOnce = 128;

/** The process inks together, as `screen` shows them on their paper. Spot plates darken by their own amount. */
export function composite({ width, height, plates }: Separations, screen: InkToScreen): Pixels {
  const data = new Uint8Array(width * height * 3);
  const inks = processPlates.map((name) => plates.get(name)!);
  for (let row = 0; row < height; row += rowsAtOnce) {
    const [from, to] = [row * width, Math.min(height, row + rowsAtOnce) * width];
    const samples = new Uint8Array((to - from) * 4);
    for (let at = from, out = 0; at < to; at++) for (const ink of inks) samples[out++] = ink[at]!;
    data.set(screen.run(samples), from * 3);
  }
  const spots = [...plates].filter(([name]) => !(processPlates as readonly string[]).includes(name));
  for (const [, plate] of spots) {
    for (let at = 0; at < data.length; at++)
      data[at] = Math.round((data[at]! * (255 - plate[Math.floor(at / 3)]! / 2)) / 255);
  }
  return { width, height, channels: 3, data };
}
