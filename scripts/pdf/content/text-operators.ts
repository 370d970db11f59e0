/** The text operators, as changes to the machine. ISO 32000-1:2008, 9.3 and 9.4. */
import { eachCode } from '../font/font.ts';
import type { GraphicsState, Machine } from './graphics-state.ts';
import { concat, identity, type Matrix, matrixOf } from './matrix.ts';
import { isArray, isBytes, type Operand } from './operation.ts';

export interface ShownGlyph {
  readonly code: number;
  /** Glyph's origin, size and turn in device space; the unit square is one em. */
  readonly matrix: Matrix;
  /** Advance in ems. */
  readonly advance: number;
}

export type ShowGlyph = (machine: Machine, glyph: ShownGlyph) => void;

type Change = (machine: Machine, operands: readonly Operand[], show: ShowGlyph) => void;

const number = (operand: Operand | undefined): number =>
  typeof operand === 'number' && Number.isFinite(operand) ? operand : 0;

const set = (part: (value: number) => Partial<GraphicsState>): Change => {
  return (machine, operands) => {
    machine.state = { ...machine.state, ...part(number(operands[0])) };
  };
};

const moveLine = (machine: Machine, x: number, y: number): void => {
  machine.line = concat([1, 0, 0, 1, x, y], machine.line);
  machine.text = machine.line;
};

const nextLine = (machine: Machine): void => moveLine(machine, 0, -machine.state.leading);

export const textOperators: Readonly<Record<string, Change>> = {
  BT: (machine) => {
    machine.text = identity;
    machine.line = identity;
  },
  Tc: set((characterSpace) => ({ characterSpace })),
  Tw: set((wordSpace) => ({ wordSpace })),
  Tz: set((percent) => ({ scale: percent / 100 })),
  TL: set((leading) => ({ leading })),
  Ts: set((rise) => ({ rise })),
  Tr: set((renderMode) => ({ renderMode })),
  Td: (machine, [x, y]) => moveLine(machine, number(x), number(y)),
  TD: (machine, [x, y]) => {
    machine.state = { ...machine.state, leading: -number(y) };
    moveLine(machine, number(x), number(y));
  },
  Tm: (machine, operands) => {
    machine.line = matrixOf(operands);
    machine.text = machine.line;
  },
  'T*': nextLine,
  Tj: (machine, [shown], show) => showString(machine, shown, show),
  TJ: (machine, [items], show) => {
    for (const item of isArray(items) ? items : []) {
      if (typeof item === 'number') advance(machine, (-item / 1000) * machine.state.size);
      else showString(machine, item, show);
    }
  },
  "'": (machine, [shown], show) => {
    nextLine(machine);
    showString(machine, shown, show);
  },
  '"': (machine, [wordSpace, characterSpace, shown], show) => {
    machine.state = { ...machine.state, wordSpace: number(wordSpace), characterSpace: number(characterSpace) };
    nextLine(machine);
    showString(machine, shown, show);
  },
};

/** Moves the pen by a length of unscaled text space, along the line. */
function advance(machine: Machine, by: number): void {
  const { font, scale } = machine.state;
  const { text } = machine;
  const x = font?.vertical ? 0 : by * scale;
  const y = font?.vertical ? by : 0;
  machine.text = [
    text[0],
    text[1],
    text[2],
    text[3],
    x * text[0] + y * text[2] + text[4],
    x * text[1] + y * text[3] + text[5],
  ];
}

function showString(machine: Machine, shown: Operand | undefined, show: ShowGlyph): void {
  const { font, size, characterSpace, wordSpace, scale, rise, ctm } = machine.state;
  if (!font || !isBytes(shown)) return;
  eachCode(font, shown, (code, bytes) => {
    const width = font.advance(code) * (font.vertical ? font.matrix[3] : font.matrix[0]);
    const [a, b, c, d, e, f] = concat(machine.text, ctm);
    const across = size * scale;
    const matrix: Matrix = [across * a, across * b, size * c, size * d, rise * c + e, rise * d + f];
    show(machine, { code, matrix, advance: width });
    // 9.3.3: word spacing goes with the single byte 32 only, never with a code of two bytes.
    advance(machine, width * size + characterSpace + (bytes === 1 && code === 32 ? wordSpace : 0));
  });
}
