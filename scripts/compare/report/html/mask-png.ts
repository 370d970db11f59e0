/** PNG of one or two bits a pixel: what differs in a colour or two, everything else clear. */
import { crc32, deflateSync } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Colours = readonly (readonly [red: number, green: number, blue: number])[];

/** @param lines rows of pixels, each behind the byte that names its filter: none */
function png(lines: Uint8Array, { width, height }: Size, { bits, colours }: { bits: 1 | 2; colours: Colours }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Colours from a palette, the first of them clear.
  header.set([bits, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from([255, 255, 255, ...colours.flat()])),
    chunk('tRNS', Uint8Array.from([0, ...colours.map(() => 255)])),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** @param bits a row after another, each in whole bytes, the first pixel in the highest bit; 1 differs */
export function maskPng(bits: Uint8Array, size: Size, colour: Colours[number]): Buffer {
  const row = Math.ceil(size.width / 8);
  const lines = new Uint8Array((row + 1) * size.height);
  for (let y = 0; y < size.height; y++) lines.set(bits.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return png(lines, size, { bits: 1, colours: [colour] });
}

/** @param values of each pixel: 0 is clear, 1 the first colour, and so on */
export function palettePng(values: Uint8Array, size: Size, colours: Colours): Buffer {
  const row = Math.ceil(size.width / 4);
  const lines = new Uint8Array((row + 1) * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      lines[y * (row + 1) + 1 + (x >> 2)]! |= values[y * size.width + x]! << (6 - 2 * (x & 3));
    }
  }
  return png(lines, size, { bits: 2, colours });
}
