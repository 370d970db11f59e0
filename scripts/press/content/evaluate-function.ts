/** PDF functions as functions. ISO 32000-1:2008, 7.10. */
import {
  arrayAt,
  numberAt,
  numbersAt,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFStream,
  resolve,
  streamBytes,
} from '../../pdf/index.ts';
import { readCalculator } from './calculator.ts';

export interface Evaluated {
  /** Pairs of least and greatest, one for each input. */
  readonly domain: readonly number[];
  readonly at: (inputs: readonly number[]) => readonly number[];
}

const deepest = 8;
const clamp = (value: number, least = 0, most = 1): number => Math.min(most, Math.max(least, value));

const between = (value: number, from: readonly [number, number], to: readonly [number, number]): number =>
  from[1] === from[0] ? to[0] : to[0] + ((value - from[0]) * (to[1] - to[0])) / (from[1] - from[0]);

/** @returns nothing for what is no function, or nests too deep */
export function evaluateFunction(context: PDFContext, object: PDFObject | undefined, depth = 0): Evaluated | undefined {
  const found = resolve(context, object);
  if (depth > deepest) return undefined;
  if (found instanceof PDFArray) {
    const parts = found.asArray().map((one) => evaluateFunction(context, one, depth + 1));
    if (parts.length === 0 || parts.some((part) => !part)) return undefined;
    return { domain: parts[0]!.domain, at: (inputs) => parts.flatMap((part) => part!.at(inputs).slice(0, 1)) };
  }
  const dict = found instanceof PDFStream ? found.dict : found;
  if (!(dict instanceof PDFDict)) return undefined;
  const domain = numbersAt(dict, 'Domain') ?? [0, 1];
  const at = byType(context, { dict, found, domain, depth });
  if (!at) return undefined;
  const range = numbersAt(dict, 'Range');
  const inside = (inputs: readonly number[]): number[] =>
    inputs.map((input, index) => clamp(input, domain[index * 2], domain[index * 2 + 1]));
  return {
    domain,
    at: (inputs) => {
      const values = at(inside(inputs));
      return range ? values.map((value, index) => clamp(value, range[index * 2], range[index * 2 + 1])) : values;
    },
  };
}

interface Source {
  readonly dict: PDFDict;
  readonly found: PDFObject | undefined;
  readonly domain: readonly number[];
  readonly depth: number;
}

function byType(context: PDFContext, source: Source): Evaluated['at'] | undefined {
  const type = numberAt(source.dict, 'FunctionType');
  if (type === 0 && source.found instanceof PDFStream) return sampled(source.found, source.domain);
  if (type === 2) return exponential(source.dict);
  if (type === 3) return stitched(context, source);
  if (type === 4 && source.found instanceof PDFStream) return readCalculator(streamBytes(source.found));
  return undefined;
}

function exponential(dict: PDFDict): Evaluated['at'] {
  const from = numbersAt(dict, 'C0') ?? [0];
  const to = numbersAt(dict, 'C1') ?? [1];
  const exponent = numberAt(dict, 'N') ?? 1;
  return ([x = 0]) => from.map((value, index) => value + x ** exponent * ((to[index] ?? value) - value));
}

function stitched(context: PDFContext, { dict, domain, depth }: Source): Evaluated['at'] | undefined {
  const list = arrayAt(dict, 'Functions')?.asArray() ?? [];
  const parts = list.map((one) => evaluateFunction(context, one, depth + 1));
  const bounds = numbersAt(dict, 'Bounds') ?? [];
  const encode = numbersAt(dict, 'Encode') ?? [];
  if (parts.length === 0 || parts.some((part) => !part)) return undefined;
  return ([x = 0]) => {
    const index = Math.min(parts.length - 1, bounds.filter((bound) => bound <= x).length);
    const from = [index === 0 ? domain[0]! : bounds[index - 1]!, bounds[index] ?? domain[1]!] as const;
    return parts[index]!.at([between(x, from, [encode[index * 2] ?? 0, encode[index * 2 + 1] ?? 1])]);
  };
}

/** Linear between samples; of several inputs, as gradients over an area have them, too. */
function sampled(stream: PDFStream, domain: readonly number[]): Evaluated['at'] | undefined {
  const { dict } = stream;
  const size = numbersAt(dict, 'Size') ?? [];
  const bits = numberAt(dict, 'BitsPerSample') ?? 8;
  const range = numbersAt(dict, 'Range') ?? [];
  const outputs = range.length / 2;
  const inputs = domain.length / 2;
  const bytes = streamBytes(stream);
  const encode = numbersAt(dict, 'Encode') ?? size.flatMap((count) => [0, count - 1]);
  const decode = numbersAt(dict, 'Decode') ?? range;
  if (size.length !== inputs || inputs > 4 || outputs < 1 || ![8, 16, 32].includes(bits)) return undefined;
  const most = 2 ** bits - 1;
  const width = bits / 8;
  const sampleAt = (index: number, output: number): number => {
    let value = 0;
    const from = (index * outputs + output) * width;
    for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[from + byte] ?? 0);
    return between(value, [0, most], [decode[output * 2] ?? 0, decode[output * 2 + 1] ?? 1]);
  };
  return (values) => {
    const places = values.map((value, axis) => {
      const encoded = between(
        value,
        [domain[axis * 2]!, domain[axis * 2 + 1]!],
        [encode[axis * 2]!, encode[axis * 2 + 1]!],
      );
      return clamp(encoded, 0, size[axis]! - 1);
    });
    const result = new Array<number>(outputs).fill(0);
    for (let corner = 0; corner < 1 << inputs; corner++) {
      let weight = 1;
      let index = 0;
      let stride = 1;
      for (let axis = 0; axis < inputs; axis++) {
        const low = Math.min(size[axis]! - 1, Math.floor(places[axis]!));
        const part = places[axis]! - low;
        const upper = (corner >> axis) & 1;
        weight *= upper ? part : 1 - part;
        index += Math.min(size[axis]! - 1, low + upper) * stride;
        stride *= size[axis]!;
      }
      if (weight === 0) continue;
      for (let output = 0; output < outputs; output++) result[output]! += weight * sampleAt(index, output);
    }
    return result;
  };
}
