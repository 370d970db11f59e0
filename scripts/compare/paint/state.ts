/** What paintings are made with, followed through a content stream, and written as fields. ISO 32000-1:2008, 8.4. */
import {
  type Bounds,
  dictAt,
  isArray,
  isName,
  key,
  numberAt,
  type Operand,
  PDFBool,
  type PDFDict,
  resolve,
} from '../../pdf/index.ts';
import { type Digests, plainNumber } from '../hash/digest.ts';
import { blendOf, dashOf, directSpaces, initialInk, inkOf, maskOf, type Space, spaceNamed, startInk } from './ink.ts';

/** A clip that is no upright rectangle. */
export interface ClipPath {
  readonly shape: string;
  readonly x: number;
  readonly y: number;
  readonly box: Bounds;
}

export interface PaintState {
  readonly fill: string;
  readonly stroke: string;
  readonly fillSpace: Space;
  readonly strokeSpace: Space;
  readonly overprint: { readonly fill: boolean; readonly stroke: boolean; readonly mode: number };
  readonly alpha: { readonly fill: number; readonly stroke: number };
  readonly blend: string;
  readonly mask: string;
  /** States of the transparency groups around. */
  readonly groups: string;
  readonly width: number;
  readonly cap: number;
  readonly join: number;
  readonly miter: number;
  readonly dash: string;
  readonly clip: Bounds | undefined;
  readonly clips: readonly ClipPath[];
}

export const startPaint: PaintState = {
  fill: startInk,
  stroke: startInk,
  fillSpace: directSpaces.g!,
  strokeSpace: directSpaces.g!,
  overprint: { fill: false, stroke: false, mode: 0 },
  alpha: { fill: 1, stroke: 1 },
  blend: 'Normal',
  mask: '',
  groups: '',
  width: 1,
  cap: 0,
  join: 0,
  miter: 10,
  dash: '',
  clip: undefined,
  clips: [],
};

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  readonly resources: PDFDict | undefined;
  readonly digests: Digests;
}

const first = (operands: readonly Operand[]): number => (typeof operands[0] === 'number' ? operands[0] : 0);

/** The state behind an operation; the very same object when it changes nothing. */
export function paintAfter(state: PaintState, operation: Operation): PaintState {
  const { operator, operands, resources, digests } = operation;
  switch (operator) {
    case 'g':
    case 'rg':
    case 'k': {
      const space = directSpaces[operator]!;
      return { ...state, fillSpace: space, fill: inkOf({ ...operation, space }) };
    }
    case 'G':
    case 'RG':
    case 'K': {
      const space = directSpaces[operator]!;
      return { ...state, strokeSpace: space, stroke: inkOf({ ...operation, space }) };
    }
    case 'cs':
    case 'CS': {
      const name = operands[0];
      const space = spaceNamed(isName(name) ? name.name : '', resources, digests);
      const ink = initialInk(space);
      return operator === 'cs'
        ? { ...state, fillSpace: space, fill: ink }
        : { ...state, strokeSpace: space, stroke: ink };
    }
    case 'sc':
    case 'scn':
      return { ...state, fill: inkOf({ ...operation, space: state.fillSpace }) };
    case 'SC':
    case 'SCN':
      return { ...state, stroke: inkOf({ ...operation, space: state.strokeSpace }) };
    case 'w':
      return { ...state, width: first(operands) };
    case 'J':
      return { ...state, cap: first(operands) };
    case 'j':
      return { ...state, join: first(operands) };
    case 'M':
      return { ...state, miter: first(operands) };
    case 'd':
      return { ...state, dash: dashText(isArray(operands[0]) ? operands[0] : [], operands[1]) };
    case 'gs': {
      const dict = isName(operands[0]) ? dictAt(dictAt(resources, 'ExtGState'), operands[0].name) : undefined;
      return dict ? extended(state, dict, digests) : state;
    }
    default:
      return state;
  }
}

const dashText = (dashes: readonly Operand[], phase: Operand | undefined): string =>
  dashes.length === 0
    ? ''
    : `${dashes.map((one) => plainNumber(Number(one))).join(' ')} from ${plainNumber(Number(phase ?? 0))}`;

const flagAt = (dict: PDFDict, name: string): boolean | undefined => {
  const found = resolve(dict.context, dict.get(key(name)));
  return found instanceof PDFBool ? found.asBoolean() : undefined;
};

function extended(state: PaintState, dict: PDFDict, digests: Digests): PaintState {
  const stroke = flagAt(dict, 'OP');
  const { overprint, alpha } = state;
  const dashes = dashOf(dict);
  return {
    ...state,
    overprint: {
      // 8.6.7: `OP` alone sets both.
      fill: flagAt(dict, 'op') ?? stroke ?? overprint.fill,
      stroke: stroke ?? overprint.stroke,
      mode: numberAt(dict, 'OPM') ?? overprint.mode,
    },
    alpha: { fill: numberAt(dict, 'ca') ?? alpha.fill, stroke: numberAt(dict, 'CA') ?? alpha.stroke },
    blend: blendOf(dict) ?? state.blend,
    mask: maskOf(dict, digests) ?? state.mask,
    width: numberAt(dict, 'LW') ?? state.width,
    cap: numberAt(dict, 'LC') ?? state.cap,
    join: numberAt(dict, 'LJ') ?? state.join,
    miter: numberAt(dict, 'ML') ?? state.miter,
    dash: dashes ? dashText([...dashes], 0) : state.dash,
  };
}

/** Alpha, blend and mask of the state as words; '' when it paints opaquely. */
export function transparencyOf(state: PaintState, filled: boolean, stroked: boolean): string {
  const { alpha, blend, mask, groups } = state;
  const words: string[] = [];
  if (filled && alpha.fill !== 1) words.push(`alpha ${plainNumber(alpha.fill)}`);
  if (stroked && alpha.stroke !== 1) words.push(`stroke alpha ${plainNumber(alpha.stroke)}`);
  if (blend !== 'Normal') words.push(blend);
  if (mask) words.push(`mask ${mask}`);
  if (groups) words.push(groups);
  return words.join(', ');
}

export function overprintOf({ overprint }: PaintState, filled: boolean, stroked: boolean): string {
  const words = [...(filled && overprint.fill ? ['fill'] : []), ...(stroked && overprint.stroke ? ['stroke'] : [])];
  return words.length > 0 ? `${words.join(' and ')}, mode ${overprint.mode}` : '';
}

export function inkWords(state: PaintState, filled: boolean, stroked: boolean): string {
  if (filled && stroked && state.fill !== state.stroke) return `${state.fill}, stroke ${state.stroke}`;
  return stroked && !filled ? state.stroke : state.fill;
}

export const lineOf = ({ width, cap, join, miter, dash }: PaintState, scale: number): string =>
  `${plainNumber(Math.round(width * scale * 1e4) / 1e4)} pt ends ${cap} joins ${join}${join === 0 && miter !== 10 ? ` miter ${plainNumber(miter)}` : ''}${dash ? ` dash ${dash}` : ''}`;
