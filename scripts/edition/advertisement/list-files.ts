/** The files that the edition has for advertisements, as somebody who places them wants to know them. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import { findFile, listFolder } from '../folder.ts';
import { startOf, startReading } from '../reading.ts';
import { type ReadPdf, readFileOf } from './read-file.ts';

/** Where they usually lie. */
const folder = 'ads';

export interface AdvertisementFile {
  readonly file: string;
  /** Its own, mm; a picture that does not say how fine it is has none. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Why it cannot be placed as it is. */
  readonly fault?: Diagnostic;
}

export interface ListOptions {
  /** Of the edition. */
  readonly root: string;
  readonly readPdf: () => Promise<ReadPdf>;
  /** What is known of files, by path, size and time of change: kept here, and not read again. */
  readonly known: Map<string, AdvertisementFile>;
}

export async function listAdvertisementFiles({
  root,
  readPdf,
  known,
}: ListOptions): Promise<readonly AdvertisementFile[]> {
  const names = await listFolder(root, folder);
  const files = await Promise.all(
    names.map(async (file): Promise<readonly AdvertisementFile[]> => {
      const found = await findFile(root, file);
      if (found.kind !== 'file' || /\/\./.test(file)) return [];
      const key = `${found.path} ${found.bytes} ${found.changedMs}`;
      const one = known.get(key) ?? (await look(root, file, readPdf));
      known.set(key, one);
      return [one];
    }),
  );
  return files.flat();
}

async function look(root: string, file: string, readPdf: () => Promise<ReadPdf>): Promise<AdvertisementFile> {
  const reading = startReading(root);
  const [origin, words] = [startOf(file), { text: '', origin: startOf(file) }];
  const draft = { file, client: words, label: 'usual', scale: false, seen: false } as const;
  const sight = await readFileOf(reading, { draft, at: { file: origin, page: origin }, readPdf });
  const [fault] = reading.faults;
  return { file, ...(sight?.size && { size: sight.size }), ...(fault && { fault }) };
}
