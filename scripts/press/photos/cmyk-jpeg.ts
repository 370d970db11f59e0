/** CMYK samples as a JPEG, value for value. */
import type { Sharp } from 'sharp';

export interface CmykPixels {
  readonly width: number;
  readonly height: number;
  /** A file around the samples. */
  readonly tiff: Buffer;
  /** The samples in it, four bytes a pixel, to be filled. */
  readonly cmyk: Uint8Array;
}

/** Tag, type (3: 16 bits, 4: 32 bits), count, value. TIFF 6.0, section 2. */
type Entry = readonly [tag: number, type: 3 | 4, count: number, value: number];

/**
 * sharp takes raw samples of four channels for RGB with alpha, and has no word for CMYK. A TIFF around them has:
 * photometric interpretation 5, "separated". One strip, nothing compressed.
 */
export function openCmyk({ width, height }: { readonly width: number; readonly height: number }): CmykPixels {
  const bytes = width * height * 4;
  const entries: readonly Entry[] = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 4, 0],
    [259, 3, 1, 1],
    [262, 3, 1, 5],
    [273, 4, 1, 0],
    [277, 3, 1, 4],
    [278, 4, 1, height],
    [279, 4, 1, bytes],
    [284, 3, 1, 1],
    [332, 3, 1, 1],
  ];
  const directory = 8;
  const depths = directory + 2 + entries.length * 12 + 4;
  const data = depths + 8;
  const tiff = Buffer.alloc(data + bytes);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(directory, 4);
  tiff.writeUInt16LE(entries.length, directory);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = directory + 2 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(tag === 258 ? depths : tag === 273 ? data : value, at + 8);
  }
  for (let channel = 0; channel < 4; channel++) tiff.writeUInt16LE(8, depths + channel * 2);
  return { width, height, tiff, cmyk: tiff.subarray(data) };
}

/**
 * The samples stand in the JPEG the other way round, as Adobe's marker in it says: a PDF that shows it needs
 * `/Decode [1 0 1 0 1 0 1 0]`.
 */
export function encodeCmyk(sharp: (input: Buffer) => Sharp, { tiff }: CmykPixels, quality: number): Promise<Buffer> {
  return (
    sharp(tiff)
      // Without this the samples would go through colour management on their way.
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      // Tables fitted to each picture save 4 % of its bytes and cost four times the time, and all of it in memory.
      .jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: false })
      .toBuffer()
  );
}
