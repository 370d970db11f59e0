/**
 * A content stream with its colours for the press. Only colour operators with their operands change, and what sets
 * overprinting is put in before whatever paints text; every other byte is copied.
 */
import {
  isName,
  key,
  type Operand,
  type OperationReader,
  openOperations,
  type PDFContext,
  type PDFDict,
  readOperation,
} from '../../pdf/index.ts';
import type { ColourMap, PressColour } from '../colour/colour-map.ts';
import { operandsOf } from '../colour/colour-map.ts';
import { type Space, spaceOf } from './colour-space.ts';

/** Names of the graphics states in the resources, as bytes of content. */
export interface OverprintNames {
  readonly on: string;
  readonly off: string;
}

export interface Rewriting {
  readonly context: PDFContext;
  readonly resources: PDFDict | undefined;
  readonly colours: ColourMap;
  /** `gray` within a luminosity mask, where colours are only a measure of light. */
  readonly mode: 'ink' | 'gray';
  readonly overprint?: OverprintNames;
  /** True for the glyphs of Type 3 fonts: whoever shows them may be overprinting, and what they paint may be white. */
  readonly mayOverprint?: boolean;
  /** Hears of what cannot be converted: an operator or a colour space. */
  readonly refuse: (what: string) => void;
}

export interface Rewritten {
  readonly bytes: Uint8Array;
  readonly usesOverprint: boolean;
}

type Paint = 'black' | 'other';

interface State {
  readonly fill: Space;
  readonly stroke: Space;
  readonly fillPaint: Paint;
  readonly strokePaint: Paint;
  readonly overprinting: boolean;
  readonly renderMode: number;
}

const gray: Space = { kind: 'gray' };

/** What a stream begins with may be what its caller left; nothing is taken for black that was not set to it here. */
const start: State = {
  fill: gray,
  stroke: gray,
  fillPaint: 'other',
  strokePaint: 'other',
  overprinting: false,
  renderMode: 0,
};

const showing = new Set(['Tj', 'TJ', "'", '"']);
const painting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI']);

/** How deep `q` may nest; ISO 32000-1:2008, C.2 has 28. */
const deepest = 4096;

export function rewriteContent(bytes: Uint8Array, rewriting: Rewriting): Rewritten {
  const reader = openOperations(bytes);
  const parts: Uint8Array[] = [];
  const saved: State[] = [];
  let state: State = { ...start, overprinting: rewriting.mayOverprint ?? false };
  let kept = 0;
  let usesOverprint = false;
  const put = (from: number, to: number, text: string): void => {
    parts.push(bytes.subarray(kept, from), Buffer.from(text, 'latin1'));
    kept = to;
  };
  while (readOperation(reader)) {
    const { operator, operands } = reader;
    if (operator === 'q') {
      if (saved.length < deepest) saved.push(state);
    } else if (operator === 'Q') state = saved.pop() ?? state;
    else if (operator === 'Tr') state = { ...state, renderMode: typeof operands[0] === 'number' ? operands[0] : 0 };
    else if (showing.has(operator) || painting.has(operator)) {
      const wanted = showing.has(operator) && isBlackText(state);
      if (rewriting.overprint && wanted !== state.overprinting) {
        put(reader.from, reader.from, `/${wanted ? rewriting.overprint.on : rewriting.overprint.off} gs\n`);
        state = { ...state, overprinting: wanted };
        usesOverprint = true;
      }
      if (operator === 'EI') checkInlineImage(operands, rewriting);
    } else {
      const changed = colourOperation(reader, state, rewriting);
      if (!changed) continue;
      state = changed.state;
      if (changed.text !== undefined) put(reader.from, reader.to, changed.text);
    }
  }
  if (parts.length === 0) return { bytes, usesOverprint };
  return { bytes: Buffer.concat([...parts, bytes.subarray(kept)]), usesOverprint };
}

/** Text of pure black ink, in whatever way it is painted. Modes 3 and 7 paint nothing. 9.3.6. */
function isBlackText({ renderMode, fillPaint, strokePaint }: State): boolean {
  const mode = renderMode % 4;
  if (mode === 3) return false;
  return (mode === 1 || fillPaint === 'black') && (mode === 0 || strokePaint === 'black');
}

interface Change {
  readonly state: State;
  /** In place of the operation; it stays where there is none. */
  readonly text?: string;
}

/** The operators of a colour, each with whether it strokes. 8.6.8. */
const colouring: Readonly<Record<string, boolean>> = {
  ...{ rg: false, g: false, k: false, cs: false, sc: false, scn: false },
  ...{ RG: true, G: true, K: true, CS: true, SC: true, SCN: true },
};

const numbersOf = (operands: readonly Operand[]): readonly number[] =>
  operands.filter((operand): operand is number => typeof operand === 'number');

