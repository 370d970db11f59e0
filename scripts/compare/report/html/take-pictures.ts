/** Pictures of the pages of file pairs, drawn when the report comes to them. */
import { type ByteSource, openFileSource, sourceOf, UnreadablePdf } from '../../../pdf/index.ts';
import { smallPicture } from '../../references/small-picture.ts';
import { pagePictures } from './page-pictures.ts';
import { type Raster, renderRasters } from './page-raster.ts';
import type { TakePictures } from './report-html.ts';

/** Paths of the two files of a comparison; one may be missing. */
export interface FilePair {
  readonly old?: string;
  readonly new?: string;
}

async function rasterOf(file: string | undefined, page: number | undefined, dpi: number): Promise<Raster | undefined> {
  if (file === undefined || page === undefined) return undefined;
  await using opened = await openFileSource(file);
  try {
    return (await renderRasters(opened, [page], dpi)).get(page);
  } catch (error) {
    // The findings stand without their pictures.
    if (error instanceof UnreadablePdf) return undefined;
    throw error;
  }
}

/** @param pairs in the order of the comparisons */
export const picturesOfPairs =
  (pairs: readonly FilePair[], { dpi, signal }: { dpi: number; signal?: AbortSignal }): TakePictures =>
  async (index, page, room) => {
    signal?.throwIfAborted();
    const pair = pairs[index];
    const old = await rasterOf(pair?.old, page.old, dpi);
    const now = await rasterOf(pair?.new, page.new, dpi);
    return old || now ? pagePictures(old, now, room) : undefined;
  };

/** Draws a page of a PDF as small as a reference keeps it. */
export const pageDrawer =
  (pdf: Uint8Array | ByteSource, dpi: number) =>
  async (page: number): Promise<Uint8Array> =>
    smallPicture((await renderRasters(sourceOf(pdf), [page], dpi)).get(page)!);
