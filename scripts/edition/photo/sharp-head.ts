/** Formats that are rare on a page: their heads are read by sharp, which is loaded only when one of them is met. */
import type { Head } from './head.ts';

/** True if a container says that it is longer than the file, or lacks its last byte. */
function breaksOff(bytes: Buffer, format: string): boolean {
  if (format === 'webp') return bytes.length < 12 || bytes.readUInt32LE(4) + 8 > bytes.length;
  if (format === 'gif') return bytes.lastIndexOf(0x3b) < bytes.length - 16;
  return false;
}

export async function readOtherHead(bytes: Buffer, format: 'webp' | 'gif' | 'tiff' | 'avif'): Promise<Head> {
  if (breaksOff(bytes, format)) return { kind: 'truncated' };
  const { default: sharp } = await import('sharp');
  try {
    const { width, height, space, orientation, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const colour = space === 'cmyk' ? 'cmyk' : space === 'b-w' || space === 'grey16' ? 'gray' : 'rgb';
    return { kind: 'picture', width, height, colour, orientation: orientation ?? 1, frames: pages ?? 1 };
  } catch {
    // Whatever sharp says, the file is no picture that it can open.
    return { kind: 'corrupt' };
  }
}
