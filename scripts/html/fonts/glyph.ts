/** One glyph of the table `glyf`. OpenType 1.9, "glyf". */
import { viewOf } from './sfnt.ts';

/** The contours of a glyph, point by point, in font units. */
export interface SimpleGlyph {
  /** Index of the last point of each contour. */
  readonly ends: readonly number[];
  readonly xs: Int16Array;
  readonly ys: Int16Array;
  /** 1 for a point on the curve, 0 for a control point off it. */
  readonly on: Uint8Array;
  readonly instructions: Uint8Array;
}

export interface GlyphBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

const REPEAT = 0x08;

/** Bits of one axis: a byte when the step is small, nothing when there is no step. */
const stepFlag = (step: number, short: number, same: number): number => {
  if (step === 0) return same;
  if (Math.abs(step) > 255) return 0;
  return step > 0 ? short | same : short;
};

function putStep(view: DataView, at: number, step: number): number {
  if (step === 0) return at;
  if (Math.abs(step) > 255) {
    view.setInt16(at, step);
    return at + 2;
  }
  view.setUint8(at, Math.abs(step));
  return at + 1;
}

function putBox(view: DataView, { xs, ys }: SimpleGlyph): void {
  let [left, bottom, right, top] = [xs[0]!, ys[0]!, xs[0]!, ys[0]!];
  for (let index = 1; index < xs.length; index++) {
    left = Math.min(left, xs[index]!);
    right = Math.max(right, xs[index]!);
    bottom = Math.min(bottom, ys[index]!);
    top = Math.max(top, ys[index]!);
  }
  view.setInt16(2, left);
  view.setInt16(4, bottom);
  view.setInt16(6, right);
  view.setInt16(8, top);
}

/** The flags of the points, those that repeat more than twice counted; where the next byte goes. */
function putFlags(view: DataView, start: number, flags: Uint8Array): number {
  let at = start;
  for (let index = 0; index < flags.length; ) {
    const flag = flags[index]!;
    let next = index + 1;
    while (next < flags.length && next - index < 256 && flags[next] === flag) next++;
    if (next - index > 2) {
      view.setUint8(at++, flag | REPEAT);
      view.setUint8(at++, next - index - 1);
    } else for (let each = index; each < next; each++) view.setUint8(at++, flag);
    index = next;
  }
  return at;
}

function putSteps(view: DataView, start: number, values: Int16Array): number {
  let at = start;
  let before = 0;
  for (const value of values) {
    at = putStep(view, at, value - before);
    before = value;
  }
  return at;
}

/** The bytes of a simple glyph; `box` are the eight bytes of its bounding box where they are not the points' own. */
export function composeSimple(glyph: SimpleGlyph, box?: Uint8Array): Uint8Array {
  const { ends, xs, ys, on, instructions } = glyph;
  const bytes = new Uint8Array(12 + 2 * ends.length + instructions.length + 5 * xs.length);
  const view = viewOf(bytes);
  view.setInt16(0, ends.length);
  if (box) bytes.set(box, 2);
  else if (xs.length > 0) putBox(view, glyph);
  let at = 10;
  for (const end of ends) {
    view.setUint16(at, end);
    at += 2;
  }
  view.setUint16(at, instructions.length);
  bytes.set(instructions, at + 2);
  at += 2 + instructions.length;
  const flags = new Uint8Array(xs.length);
  for (let index = 0; index < flags.length; index++) {
    const dx = xs[index]! - (index > 0 ? xs[index - 1]! : 0);
    const dy = ys[index]! - (index > 0 ? ys[index - 1]! : 0);
    flags[index] = on[index]! | stepFlag(dx, 0x02, 0x10) | stepFlag(dy, 0x04, 0x20);
  }
  at = putFlags(view, at, flags);
  at = putSteps(view, at, xs);
  at = putSteps(view, at, ys);
  return bytes.slice(0, at);
}

/** The contours that the bytes of a simple glyph describe. */
export function readSimple(bytes: Uint8Array): SimpleGlyph {
  const view = viewOf(bytes);
  const ends = Array.from({ length: view.getInt16(0) }, (_, index) => view.getUint16(10 + 2 * index));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * ends.length;
  const instructions = bytes.slice(at + 2, at + 2 + view.getUint16(at));
  at += 2 + instructions.length;
  const flags = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const flag = view.getUint8(at++);
    flags[index] = flag;
    if (flag & REPEAT) for (let more = view.getUint8(at++); more > 0; more--) flags[++index] = flag;
  }
  const steps = (short: number, same: number): Int16Array => {
    let value = 0;
    return Int16Array.from(flags, (flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = steps(0x02, 0x10);
  const ys = steps(0x04, 0x20);
  return { ends, xs, ys, on: flags.map((flag) => flag & 0x01), instructions };
}

/** The bytes of a composite glyph: its box, its components as they stand in the font, and their instructions. */
export function composeComposite(
  box: Uint8Array,
  { components, instructions }: { components: Uint8Array; instructions: Uint8Array | undefined },
): Uint8Array {
  const bytes = new Uint8Array(10 + components.length + (instructions ? 2 + instructions.length : 0));
  viewOf(bytes).setInt16(0, -1);
  bytes.set(box, 2);
  bytes.set(components, 10);
  if (instructions) {
    viewOf(bytes).setUint16(10 + components.length, instructions.length);
    bytes.set(instructions, 12 + components.length);
  }
  return bytes;
}

/** The bounding box that a glyph states, in font units; undefined for a glyph without ink. */
export function boxOf(glyph: Uint8Array): GlyphBox | undefined {
  if (glyph.length === 0) return undefined;
  const view = viewOf(glyph);
  return { left: view.getInt16(2), bottom: view.getInt16(4), right: view.getInt16(6), top: view.getInt16(8) };
}

export const isComposite = (glyph: Uint8Array): boolean => glyph.length > 0 && viewOf(glyph).getInt16(0) < 0;

const WORDS = 0x01;
const SCALE = 0x08;
const MORE_COMPONENTS = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Offsets, within a composite glyph, of the numbers of the glyphs that it is put together from. */
export function componentOffsets(glyph: Uint8Array): readonly number[] {
  if (!isComposite(glyph)) return [];
  const view = viewOf(glyph);
  const offsets: number[] = [];
  let at = 10;
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = view.getUint16(at);
    offsets.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
  }
  return offsets;
}
