/** What a painting operator paints with: colours, overprint, transparency, line width. ISO 32000-1:2008, 8.4 and 8.6. */
import {
  isName,
  key,
  nameAt,
  numberAt,
  type Operand,
  objectAt,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  resolve,
} from '../../pdf/index.ts';
import { type ColourSpace, deviceCmyk, deviceGray, deviceRgb, namedSpace } from './colour-space.ts';
import { blackInk, type Inks, inksOf } from './inks.ts';

export interface Colour {
  readonly space: ColourSpace;
  readonly inks: Inks;
  /** Name of a pattern in the resources. */
  readonly pattern?: string;
}

export interface PaintState {
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly overprint: { readonly fill: boolean; readonly stroke: boolean; readonly mode: number };
  /** Constant alpha; 1 is opaque. */
  readonly alpha: { readonly fill: number; readonly stroke: number };
  readonly blend: string;
  readonly masked: boolean;
  readonly lineWidth: number;
}

const black: Colour = { space: deviceGray, inks: blackInk };

export const startPaint: PaintState = {
  fill: black,
  stroke: black,
  overprint: { fill: false, stroke: false, mode: 0 },
  alpha: { fill: 1, stroke: 1 },
  blend: 'Normal',
  masked: false,
  lineWidth: 1,
};

const numbers = (operands: readonly Operand[]): number[] => operands.filter((one) => typeof one === 'number');

const direct: Readonly<Record<string, readonly ['fill' | 'stroke', ColourSpace]>> = {
  g: ['fill', deviceGray],
  G: ['stroke', deviceGray],
  rg: ['fill', deviceRgb],
  RG: ['stroke', deviceRgb],
  k: ['fill', deviceCmyk],
  K: ['stroke', deviceCmyk],
};
const chosen: Readonly<Record<string, 'fill' | 'stroke'>> = {
  cs: 'fill',
  sc: 'fill',
  scn: 'fill',
  CS: 'stroke',
  SC: 'stroke',
  SCN: 'stroke',
};

/** Operators that set a colour. */
export const isColourOperator = (operator: string): boolean =>
  Object.hasOwn(direct, operator) || Object.hasOwn(chosen, operator);

export interface PaintOperation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  readonly resources: PDFDict | undefined;
}

/** The state behind an operation; the very same object when it changes nothing. */
export function afterOperation(state: PaintState, { operator, operands, resources }: PaintOperation): PaintState {
  if (Object.hasOwn(direct, operator)) {
    const [side, space] = direct[operator]!;
    return { ...state, [side]: { space, inks: inksOf(space, numbers(operands)) } };
  }
  if (operator === 'w') return { ...state, lineWidth: numbers(operands)[0] ?? 0 };
  if (operator === 'gs') return extended(state, resources, operands[0]);
  if (!Object.hasOwn(chosen, operator)) return state;
  const side = chosen[operator]!;
  const last = operands.at(-1);
  if (operator === 'cs' || operator === 'CS') {
    const space = isName(last) ? namedSpace(resources, last.name) : deviceGray;
    return { ...state, [side]: { space, inks: inksOf(space, initialOf(space)) } };
  }
  const { space } = state[side];
  if (space.family !== 'pattern') return { ...state, [side]: { space, inks: inksOf(space, numbers(operands)) } };
  const under = space.base ? inksOf(space.base, numbers(operands)) : { ...blackInk, guessed: true as const };
  return { ...state, [side]: { space, inks: under, ...(isName(last) && { pattern: last.name }) } };
}

/** 8.6.8: what `cs` sets. */
function initialOf({ family, components }: ColourSpace): readonly number[] {
  if (family === 'cmyk') return [0, 0, 0, 1];
  return new Array(components).fill(family === 'separation' || family === 'device-n' ? 1 : 0);
}

function extended(state: PaintState, resources: PDFDict | undefined, name: Operand | undefined): PaintState {
  const all = resources && resolve(resources.context, resources.get(key('ExtGState')));
  const dict = all instanceof PDFDict && isName(name) ? resolve(all.context, all.get(key(name.name))) : undefined;
  return dict instanceof PDFDict ? withGraphicsState(state, dict) : state;
}

const flagAt = (dict: PDFDict, name: string): boolean | undefined => {
  const found = objectAt(dict, name);
  return found instanceof PDFBool ? found.asBoolean() : undefined;
};

export function withGraphicsState(state: PaintState, dict: PDFDict): PaintState {
  const stroke = flagAt(dict, 'OP');
  // 8.6.7: `OP` alone sets both.
  const fill = flagAt(dict, 'op') ?? stroke;
  const mask = objectAt(dict, 'SMask');
  const { overprint, alpha } = state;
  const width = objectAt(dict, 'LW');
  return {
    ...state,
    overprint: {
      fill: fill ?? overprint.fill,
      stroke: stroke ?? overprint.stroke,
      mode: numberAt(dict, 'OPM') ?? overprint.mode,
    },
    alpha: { fill: numberAt(dict, 'ca') ?? alpha.fill, stroke: numberAt(dict, 'CA') ?? alpha.stroke },
    blend: blendAt(dict) ?? state.blend,
    masked: mask === undefined ? state.masked : mask instanceof PDFDict,
    ...(width instanceof PDFNumber && { lineWidth: width.asNumber() }),
  };
}

/** The first mode of a list is the one a reader of this age takes. 11.6.3. */
export function blendAt(dict: PDFDict): string | undefined {
  const one = nameAt(dict, 'BM');
  const list = objectAt(dict, 'BM');
  const first = list instanceof PDFArray ? resolve(dict.context, list.get(0)) : undefined;
  const found = one ?? (first instanceof PDFName ? first.decodeText() : undefined);
  return found === 'Compatible' ? 'Normal' : found;
}
