/** The archives of the package, side by side. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

const decompress = (archive: string, into: NodeJS.WritableStream): Promise<void> =>
  pipeline(createReadStream(archive, { highWaterMark: 1 << 20 }), createBrotliDecompress({ chunkSize: 1 << 21 }), into);

/** @param bin the folder that they lie in */
export async function unpackArchives(bin: string, into: string): Promise<void> {
  await Promise.all([
    decompress(join(bin, 'chromium.br'), createWriteStream(join(into, 'chromium'), { mode: 0o700 })),
    decompress(join(bin, 'al2023.tar.br'), extract(into)),
    decompress(join(bin, 'fonts.tar.br'), extract(into)),
  ]);
}
