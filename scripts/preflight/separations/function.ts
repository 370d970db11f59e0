/** PDF functions of one input, as far as gradients use them: sampled, exponential, stitched. ISO 32000-1:2008, 7.10. */
import {
  arrayAt,
  numberAt,
  numbersAt,
  PDFArray,
  PDFDict,
  type PDFObject,
  PDFStream,
  resolve,
  streamBytes,
} from '../../pdf/index.ts';

export type OneInput = (at: number) => readonly number[];

const deepest = 8;
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** @returns nothing for a function of another kind */
export function oneInput(dict: PDFDict, object: PDFObject | undefined, depth = 0): OneInput | undefined {
  const found = resolve(dict.context, object);
  if (depth > deepest) return undefined;
  if (found instanceof PDFArray) {
    const parts = found
      .asArray()
      .slice(0, 32)
      .map((one) => oneInput(dict, one, depth + 1));
    if (parts.length === 0 || parts.some((part) => !part)) return undefined;
    return (at) => parts.map((part) => part!(at)[0] ?? 0);
  }
  const own = found instanceof PDFStream ? found.dict : found;
  if (!(own instanceof PDFDict)) return undefined;
  const type = numberAt(own, 'FunctionType');
  if (type === 2) return exponential(own);
  if (type === 3) return stitched(own, depth);
  return type === 0 && found instanceof PDFStream ? sampled(found) : undefined;
}

function exponential(dict: PDFDict): OneInput {
  const from = numbersAt(dict, 'C0') ?? [0];
  const to = numbersAt(dict, 'C1') ?? [1];
  const power = numberAt(dict, 'N') ?? 1;
  return (at) => from.map((value, index) => value + at ** power * ((to[index] ?? value) - value));
}

function stitched(dict: PDFDict, depth: number): OneInput | undefined {
  const [low = 0, high = 1] = numbersAt(dict, 'Domain') ?? [];
  const parts = (arrayAt(dict, 'Functions')?.asArray() ?? [])
    .slice(0, 256)
    .map((one) => oneInput(dict, one, depth + 1));
  const bounds = numbersAt(dict, 'Bounds') ?? [];
  const encode = numbersAt(dict, 'Encode') ?? [];
  if (parts.length === 0 || parts.some((part) => !part)) return undefined;
  return (at) => {
    const x = within(at, low, high);
    const index = Math.min(parts.length - 1, bounds.filter((bound) => x >= bound).length);
    const [from, to] = [bounds[index - 1] ?? low, bounds[index] ?? high];
    const [start, end] = [encode[2 * index] ?? 0, encode[2 * index + 1] ?? 1];
    return parts[index]!(to === from ? start : start + ((x - from) / (to - from)) * (end - start));
  };
}

function sampled(stream: PDFStream): OneInput | undefined {
  const { dict } = stream;
  const [size = 0] = numbersAt(dict, 'Size') ?? [];
  const range = numbersAt(dict, 'Range') ?? [];
  const bits = numberAt(dict, 'BitsPerSample') ?? 8;
  const [low = 0, high = 1] = numbersAt(dict, 'Domain') ?? [];
  const [start = 0, end = size - 1] = numbersAt(dict, 'Encode') ?? [];
  const decode = numbersAt(dict, 'Decode') ?? range;
  const outputs = range.length / 2;
  const bytes = streamBytes(stream);
  if ((bits !== 8 && bits !== 16) || size < 1 || bytes.length < (size * outputs * bits) / 8) return undefined;
  const sample = (index: number, output: number): number => {
    const place = index * outputs + output;
    const raw = bits === 8 ? bytes[place]! / 255 : (bytes[2 * place]! * 256 + bytes[2 * place + 1]!) / 65535;
    return decode[2 * output]! + raw * (decode[2 * output + 1]! - decode[2 * output]!);
  };
  return (at) => {
    const x = within(start + ((within(at, low, high) - low) / (high - low || 1)) * (end - start), 0, size - 1);
    const [below, above] = [Math.floor(x), Math.min(size - 1, Math.floor(x) + 1)];
    return Array.from({ length: outputs }, (_, output) => {
      const value = sample(below, output);
      return value + (x - below) * (sample(above, output) - value);
    });
  };
}
