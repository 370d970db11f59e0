/** The sample with photos that no cache knows: the same pictures in files of other bytes. */
import { randomBytes } from 'node:crypto';
import { appendFile, cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export async function withUnseenPhotos(sample: string, folder: string): Promise<void> {
  await cp(sample, folder, { recursive: true });
  for (const name of await readdir(join(folder, 'photos'))) {
    // Behind the end of the image, where no decoder looks.
    await appendFile(join(folder, 'photos', name), randomBytes(8));
  }
}
