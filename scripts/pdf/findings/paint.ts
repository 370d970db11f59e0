/** Shapes and words as content of a PDF page. ISO 32000-1:2008, 8.5 and 9.4. */
import type { Severity } from '../../core/diagnostic.ts';
import type { EmbeddedFace } from '../write/embed-face.ts';
import { type Area, grow } from './areas.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Dark enough for white numbers on them. */
export const colours = {
  error: [0.78, 0.07, 0.13],
  warning: [0.76, 0.38, 0],
  info: [0.06, 0.36, 0.68],
} as const satisfies Readonly<Record<Severity, Colour>>;

const numbers = (...values: readonly number[]): string => values.map((value) => Number(value.toFixed(3))).join(' ');

export const fillWith = (colour: Colour): string => `${numbers(...colour)} rg`;
export const strokeWith = (colour: Colour, width: number): string => `${numbers(...colour)} RG ${numbers(width)} w`;

export const rectangle = ({ x, y, width, height }: Area): string => `${numbers(x, y, width, height)} re`;

/** How far the handles of a quarter of a circle reach, as a part of its radius. */
const handle = 0.5523;

function circle({ x, y, width, height }: Area): string {
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [hx, hy] = [rx * handle, ry * handle];
  return [
    `${numbers(cx + rx, cy)} m`,
    `${numbers(cx + rx, cy + hy, cx + hx, cy + ry, cx, cy + ry)} c`,
    `${numbers(cx - hx, cy + ry, cx - rx, cy + hy, cx - rx, cy)} c`,
    `${numbers(cx - rx, cy - hy, cx - hx, cy - ry, cx, cy - ry)} c`,
    `${numbers(cx + hx, cy - ry, cx + rx, cy - hy, cx + rx, cy)} c h`,
  ].join('\n');
}

function diamond({ x, y, width, height }: Area): string {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const corners = [
    [cx, y],
    [x + width, cy],
    [cx, y + height],
    [x, cy],
  ] as const;
  return `${corners.map(([px, py], index) => `${numbers(px, py)} ${index === 0 ? 'm' : 'l'}`).join(' ')} h`;
}

/** Severities differ in shape too, for readers who cannot tell the colours apart. */
export function badgeShape(severity: Severity, area: Area): string {
  if (severity === 'error') return circle(area);
  return severity === 'warning' ? rectangle(grow(area, -0.7)) : diamond(grow(area, 1.6));
}

export interface Words {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

/** A face with the name it has among the page's resources. */
export interface NamedFace extends EmbeddedFace {
  readonly name: string;
}

export const show = ({ name, glyphsOf }: NamedFace, { x, y, size, text }: Words): string =>
  `BT /${name} ${numbers(size)} Tf ${numbers(x, y)} Td <${glyphsOf(text)}> Tj ET`;

/** A badge with its number in the middle of it. */
export function badge(
  area: Area,
  { severity, number, face }: { severity: Severity; number: number; face: NamedFace },
): string {
  const text = String(number);
  const size = text.length > 2 ? 6 : 8;
  const x = area.x + (area.width - face.widthOf(text) * size) / 2;
  const y = area.y + area.height / 2 - size * 0.36;
  return [
    `q ${fillWith(colours[severity])} ${strokeWith([1, 1, 1], 1)} ${badgeShape(severity, area)} B`,
    `${fillWith([1, 1, 1])} ${show(face, { x, y, size, text })} Q`,
  ].join('\n');
}
