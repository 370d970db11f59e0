/**
 * Tetrahedral interpolation for `device-link.ts`, as WebAssembly: four inks are weighed by one instruction, and nothing is
 * a branch, since in a photo no processor can foretell which of two fractions is the greater. In JavaScript the same took
 * twice to three times as long, and was compiled in each run for as long as it then ran.
 *
 * Put together here instruction by instruction: WebAssembly 2.0, 5.4 (instructions) and 5.5 (modules).
 */

/** Where things lie in the module's memory. */
export const memory = {
  /** Four inks of 16 bits a node. */
  table: 0,
  /** For each level of red, of green, of blue: where its node lies, times 1024, and the way to the next in 1/256. */
  levels: 0x47_000,
  /** For each order of the fractions: where the second corner lies and the third, from the first. */
  corners: 0x47_c00,
  source: 0x50_000,
  target: 0x110_000,
  pages: 33,
} as const;

/** Pixels that the memory holds. */
export const mostPixels = 0x40_000;

const i32 = 0x7f;

const leb = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
};
/** Counts and offsets have no sign. */
const unsigned = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];

type Code = readonly number[];
const code = (...parts: readonly Code[]): Code => parts.flat();
const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
const constant = (value: number): Code => [0x41, ...leb(value)];
const operation =
  (opcode: number) =>
  (left: Code, right: Code): Code => [...left, ...right, opcode];
const [lessThan, add, subtract] = [operation(0x49), operation(0x6a), operation(0x6b)];
const [and, or, shiftLeft, shiftRight] = [operation(0x71), operation(0x72), operation(0x74), operation(0x76)];
/** The first where the condition holds, else the second: no branch. */
const select = (first: Code, second: Code, condition: Code): Code => [...first, ...second, ...condition, 0x1b];
const loadByte = (address: Code, offset: number): Code => [...address, 0x2d, 0, ...unsigned(offset)];
const load = (address: Code, offset: number): Code => [...address, 0x28, 2, ...unsigned(offset)];
const vector = (opcode: number, ...after: number[]): Code => [0xfd, ...unsigned(opcode), ...after];
/** The inks of a node, times a weight. */
const weighed = (node: Code, offset: number, weight: Code): Code =>
  code(node, vector(0x5d, 3, ...unsigned(offset)), weight, vector(0x10), vector(0x95));
const addInks = vector(0x8e);

/** Parameters of the function, and its other values, by their number. */
const [source, target, end] = [0, 1, 2] as const;
const [r, g, b, sum, node] = [3, 4, 5, 6, 7] as const;
const [most, least, high, middle, low, corner] = [8, 9, 10, 11, 12, 13] as const;
const ownValues = 11;

/** @param far bytes from a node to the one that is next along all three axes */
function body(far: number): Code {
  const level = (offset: number): Code =>
    load(shiftLeft(loadByte(get(source), offset), constant(2)), memory.levels + 1024 * offset);
  const fraction = (local: number): Code => set(local, and(get(local), constant(1023)));
  const bit = (condition: Code, place: number): Code => shiftLeft(condition, constant(place));
  const redBelowGreen = lessThan(get(r), get(g));
  const order = or(or(bit(redBelowGreen, 2), bit(lessThan(get(g), get(b)), 1)), lessThan(get(r), get(b)));
  return code(
    [0x03, 0x40],
    set(r, level(0)),
    set(g, level(1)),
    set(b, level(2)),
    set(sum, add(add(get(r), get(g)), get(b))),
    set(node, shiftRight(get(sum), constant(10))),
    fraction(r),
    fraction(g),
    fraction(b),
    set(corner, bit(order, 3)),
    set(most, select(get(g), get(r), redBelowGreen)),
    set(least, select(get(r), get(g), redBelowGreen)),
    set(high, select(get(b), get(most), lessThan(get(most), get(b)))),
    set(low, select(get(b), get(least), lessThan(get(b), get(least)))),
    set(middle, subtract(subtract(and(get(sum), constant(1023)), get(high)), get(low))),
    get(target),
    weighed(get(node), 0, subtract(constant(256), get(high))),
    weighed(add(get(node), load(get(corner), memory.corners)), 0, subtract(get(high), get(middle))),
    addInks,
    weighed(add(get(node), load(get(corner), memory.corners + 4)), 0, subtract(get(middle), get(low))),
    addInks,
    weighed(get(node), far, get(low)),
    addInks,
    // To the nearest step; eight bits each, stored together.
    code(constant(128), vector(0x10), addInks),
    code(constant(8), vector(0x8d)),
    code(constant(0), vector(0x10), vector(0x66)),
    vector(0x5a, 2, 0, 0),
    set(target, add(get(target), constant(4))),
    set(source, add(get(source), constant(3))),
    lessThan(get(source), get(end)),
    [0x0d, 0, 0x0b, 0x0b],
  );
}

/** `run(source, target, end)`, addresses of pixels, and `memory`. */
export function interpolationModule(far: number): Uint8Array<ArrayBuffer> {
  const section = (id: number, bytes: Code): Code => [id, ...unsigned(bytes.length), ...bytes];
  const named = (name: string, kind: number): Code => [name.length, ...Buffer.from(name, 'latin1'), kind, 0];
  const inside = code([1, ownValues, i32], body(far));
  return Uint8Array.from(
    code(
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [1, 0x60, 3, i32, i32, i32, 0]),
      section(3, [1, 0]),
      section(5, [1, 0, memory.pages]),
      section(7, [2, ...named('run', 0), ...named('memory', 2)]),
      section(10, [1, ...unsigned(inside.length), ...inside]),
    ),
  );
}
