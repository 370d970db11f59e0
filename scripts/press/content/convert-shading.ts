/** Gradients for the press. ISO 32000-1:2008, 8.7.4.5. */
import { deflateSync } from 'node:zlib';
import {
  arrayAt,
  key,
  numberAt,
  numbersAt,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  resolve,
} from '../../pdf/index.ts';
import type { ColourMap, PressColour } from '../colour/colour-map.ts';
import { type Space, spaceName, spaceOf } from './colour-space.ts';
import { evaluateFunction } from './evaluate-function.ts';

export interface ShadingJob {
  readonly context: PDFContext;
  readonly resources: PDFDict | undefined;
  readonly colours: ColourMap;
  readonly mode: 'ink' | 'gray';
  readonly refuse: (what: string) => void;
}

/** Samples along a gradient, and along each side of one over an area. */
const along = 256;
const across = 64;

/** A gradient's own dictionary is changed; its functions may be shared, and are made anew. */
export function convertShading(shading: PDFDict, job: ShadingJob): void {
  const { context, resources, mode, refuse } = job;
  const space = spaceOf(context, shading.get(key('ColorSpace')), resources);
  if (space.kind === 'press' && mode === 'ink') return;
  if (space.kind !== 'rgb' && space.kind !== 'gray') {
    refuse(`gradient in ${spaceName(context, shading.get(key('ColorSpace')))}`);
    return;
  }
  const type = numberAt(shading, 'ShadingType') ?? 0;
  const functions = shading.get(key('Function'));
  if (!functions) {
    refuse(`gradient mesh (ShadingType ${type}) with a colour at each vertex`);
    return;
  }
  const toColour = colourOf(space, job);
  const made = type === 1 ? sample(functions, { job, toColour, size: across }) : convert(functions, { job, toColour });
  if (!made) {
    refuse(`gradient (ShadingType ${type}) whose function cannot be read`);
    return;
  }
  const background = numbersAt(shading, 'Background');
  if (background) shading.set(key('Background'), context.obj([...partsOf(toColour(background), mode)]));
  shading.set(key('ColorSpace'), PDFName.of(mode === 'gray' ? 'DeviceGray' : 'DeviceCMYK'));
  shading.set(key('Function'), made);
}

type ToColour = (values: readonly number[]) => PressColour;

const colourOf =
  (space: Space, { colours, mode }: ShadingJob): ToColour =>
  ([first = 0, second = 0, third = 0]) => {
    if (space.kind === 'gray') return colours.ofGray(first);
    return mode === 'gray'
      ? colours.ofGray(0.3 * first + 0.59 * second + 0.11 * third)
      : colours.ofRgb([first, second, third]);
  };

/** Rounded as colours are, so that a gradient's end is the very ink beside it. */
const rounded = (part: number): number => Number(part.toFixed(4));
const partsOf = ({ cmyk }: PressColour, mode: ShadingJob['mode']): readonly number[] =>
  mode === 'gray' ? [rounded(1 - cmyk[3])] : cmyk.map(rounded);

interface Converting {
  readonly job: ShadingJob;
  readonly toColour: ToColour;
}

/**
 * From one colour straight to another, where either was declared: its inks are exact, and so no step shows against a
 * flat area of the same ink. Between two colours that only the profile knows, the way is taken through it.
 */
function convert(object: PDFObject, converting: Converting): PDFObject | undefined {
  const { context } = converting.job;
  const found = resolve(context, object);
  const dict = found instanceof PDFDict ? found : undefined;
  const type = dict && numberAt(dict, 'FunctionType');
  if (dict && type === 2) {
    const ends = [numbersAt(dict, 'C0') ?? [0], numbersAt(dict, 'C1') ?? [1]].map(converting.toColour);
    if (ends.some(({ exact }) => exact)) {
      const made = dict.clone(context);
      made.delete(key('Range'));
      const [from, to] = ends.map((end) => context.obj([...partsOf(end, converting.job.mode)]));
      made.set(key('C0'), from!);
      made.set(key('C1'), to!);
      return context.register(made);
    }
  }
  if (dict && type === 3) {
    const parts = (arrayAt(dict, 'Functions')?.asArray() ?? []).map((one) => convert(one, converting));
    if (parts.length === 0 || parts.some((part) => !part)) return undefined;
    const made = dict.clone(context);
    made.delete(key('Range'));
    const list = PDFArray.withContext(context);
    for (const part of parts) list.push(part!);
    made.set(key('Functions'), list);
    return context.register(made);
  }
  return sample(object, { ...converting, size: along });
}

/** The function's values through the colour map, as a table. Of one input or two. 7.10.2. */
function sample(object: PDFObject, { job, toColour, size }: Converting & { size: number }): PDFObject | undefined {
  const { context, mode } = job;
  const evaluated = evaluateFunction(context, object);
  const inputs = (evaluated?.domain.length ?? 0) / 2;
  if (!evaluated || (inputs !== 1 && inputs !== 2)) return undefined;
  const { domain } = evaluated;
  const place = (step: number, axis: number): number =>
    domain[axis * 2]! + (step * (domain[axis * 2 + 1]! - domain[axis * 2]!)) / (size - 1);
  const components = mode === 'gray' ? 1 : 4;
  const samples = Buffer.alloc(size ** inputs * components * 2);
  let at = 0;
  for (let second = 0; second < (inputs === 2 ? size : 1); second++) {
    for (let first = 0; first < size; first++) {
      const values = evaluated.at(inputs === 2 ? [place(first, 0), place(second, 1)] : [place(first, 0)]);
      for (const part of partsOf(toColour(values), mode)) {
        samples.writeUInt16BE(Math.round(part * 65_535), at);
        at += 2;
      }
    }
  }
  const bytes = deflateSync(samples);
  const dict = context.obj({
    FunctionType: 0,
    Domain: [...domain],
    Range: Array.from({ length: components }, () => [0, 1]).flat(),
    Size: new Array<number>(inputs).fill(size),
    BitsPerSample: 16,
    Filter: 'FlateDecode',
    Length: bytes.length,
  });
  return context.register(PDFRawStream.of(dict, bytes));
}
