/** What stands around a page for those who print it, as PDF content. Lengths are pt, from the sheet's lower left. */
import { mm, mmToPt } from '../../core/units.ts';
import {
  clearance,
  cropMarks,
  hairline,
  markLength as length,
  lineContent as line,
  type Trim,
  written,
} from '../../pdf/index.ts';

const patch = mmToPt(mm(5));

/** Room that the marks take beyond the bleed. */
export const depth = mmToPt(mm(8));

type Point = readonly [number, number];

const numbers = (...values: readonly number[]): string => values.map(written).join(' ');
/** A cross in a ring in the middle of each side; its stem points at the page's middle, and so is the centre mark. */
function registrationMarks({ left, bottom, right, top }: Trim, gap: number): string[] {
  const out = gap + length / 2;
  const middle: Point = [(left + right) / 2, (bottom + top) / 2];
  const centres: readonly Point[] = [
    [left - out, middle[1]],
    [right + out, middle[1]],
    [middle[0], bottom - out],
    [middle[0], top + out],
  ];
  return centres.flatMap(([x, y]) => [
    line([x - length / 2, y], [x + length / 2, y]),
    line([x, y - length / 2], [x, y + length / 2]),
    ring(x, y, length / 4),
  ]);
}

/** Four arcs by Bézier curves, whose handles are 0.5523 of the radius. */
function ring(x: number, y: number, radius: number): string {
  const handle = radius * 0.5523;
  const arc = (...values: readonly number[]): string => `${numbers(...values)} c`;
  return [
    `${numbers(x + radius, y)} m`,
    arc(x + radius, y + handle, x + handle, y + radius, x, y + radius),
    arc(x - handle, y + radius, x - radius, y + handle, x - radius, y),
    arc(x - radius, y - handle, x - handle, y - radius, x, y - radius),
    arc(x + handle, y - radius, x + radius, y - handle, x + radius, y),
    's',
  ].join(' ');
}

/** Solids and 40 % of each ink, and the solids of two. All have at most two inks. */
const patches: readonly (readonly [number, number, number, number])[] = [
  ...[1, 0.4].flatMap((part) => [0, 1, 2, 3].map((ink) => [0, 1, 2, 3].map((at) => (at === ink ? part : 0)))),
  [1, 1, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 1, 0],
] as unknown as readonly (readonly [number, number, number, number])[];

const colourBar = ({ left, bottom }: Trim, gap: number): string[] =>
  patches.map((inks, at) => {
    const x = left + length * 2 + at * patch;
    return `${numbers(...inks)} k ${numbers(x, bottom - gap - patch, patch, patch)} re f`;
  });

export interface SlugLine {
  /** Glyphs as hexadecimal digits, and the width of the line at 1 pt. */
  readonly glyphs: string;
  readonly width: number;
  readonly font: string;
}

const slugSize = 6.5;

/** On the right of the foot, set so that it ends short of the corner's marks. */
function slugLine({ right, bottom }: Trim, gap: number, { glyphs, width, font }: SlugLine): string {
  const x = right - length * 2 - width * slugSize;
  return `BT /${font} ${slugSize} Tf ${numbers(x, bottom - gap - slugSize)} Td <${glyphs}> Tj ET`;
}

/** @param colour name of the space whose one ink prints on every plate */
export function printersMarks(
  trim: Trim,
  { bleed, colour, slug }: { readonly bleed: number; readonly colour: string; readonly slug?: SlugLine | undefined },
): string {
  const gap = bleed + clearance;
  return [
    '/Artifact BMC q',
    `/${colour} CS 1 SCN /${colour} cs 1 scn ${hairline} w`,
    ...cropMarks(trim, gap),
    ...registrationMarks(trim, gap),
    ...(slug ? [slugLine(trim, gap, slug)] : []),
    ...colourBar(trim, gap),
    'Q EMC',
  ].join('\n');
}
