/** Walks the chunks of a PNG file (ISO/IEC 15948, clause 5) without decoding it. */
import { crc32 } from 'node:zlib';
import { readOrientation } from './exif.ts';
import type { Head } from './head.ts';

export function readPngHead(bytes: Buffer): Head {
  let size: { width: number; height: number; gray: boolean } | undefined;
  let orientation = 1;
  let frames = 1;
  let hasData = false;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return { kind: 'truncated' };
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return { kind: 'truncated' };
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return { kind: 'corrupt' };
    const body = bytes.subarray(at + 8, end);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR' && length >= 13) {
      const colourType = body[9]!;
      size = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), gray: colourType === 0 || colourType === 4 };
    }
    if (type === 'eXIf') orientation = readOrientation(body);
    // APNG (PNG, third edition, 11.3.6.1).
    if (type === 'acTL' && length >= 4) frames = body.readUInt32BE(0);
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') break;
    at = end + 4;
  }
  if (!size || !hasData || size.width === 0 || size.height === 0) return { kind: 'corrupt' };
  const { width, height, gray } = size;
  return { kind: 'picture', width, height, colour: gray ? 'gray' : 'rgb', orientation, frames };
}