function colourOperation(reader: OperationReader, state: State, rewriting: Rewriting): Change | undefined {
  const { operator, operands } = reader;
  const strokes = Object.hasOwn(colouring, operator) ? colouring[operator] : undefined;
  if (strokes === undefined) return undefined;
  const numbers = numbersOf(operands);
  const direct = operator.toLowerCase();
  if (direct === 'rg') return setColour({ kind: 'rgb' }, numbers, { state, strokes, rewriting });
  if (direct === 'g') return setColour(gray, numbers, { state, strokes, rewriting });
  if (direct === 'k') return { state: painted(state, strokes, isBlack(numbers) ? 'black' : 'other') };
  if (direct === 'cs') return setSpace(operands[0], { state, strokes, rewriting });
  const space = strokes ? state.stroke : state.fill;
  const name = operands.at(-1);
  if (space.kind === 'pattern') {
    const under = space.under?.kind;
    const next = painted(state, strokes, 'other');
    if (!isName(name) || (under !== 'rgb' && under !== 'gray')) return { state: next };
    const colour = convert(space.under!, numbers, rewriting);
    const pattern = `/${encodeName(name.name)}`;
    return { state: next, text: `${operandsFor(colour, rewriting)} ${pattern} ${operator}` };
  }
  if (space.kind === 'rgb' || space.kind === 'gray') return setColour(space, numbers, { state, strokes, rewriting });
  return { state: painted(state, strokes, 'other') };
}

interface Setting {
  readonly state: State;
  readonly strokes: boolean;
  readonly rewriting: Rewriting;
}

const painted = (state: State, strokes: boolean, paint: Paint): State =>
  strokes ? { ...state, strokePaint: paint } : { ...state, fillPaint: paint };

const isBlack = ([c, m, y, k]: readonly number[]): boolean =>
  c === 0 && m === 0 && y === 0 && k !== undefined && k >= 0.9999;

function setSpace(operand: Operand | undefined, { state, strokes, rewriting }: Setting): Change {
  const name = isName(operand) ? operand.name : '';
  const space = spaceOf(rewriting.context, key(name), rewriting.resources);
  const next = painted(strokes ? { ...state, stroke: space } : { ...state, fill: space }, strokes, 'other');
  if (space.kind === 'other') rewriting.refuse(`/${name} ${strokes ? 'CS' : 'cs'}`);
  if (space.kind !== 'rgb' && space.kind !== 'gray') return { state: next };
  // 8.6.8: naming a space sets its first colour, which is black in all of these.
  return {
    state: next,
    text: rewriting.mode === 'gray' ? `0 ${strokes ? 'G' : 'g'}` : `0 0 0 1 ${strokes ? 'K' : 'k'}`,
  };
}

/** `k` in place of any operator that sets an RGB or gray colour: it names its own space. */
function setColour(space: Space, numbers: readonly number[], { state, strokes, rewriting }: Setting): Change {
  const colour = convert(space, numbers, rewriting);
  const operator = rewriting.mode === 'gray' ? 'g' : 'k';
  return {
    state: painted(state, strokes, isBlack(colour.cmyk) ? 'black' : 'other'),
    text: `${operandsFor(colour, rewriting)} ${strokes ? operator.toUpperCase() : operator}`,
  };
}

/** The luminosity that 11.5.3 has for DeviceRGB, kept as gray. */
const luminosity = ([r = 0, g = 0, b = 0]: readonly number[]): number => 0.3 * r + 0.59 * g + 0.11 * b;

function convert(space: Space, numbers: readonly number[], { colours, mode }: Rewriting): PressColour {
  const [first = 0, second = 0, third = 0] = numbers;
  if (space.kind === 'gray') return colours.ofGray(first);
  return mode === 'gray' ? colours.ofGray(luminosity(numbers)) : colours.ofRgb([first, second, third]);
}

const operandsFor = (colour: PressColour, { mode }: Rewriting): string =>
  mode === 'gray' ? String(Number((1 - colour.cmyk[3]).toFixed(4))) : operandsOf(colour);

const encodeName = (name: string): string =>
  name.replace(/[^!-~]|[#/()<>[\]{}%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** No inline image of ours exists; one with RGB in a foreign stream is named, not guessed at. */
function checkInlineImage([dict]: readonly Operand[], { context, resources, refuse }: Rewriting): void {
  if (typeof dict !== 'object' || dict === null || !('entries' in dict) || Array.isArray(dict)) return;
  const entries = dict.entries as ReadonlyMap<string, Operand>;
  const mask = entries.get('IM') ?? entries.get('ImageMask');
  const space = entries.get('CS') ?? entries.get('ColorSpace');
  if (mask === true || space === undefined) return;
  const { kind } = isName(space) ? spaceOf(context, key(space.name), resources) : { kind: 'other' };
  if (kind !== 'gray' && kind !== 'press') refuse(`inline image in ${isName(space) ? space.name : 'an indexed space'}`);
}
