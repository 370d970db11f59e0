/** The name that an edition goes by, without reading the rest of it. */
import { realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { startReading } from './reading.ts';
import { editionSchema } from './schema.ts';
import { readSource } from './text/read-source.ts';
import { readYaml } from './yaml/document.ts';

export const EDITION_FILE = 'edition.yaml';

/** The folder's name as an id: what a path could trip over becomes a hyphen. */
export function folderId(root: string): string {
  const plain = basename(root)
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[-_]+|-+$/g, '');
  return plain || 'edition';
}

/** The id that `loadEdition` would give the edition, or the folder's where the file that says it has faults. */
export async function editionId(folder: string): Promise<string> {
  const root = await realpath(resolve(folder));
  const reading = startReading(root);
  const source = await readSource(reading, EDITION_FILE);
  const data = source && readYaml(reading, source)?.data;
  const given = editionSchema.shape.id.safeParse((data as { id?: unknown } | undefined)?.id);
  return given.data ?? folderId(root);
}
