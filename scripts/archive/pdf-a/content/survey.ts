/** What each marked-content sequence of a page shows, before anything is changed. */
import {
  type Bounds,
  boundsOf,
  dictAt,
  interpretPage,
  isName,
  type Machine,
  nameAt,
  type PageNode,
  type PDFDict,
  type PDFStream,
  replacement,
  sequenceOf,
  streamAt,
} from '../../../pdf/index.ts';

export interface Shown {
  readonly text: string;
  /** Pictures, gradients. */
  readonly picture: boolean;
  /** Of all that it paints, on the page. */
  readonly bounds: Bounds | undefined;
}

/** By the stream that the sequences stand in, and by their number. */
export type Survey = ReadonlyMap<PDFDict | PDFStream, ReadonlyMap<number, Shown>>;

const unit: Bounds = [0, 0, 1, 1];
const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);

export function surveyPage(page: PageNode): Survey {
  const survey = new Map<PDFDict | PDFStream, Map<number, Shown>>();
  const add = (machine: Machine, more: Partial<Shown>): void => {
    const mark = sequenceOf(machine);
    if (!mark) return;
    const owner = mark.form ?? page.dict;
    const own = survey.get(owner) ?? new Map<number, Shown>();
    survey.set(owner, own);
    const before = own.get(mark.mcid!) ?? { text: '', picture: false, bounds: undefined };
    own.set(mark.mcid!, {
      text: before.text + (more.text ?? ''),
      picture: before.picture || (more.picture ?? false),
      bounds: around(before.bounds, more.bounds && clipped(more.bounds, machine.state.clip)),
    });
  };
  interpretPage(page, {
    glyph: (machine, { code, matrix, advance }) => {
      const text = replacement(machine) ?? machine.state.font?.text(code) ?? '\ufffd';
      add(machine, { text, bounds: boundsOf([0, -0.12, advance, 0.88], matrix) });
    },
    operation: (machine, { operator, operands }, resources) => {
      // An empty sequence is one too.
      if (operator === 'EMC') add(machine, {});
      else if (paints.has(operator)) add(machine, { bounds: machine.path });
      else if (operator === 'EI') add(machine, { picture: true, bounds: boundsOf(unit, machine.state.ctm) });
      else if (operator === 'sh') add(machine, { picture: true, bounds: machine.state.clip });
      else if (operator === 'Do') {
        const name = operands[0];
        const drawn = isName(name) ? streamAt(dictAt(resources, 'XObject'), name.name) : undefined;
        if (drawn && nameAt(drawn.dict, 'Subtype') === 'Image')
          add(machine, { picture: true, bounds: boundsOf(unit, machine.state.ctm) });
      }
    },
  });
  return survey;
}

function around(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** @returns nothing where nothing is left */
function clipped(box: Bounds, clip: Bounds | undefined): Bounds | undefined {
  if (!clip) return box;
  const left: Bounds = [
    Math.max(box[0], clip[0]),
    Math.max(box[1], clip[1]),
    Math.min(box[2], clip[2]),
    Math.min(box[3], clip[3]),
  ];
  return left[0] < left[2] && left[1] < left[3] ? left : undefined;
}
