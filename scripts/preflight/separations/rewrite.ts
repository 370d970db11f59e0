/**
 * Rewrites content for a pass: colours become amounts of ink on its plates, and what overprints without inking them is
 * not painted. Bytes that set no colour and paint nothing are copied.
 */
import {
  isName,
  type Operand,
  type OperationReader,
  openOperations,
  type PDFDict,
  readOperation,
} from '../../pdf/index.ts';
import { afterOperation, type Colour, isColourOperator, type PaintState } from '../walk/paint-state.ts';
import { colourIn, type Pass, paintsIn } from './pass.ts';

/** What stands outside the content: pictures, forms, patterns, shadings and fonts, as the pass shows them. */
export interface Outside {
  readonly pass: Pass;
  /** Name of what `Do` draws in the new resources, or nothing where it is not drawn. */
  readonly object: (name: string, resources: PDFDict | undefined, state: PaintState) => Drawn | undefined;
  readonly inline: (operands: readonly Operand[]) => Drawn | undefined;
  readonly pattern: (name: string, resources: PDFDict | undefined, state: PaintState) => string | undefined;
  readonly shading: (name: string, resources: PDFDict | undefined) => string | undefined;
  /** Counts an operation; false when there were too many. */
  readonly step: () => boolean;
}

export interface Drawn {
  readonly name: string;
  /** Set for a stencil, which is painted in the colour of the state. */
  readonly stencil?: true;
  readonly picture?: true;
}

interface Held {
  readonly paint: PaintState;
  readonly mode: number;
  /** The rendering mode that the new content stands in. */
  readonly written: number;
}

/** Covers whatever the clip leaves with bare paper: what knocks out of the plates of this pass. */
const bare = (pass: Pass): string =>
  `q /Cover gs ${pass.plates.length === 1 ? '1 g' : '1 1 1 rg'} -30000 -30000 60000 60000 re f Q`;

const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*']);
const shows = new Set(['Tj', 'TJ', "'", '"']);
/** 9.4.2, 9.4.3: where text stands after these does not follow from what was shown before on its line. */
const places = new Set(['Td', 'TD', 'Tm', 'T*', "'", '"', 'ET']);
const deepest = 4096;
const encode = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export function rewriteContent(
  bytes: Uint8Array,
  { resources, state, outside }: { resources: PDFDict | undefined; state: PaintState; outside: Outside },
): Uint8Array {
  const reader = openOperations(bytes);
  const edits: Edit[] = [];
  // Text that shows nothing, left out unless what follows on its line begins where it ends.
  let unseen: Edit[] = [];
  const saved: Held[] = [];
  let held: Held = { paint: state, mode: 0, written: 0 };
  const replace = (text: string): void => void edits.push({ from: reader.from, to: reader.to, text });
  const before = (text: string): void => void edits.push({ from: reader.from, to: reader.from, text });
  while (outside.step() && readOperation(reader)) {
    const { operator, operands } = reader;
    if (places.has(operator)) {
      edits.push(...unseen);
      unseen = [];
    }
    if (operator === 'q') {
      if (saved.length < deepest) saved.push(held);
    } else if (operator === 'Q') held = saved.pop() ?? held;
    else if (operator === 'Tr') {
      held = { ...held, mode: typeof operands[0] === 'number' ? operands[0] : 0 };
      replace('');
    } else if (shows.has(operator)) {
      const wanted = shownMode(held, outside.pass);
      if (wanted !== held.written) {
        before(`${wanted} Tr`);
        held = { ...held, written: wanted };
      }
      if (wanted !== invisible) unseen = [];
      else if (operator === 'Tj' || operator === 'TJ') unseen.push({ from: reader.from, to: reader.to, text: '' });
    } else if (isColourOperator(operator)) {
      held = { ...held, paint: afterOperation(held.paint, { operator, operands, resources }) };
      replace(colourText(operator, { paint: held.paint, outside, resources }));
    } else if (operator === 'gs' || operator === 'w') {
      held = { ...held, paint: afterOperation(held.paint, { operator, operands, resources }) };
    } else if (fills.has(operator) || strokes.has(operator)) {
      const painted = paintOperator(operator, held.paint, outside.pass);
      if (painted !== operator) replace(painted);
    } else if (operator === 'sh') replace(shadingText(reader, { resources, outside }));
    else if (operator === 'Do' || operator === 'EI') replace(drawnText(reader, { resources, held, outside }));
  }
  return edited(bytes, [...edits, ...unseen]);
}

/** Bytes with other text in the place of some of them. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const out: Uint8Array[] = [];
  let copied = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from > copied) out.push(bytes.subarray(copied, from));
    out.push(encode(`${text} `));
    copied = to;
  }
  out.push(bytes.subarray(copied));
  return Buffer.concat(out);
}

/** The rendering mode of text that neither fills, strokes nor clips. 9.3.6. */
const invisible = 3;

/** 9.3.6: modes 0 to 2 fill, stroke, both; 3 neither; 4 to 7 the same and clip. */
function shownMode({ mode, paint }: Held, pass: Pass): number {
  const kind = mode % 4;
  const fill = (kind === 0 || kind === 2) && paintsIn(pass, paint.fill, paint, 'fill');
  const stroke = (kind === 1 || kind === 2) && paintsIn(pass, paint.stroke, paint, 'stroke');
  return (fill ? (stroke ? 2 : 0) : stroke ? 1 : 3) + (mode >= 4 ? 4 : 0);
}

function paintOperator(operator: string, paint: PaintState, pass: Pass): string {
  const fill = fills.has(operator) && paintsIn(pass, paint.fill, paint, 'fill');
  const stroke = strokes.has(operator) && paintsIn(pass, paint.stroke, paint, 'stroke');
  if (fill === fills.has(operator) && stroke === strokes.has(operator)) return operator;
  if (fill) return operator.endsWith('*') ? 'f*' : 'f';
  if (stroke) return operator.startsWith('b') ? 's' : 'S';
  return 'n';
}

interface Setting {
  readonly paint: PaintState;
  readonly outside: Outside;
  readonly resources: PDFDict | undefined;
}

const strokeOperators = new Set(['G', 'RG', 'K', 'CS', 'SC', 'SCN']);

function colourText(operator: string, { paint, outside, resources }: Setting): string {
  const side = strokeOperators.has(operator) ? 'stroke' : 'fill';
  const colour: Colour = paint[side];
  if (colour.pattern === undefined) return colourIn(outside.pass, colour.inks, side);
  const name = outside.pattern(colour.pattern, resources, paint);
  if (!name) return colourIn(outside.pass, colour.inks, side);
  return side === 'fill' ? `/Pattern cs /${name} scn` : `/Pattern CS /${name} SCN`;
}

function shadingText(
  { operands }: OperationReader,
  { resources, outside }: Pick<Setting, 'resources' | 'outside'>,
): string {
  const name = isName(operands[0]) ? outside.shading(operands[0].name, resources) : undefined;
  return name ? `/${name} sh` : bare(outside.pass);
}

function drawnText(
  { operator, operands }: OperationReader,
  { resources, held, outside }: { resources: PDFDict | undefined; held: Held; outside: Outside },
): string {
  const name = operands[0];
  const drawn =
    operator === 'EI'
      ? outside.inline(operands)
      : isName(name)
        ? outside.object(name.name, resources, held.paint)
        : undefined;
  if (!drawn) return '';
  if (drawn.stencil && !paintsIn(outside.pass, held.paint.fill, held.paint, 'fill')) return '';
  // A form takes the rendering mode that stands when it is drawn.
  return `/${drawn.name} Do`;
}
