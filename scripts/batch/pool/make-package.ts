/** The one place where a batch meets the way of an edition into the archive. */
import { archiveEdition, type ArchiveOptions as FullOptions } from '../../archive-pipeline.ts';
import type { Checked } from '../../core/diagnostic.ts';
import type { OpenBrowser } from '../../layout/index.ts';
import type { Order } from './orders.ts';

/** What of the options makes the bytes of a package. */
export type ArchiveOptions = Omit<FullOptions, 'force'>;

export interface MadePackage {
  readonly folder: string;
  readonly pages: number;
}

export async function makePackage(
  { folder, into, options }: Order,
  job: {
    readonly browser: Promise<Checked<OpenBrowser>>;
    readonly signal: AbortSignal;
    readonly onPage: () => void;
  },
): Promise<Checked<MadePackage>> {
  const request = { folder, out: into, options: { ...options, force: false }, ...job };
  const { value, diagnostics } = await archiveEdition(request);
  return { ...(value && { value: { folder: value.path, pages: value.pages } }), diagnostics };
}
