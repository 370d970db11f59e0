/** Walks the markers of a JPEG file (ITU-T T.81, annex B) without decoding it. */
import { readOrientation } from './exif.ts';
import type { Head } from './head.ts';

const colours = { 1: 'gray', 3: 'rgb', 4: 'cmyk' } as const;

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly usable: boolean;
}

/** Start-of-frame markers but DHT, JPG and DAC, which lie among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readFrame(marker: number, body: Buffer): Frame | undefined {
  if (body.length < 6) return undefined;
  // Baseline, extended and progressive Huffman coding with 8 bits are what browsers decode.
  const usable = marker <= 0xc2 && body[0] === 8;
  return { height: body.readUInt16BE(1), width: body.readUInt16BE(3), components: body[5]!, usable };
}

/** The offset of the marker after entropy-coded data, or -1 if the file ends first. */
function skipScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return -1;
}

export function readJpegHead(bytes: Buffer): Head {
  let frame: Frame | undefined;
  let orientation = 1;
  let scans = 0;
  let at = 2;
  while (true) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (at + 2 > bytes.length) return { kind: 'truncated' };
    if (bytes[at] !== 0xff) return { kind: 'corrupt' };
    const marker = bytes[at + 1]!;
    at += 2;
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (at + 2 > bytes.length) return { kind: 'truncated' };
    const length = bytes.readUInt16BE(at);
    if (length < 2 || marker < 0xc0) return { kind: 'corrupt' };
    if (at + length > bytes.length) return { kind: 'truncated' };
    const body = bytes.subarray(at + 2, at + length);
    if (isFrame(marker)) frame ??= readFrame(marker, body);
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0')
      orientation = readOrientation(body.subarray(6));
    at += length;
    if (marker !== 0xda) continue;
    scans += 1;
    at = skipScan(bytes, at);
    if (at < 0) return { kind: 'truncated' };
  }
  if (!frame || scans === 0 || frame.width === 0 || frame.height === 0) return { kind: 'corrupt' };
  const colour = colours[frame.components as keyof typeof colours];
  if (!frame.usable || !colour) return { kind: 'unusable' };
  return { kind: 'picture', width: frame.width, height: frame.height, colour, orientation };
}
