/** One walk over a page's content that collects everything it paints, with the inks it paints them in. */
import {
  type Bounds,
  boundsOf,
  dictAt,
  type FontCache,
  type GraphicsState,
  interpretPage,
  isBytes,
  isDict,
  isName,
  type Machine,
  type Matrix,
  nameAt,
  numberAt,
  type OperationReader,
  objectAt,
  type PageNode,
  PDFBool,
  type PDFDict,
  streamAt,
  type Visitor,
} from '../../pdf/index.ts';
import { colourSpaceOf, deviceGray, deviceSpace, imageSpace, namedSpace } from './colour-space.ts';
import { afterOperation, isColourOperator, type PaintState, startPaint } from './paint-state.ts';
import type { Painted, TextRun } from './painted.ts';

/** What a walk hands back. `missing` are names that the resources do not have. */
export interface Walked {
  readonly painted: readonly Painted[];
  readonly missing: readonly string[];
  /** False when the content went past a limit. */
  readonly whole: boolean;
}

/**
 * The interpreter keeps its graphics state as values that it copies with spread, saves and restores; what is hung on
 * such a value under this key is saved and restored along with it, through `q`, `Q` and forms.
 */
const paint = Symbol('paint');
type WithPaint = GraphicsState & { [paint]?: PaintState };
const paintOf = (machine: Machine): PaintState => (machine.state as WithPaint)[paint] ?? startPaint;

const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*']);
const mostRuns = 200_000;
const mostMissing = 20;

export interface WalkOptions {
  readonly fonts: FontCache;
  readonly operations: number;
  readonly inside?: Painted['inside'];
  readonly matrix?: Matrix;
  readonly state?: PaintState;
}

