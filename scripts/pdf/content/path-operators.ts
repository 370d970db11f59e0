/**
 * Paths, as far as their bounds: enough to know what a clip hides for certain. ISO 32000-1:2008, 8.5.
 */
import type { Bounds, Machine } from './graphics-state.ts';
import type { Matrix } from './matrix.ts';
import type { Operand } from './operation.ts';

type Change = (machine: Machine, operands: readonly Operand[]) => void;

const number = (operand: Operand | undefined): number => (typeof operand === 'number' ? operand : 0);

function extend(machine: Machine, x: number, y: number): void {
  const [a, b, c, d, e, f] = machine.state.ctm;
  const dx = a * x + c * y + e;
  const dy = b * x + d * y + f;
  const { path } = machine;
  machine.path = path
    ? [Math.min(path[0], dx), Math.min(path[1], dy), Math.max(path[2], dx), Math.max(path[3], dy)]
    : [dx, dy, dx, dy];
}

/** Curves stay within their control points. */
const points: Change = (machine, operands) => {
  for (let at = 0; at + 1 < operands.length; at += 2) extend(machine, number(operands[at]), number(operands[at + 1]));
};

const rectangle: Change = (machine, [x, y, width, height]) => {
  for (const right of [0, number(width)]) {
    for (const top of [0, number(height)]) extend(machine, number(x) + right, number(y) + top);
  }
};

const clip: Change = (machine) => {
  machine.clipping = true;
};

/** 8.5.4: a clip takes effect with the painting operator that ends its path. */
const end: Change = (machine) => {
  if (machine.clipping) narrow(machine, machine.path ?? [0, 0, 0, 0]);
  machine.path = undefined;
  machine.clipping = false;
};

export function narrow(machine: Machine, bounds: Bounds): void {
  const { clip: before } = machine.state;
  const after: Bounds = before
    ? [
        Math.max(before[0], bounds[0]),
        Math.max(before[1], bounds[1]),
        Math.min(before[2], bounds[2]),
        Math.min(before[3], bounds[3]),
      ]
    : bounds;
  machine.state = { ...machine.state, clip: after };
}

/** Bounds of a box that a matrix may turn. */
export function boundsOf([left, bottom, right, top]: Bounds, [a, b, c, d, e, f]: Matrix): Bounds {
  const xs = [a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top];
  const ys = [b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

export const pathOperators: Readonly<Record<string, Change>> = {
  m: points,
  l: points,
  c: points,
  v: points,
  y: points,
  re: rectangle,
  W: clip,
  'W*': clip,
  ...Object.fromEntries(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n'].map((operator) => [operator, end])),
};
