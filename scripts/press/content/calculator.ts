/** PostScript calculator functions. ISO 32000-1:2008, 7.10.5. */
import { openScanner, scan } from '../../pdf/index.ts';

type Step = number | string | readonly Step[];

/** A program may not run for ever over one sample; none of the format's can loop, but they may be long. */
const mostSteps = 10_000;
const deepest = 32;

/** @returns nothing when the program is broken */
export function readCalculator(bytes: Uint8Array): ((inputs: readonly number[]) => readonly number[]) | undefined {
  const program = parse(bytes);
  if (!program) return undefined;
  return (inputs) => {
    const stack: number[] = [...inputs];
    execute(program, stack, { steps: 0 });
    return stack;
  };
}

function parse(bytes: Uint8Array): readonly Step[] | undefined {
  const scanner = openScanner(bytes);
  const open: Step[][] = [];
  while (scan(scanner)) {
    const { kind, from, to } = scanner;
    if (kind === 'brace' && bytes[from] === 0x7b) {
      if (open.length >= deepest) return undefined;
      open.push([]);
    } else if (kind === 'brace') {
      const closed = open.pop();
      if (!closed) return undefined;
      if (open.length === 0) return closed;
      open.at(-1)!.push(closed);
    } else if (kind === 'number') open.at(-1)?.push(Number(Buffer.from(bytes.subarray(from, to)).toString('latin1')));
    else if (kind === 'word') open.at(-1)?.push(Buffer.from(bytes.subarray(from, to)).toString('latin1'));
  }
  return undefined;
}

const degrees = 180 / Math.PI;
const truth = (value: boolean): number => (value ? 1 : 0);
const truncate = Math.trunc;

const unary: Readonly<Record<string, (a: number) => number>> = {
  abs: Math.abs,
  neg: (a) => -a,
  ceiling: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  truncate,
  cvi: truncate,
  cvr: (a) => a,
  sqrt: (a) => Math.sqrt(Math.max(0, a)),
  sin: (a) => Math.sin(a / degrees),
  cos: (a) => Math.cos(a / degrees),
  ln: (a) => Math.log(Math.max(a, Number.MIN_VALUE)),
  log: (a) => Math.log10(Math.max(a, Number.MIN_VALUE)),
  // Truth is 1 or 0 here, and the bits of whole numbers are not turned by any gradient.
  not: (a) => truth(a === 0),
};

const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0 ? 0 : a / b),
  idiv: (a, b) => (b === 0 ? 0 : truncate(a / b)),
  mod: (a, b) => (b === 0 ? 0 : a % b),
  exp: (a, b) => a ** b,
  atan: (a, b) => (Math.atan2(a, b) * degrees + 360) % 360,
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  gt: (a, b) => truth(a > b),
  ge: (a, b) => truth(a >= b),
  lt: (a, b) => truth(a < b),
  le: (a, b) => truth(a <= b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  bitshift: (a, b) => (b >= 0 ? a << b : a >> -b),
};

function execute(program: readonly Step[], stack: number[], count: { steps: number }): void {
  const pop = (): number => stack.pop() ?? 0;
  for (let at = 0; at < program.length; at++) {
    if (++count.steps > mostSteps) return;
    const step = program[at]!;
    if (typeof step === 'number') stack.push(step);
    else if (typeof step !== 'string') {
      const next = program[at + 1];
      if (next === 'if') {
        if (pop() !== 0) execute(step, stack, count);
        at += 1;
      } else if (Array.isArray(next) && program[at + 2] === 'ifelse') {
        execute(pop() !== 0 ? step : next, stack, count);
        at += 2;
      }
    } else if (Object.hasOwn(unary, step)) stack.push(unary[step]!(pop()));
    else if (Object.hasOwn(binary, step)) {
      const b = pop();
      stack.push(binary[step]!(pop(), b));
    } else move(step, stack);
  }
}

function move(step: string, stack: number[]): void {
  const pop = (): number => stack.pop() ?? 0;
  if (step === 'true' || step === 'false') stack.push(truth(step === 'true'));
  else if (step === 'pop') stack.pop();
  else if (step === 'dup') stack.push(stack.at(-1) ?? 0);
  else if (step === 'exch') stack.push(...[pop(), pop()]);
  else if (step === 'index') stack.push(stack.at(-1 - pop()) ?? 0);
  else if (step === 'copy') {
    const many = Math.min(100, Math.max(0, pop()));
    stack.push(...(many > 0 ? stack.slice(-many) : []));
  } else if (step === 'roll') {
    const by = pop();
    const many = Math.min(stack.length, Math.max(0, pop()));
    if (many === 0) return;
    const part = stack.splice(-many);
    const turn = ((by % many) + many) % many;
    stack.push(...part.slice(many - turn), ...part.slice(0, many - turn));
  }
}