export function walkContent(page: PageNode, { fonts, operations, inside, matrix, state }: WalkOptions): Walked {
  const painted: Painted[] = [];
  const missing = new Set<string>();
  const where = inside ? { inside } : {};
  let run: Mutable<TextRun> | undefined;
  let started = false;
  const add = (one: Painted): void => {
    run = undefined;
    if (painted.length < mostRuns) painted.push(one);
  };
  const visitor: Visitor = {
    operation(machine, reader, resources) {
      if (!started) {
        started = true;
        if (matrix) machine.state = { ...machine.state, ctm: matrix };
        if (state) machine.state = Object.assign({ ...machine.state }, { [paint]: state });
      }
      const { operator, operands } = reader;
      if (operator === 'Td' || operator === 'Tj') return;
      if (isColourOperator(operator) || operator === 'gs' || operator === 'w') {
        const before = paintOf(machine);
        const after = afterOperation(before, { operator, operands, resources });
        if (after !== before) machine.state = Object.assign({ ...machine.state }, { [paint]: after });
      } else if (fills.has(operator) || strokes.has(operator)) {
        if (machine.path) add(pathOf(machine, operator, where));
      } else if (operator === 'sh') add({ kind: 'shading', ...shadingOf(machine, reader, resources), ...where });
      else if (operator === 'Do') {
        const image = imageOf(machine, reader, resources);
        if (image) add({ ...image, ...where });
      } else if (operator === 'EI') add({ ...inlineOf(machine, reader, resources), ...where });
      const absent = missing.size < mostMissing ? absentName(reader, resources) : undefined;
      if (absent) missing.add(absent);
    },
    glyph(machine, { code, matrix: at, advance }) {
      const { font, renderMode } = machine.state;
      const now = paintOf(machine);
      const size = Math.hypot(at[2], at[3]);
      const box = clipped(boundsOf(font?.vertical ? [-0.5, advance, 0.5, 0] : [0, -0.12, advance, 0.88], at), machine);
      const text = font?.text(code) ?? '';
      if (run && run.state === now && run.mode === renderMode && joins(run, box, size)) {
        run.box = around(run.box, box);
        if (run.text.length < 40) run.text += text;
        return;
      }
      run = { kind: 'text', box, state: now, text, font: font?.name ?? '', size, mode: renderMode, ...where };
      if (painted.length < mostRuns) painted.push(run);
    },
  };
  const whole = interpretPage(page, visitor, { fonts, limits: { operations, depth: 24 } });
  return { painted, missing: [...missing], whole };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Same line, same size, no gap wider than an em. */
function joins(run: TextRun, box: Bounds, size: number): boolean {
  if (Math.abs(run.size - size) > 0.01) return false;
  const [left, bottom, right, top] = run.box;
  const level = Math.abs(box[1] - bottom) < 0.3 * size && box[0] - right < size && box[0] >= left;
  const upright = Math.abs(box[0] - left) < 0.3 * size && bottom - box[3] < size && box[3] <= top;
  return level || upright;
}

const around = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** What the clip leaves of a box; empty boxes keep their place. */
function clipped(box: Bounds, machine: Machine): Bounds {
  const { clip } = machine.state;
  if (!clip) return box;
  const left = Math.min(Math.max(box[0], clip[0]), clip[2]);
  const bottom = Math.min(Math.max(box[1], clip[1]), clip[3]);
  return [left, bottom, Math.max(left, Math.min(box[2], clip[2])), Math.max(bottom, Math.min(box[3], clip[3]))];
}

type Where = Pick<Painted, 'inside'>;

function pathOf(machine: Machine, operator: string, where: Where): Painted {
  const state = paintOf(machine);
  const [a, b, c, d] = machine.state.ctm;
  return {
    kind: 'path',
    box: clipped(machine.path!, machine),
    state,
    filled: fills.has(operator),
    stroked: strokes.has(operator),
    width: state.lineWidth * Math.sqrt(Math.abs(a * d - b * c)),
    ...where,
  };
}

const unit: Bounds = [0, 0, 1, 1];

function imageOf(machine: Machine, { operands }: OperationReader, resources: PDFDict | undefined): Painted | undefined {
  const name = operands[0];
  const stream = isName(name) ? streamAt(dictAt(resources, 'XObject'), name.name) : undefined;
  if (!stream || nameAt(stream.dict, 'Subtype') !== 'Image') return undefined;
  const mask = objectAt(stream.dict, 'ImageMask');
  const stencil = mask instanceof PDFBool && mask.asBoolean();
  const { ctm } = machine.state;
  return {
    kind: 'image',
    box: clipped(boundsOf(unit, ctm), machine),
    state: paintOf(machine),
    width: numberAt(stream.dict, 'Width') ?? 0,
    height: numberAt(stream.dict, 'Height') ?? 0,
    bits: stencil ? 1 : (numberAt(stream.dict, 'BitsPerComponent') ?? 8),
    space: stencil ? undefined : imageSpace(stream.dict),
    stencil,
    matrix: ctm,
    stream,
  };
}

function inlineOf(machine: Machine, { operands }: OperationReader, resources: PDFDict | undefined): Painted {
  const dict = isDict(operands[0]) ? operands[0].entries : new Map();
  const entry = (short: string, long: string) => dict.get(short) ?? dict.get(long);
  const space = entry('CS', 'ColorSpace');
  const stencil = entry('IM', 'ImageMask') === true;
  const { ctm } = machine.state;
  return {
    kind: 'image',
    box: clipped(boundsOf(unit, ctm), machine),
    state: paintOf(machine),
    width: Number(entry('W', 'Width') ?? 0),
    height: Number(entry('H', 'Height') ?? 0),
    bits: stencil ? 1 : Number(entry('BPC', 'BitsPerComponent') ?? 8),
    space: stencil || !isName(space) ? undefined : (deviceSpace(space.name) ?? namedSpace(resources, space.name)),
    stencil,
    matrix: ctm,
    stream: undefined,
  };
}

function shadingOf(machine: Machine, { operands }: OperationReader, resources: PDFDict | undefined) {
  const name = operands[0];
  const dict = isName(name) ? dictAt(dictAt(resources, 'Shading'), name.name) : undefined;
  return {
    box: machine.state.clip ?? ([0, 0, 0, 0] as Bounds),
    state: paintOf(machine),
    space: dict ? colourSpaceOf(dict, objectAt(dict, 'ColorSpace')) : deviceGray,
  };
}

const categories: Readonly<Record<string, string>> = {
  Tf: 'Font',
  Do: 'XObject',
  gs: 'ExtGState',
  sh: 'Shading',
  scn: 'Pattern',
  SCN: 'Pattern',
};

/** The name an operation uses that its resources do not have. */
function absentName({ operator, operands }: OperationReader, resources: PDFDict | undefined): string | undefined {
  if (!Object.hasOwn(categories, operator)) return undefined;
  const name = operator === 'Tf' ? operands[0] : operands.at(-1);
  if (!isName(name) || isBytes(name)) return undefined;
  return objectAt(dictAt(resources, categories[operator]!), name.name) === undefined ? `/${name.name}` : undefined;
}
