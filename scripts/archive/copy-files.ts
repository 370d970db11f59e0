/** The edition's own files, byte for byte: what the package was made from. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Edition } from '../edition/model.ts';

/** By their paths in the package; what lies outside the edition folder stays there. */
export async function copyFiles(edition: Edition): Promise<ReadonlyMap<string, Uint8Array>> {
  const sold = edition.pages.flatMap(({ placed }) =>
    placed.flatMap((one) => (one.block === 'advertisement' ? one.advertisement.file : [])),
  );
  const photos = [...edition.photos.values()].map(({ file }) => file);
  const names = new Set([...edition.sources.keys(), ...photos, ...sold]);
  const own = [...names].filter((name) => !isAbsolute(name) && !name.split('/').includes('..')).sort();
  const files = await Promise.all(
    own.map(async (name) => [`data/copy/${name}`, new Uint8Array(await readFile(join(edition.root, name)))] as const),
  );
  return new Map(files);
}
