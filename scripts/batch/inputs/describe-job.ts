/** An edition folder as a job. */
import type { Checked } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';
import { editionId } from '../../edition/index.ts';
import type { ArchiveOptions, Job } from '../model.ts';
import { editionFiles, filesHash, filesStamp, jobKey } from './edition-files.ts';
import { toolchainHash } from './toolchain.ts';

/** What is remembered of a folder, so that unchanged files need not be read again. */
export interface Remembered {
  readonly stamp: string;
  readonly files: string;
  readonly id: string;
}

export interface DescribedJob {
  readonly job: Job;
  readonly remembered: Remembered;
}

/** No value where the folder cannot be read, or is gone. */
export async function describeJob(
  folder: string,
  options: ArchiveOptions,
  before?: Remembered,
): Promise<Checked<DescribedJob>> {
  const toolchain = await toolchainHash();
  try {
    const list = await editionFiles(folder);
    const stamp = await filesStamp(folder, list);
    const known = before?.stamp === stamp ? before : undefined;
    const files = known?.files ?? (await filesHash(folder, list));
    const id = known?.id ?? (await editionId(folder));
    const key = jobKey(files, options, toolchain);
    return { value: { job: { folder, id, key, options }, remembered: { stamp, files, id } }, diagnostics: [] };
  } catch (error) {
    const trouble = fileTrouble(error, shownPath(folder));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}

/** True while the folder's files are those that the stamp was taken of. */
export const isUnchanged = async (folder: string, { stamp }: Pick<Remembered, 'stamp'>): Promise<boolean> =>
  (await filesStamp(folder, await editionFiles(folder).catch(() => []))) === stamp;
