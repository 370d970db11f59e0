import { key, PDFRawStream, PDFStream } from '../../../pdf/index.ts';
import { filtersOf } from '../../walk/colour-space.ts';
import { type Breach, breach, type Clause } from '../clause.ts';

/** ISO/IEC 15444-1, Annex I, as far as the clause asks. */
interface Jp2 {
  readonly channels: number;
  readonly depth: number;
  readonly mixed: boolean;
  readonly spaces: readonly {
    readonly method: number;
    readonly approximation: number;
    readonly space: number | undefined;
  }[];
}

function readJp2(bytes: Uint8Array): Jp2 {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [channels, depth, mixed] = [0, 0, false];
  const spaces: Jp2['spaces'][number][] = [];
  const boxes = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to; ) {
      const size = view.getUint32(at);
      const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      const end = size === 0 ? to : at + size;
      if (size === 1 || end > to || end <= at) return;
      if (type === 'jp2h') boxes(at + 8, end);
      else if (type === 'ihdr') {
        channels = view.getUint16(at + 16);
        depth = (bytes[at + 18]! & 127) + 1;
        mixed ||= bytes[at + 18] === 255;
      } else if (type === 'bpcc') mixed = true;
      else if (type === 'colr') {
        const method = bytes[at + 8]!;
        spaces.push({
          method,
          approximation: bytes[at + 10]!,
          space: method === 1 ? view.getUint32(at + 11) : undefined,
        });
      }
      at = end;
    }
  };
  try {
    boxes(0, bytes.length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { channels, depth, mixed, spaces };
}

/** Channels that tell opacity are no colour. */
const colours = (channels: number): number => (channels === 2 ? 1 : channels === 5 ? 4 : channels);

function faults(bytes: Uint8Array, named: boolean, where: string): readonly Breach[] {
  const { channels, depth, mixed, spaces } = readJp2(bytes);
  const best = spaces.filter(({ approximation }) => approximation === 1);
  const used = best[0] ?? spaces[0];
  return [
    ...([1, 3, 4].includes(colours(channels)) ? [] : [breach('6.2.8.3-1', `${where}: ${channels}`)]),
    ...(named || spaces.length <= 1 || best.length === 1
      ? []
      : [breach('6.2.8.3-2', `${where}: colr × ${spaces.length}`)]),
    ...(named || (used && [1, 2, 3].includes(used.method))
      ? []
      : [breach('6.2.8.3-3', `${where}: METH ${used?.method ?? '–'}`)]),
    ...(named || used?.space !== 19 ? [] : [breach('6.2.8.3-4', `${where}: CIEJab`)]),
    ...(!mixed && depth >= 1 && depth <= 38 ? [] : [breach('6.2.8.3-5', `${where}: ${mixed ? 'bpcc' : depth}`)]),
  ];
}

export const jpeg2000: Clause = {
  id: 'pdfa.6-2-8-3',
  tests: [1, 2, 3, 4, 5].map((test) => `6.2.8.3-${test}`),
  description: { en: 'JPEG 2000 pictures of a kind that PDF/A does not take', zh: '不合规定的 JPEG 2000 图像' },
  find: ({ objects }) =>
    objects.flatMap(([ref, object]) =>
      object instanceof PDFStream && object instanceof PDFRawStream && filtersOf(object.dict).at(-1) === 'JPXDecode'
        ? faults(object.contents, object.dict.has(key('ColorSpace')), String(ref.objectNumber))
        : [],
    ),
};
