/** Pictures of the pages of file pairs, drawn when the report comes to them. */
import { type ByteSource, openFileSource, sourceOf, UnreadablePdf } from '../../../pdf/index.ts';
import type { ComparedPage } from '../../model.ts';
import { smallPicture } from '../../references/small-picture.ts';
import { pagePictures } from './page-pictures.ts';
import { type Raster, renderRasters } from './page-raster.ts';
import { type PlatePictures, platePictures } from './plates/plate-pictures.ts';
import { plateRasters } from './plates/plate-rasters.ts';
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

/** Drawing the plates of a page takes longer than all else about it: in a long report only the first have theirs. */
const mostPlates = 12;
const plateDpi = 100;
/** Bytes: what plates can do with, which is kept for them, and more than they get. */
const [leastRoom, mostRoom] = [160_000, 320_000];

async function platesOf(
  pair: FilePair | undefined,
  page: ComparedPage,
  room: number,
): Promise<PlatePictures | undefined> {
  if (!pair?.old || !pair.new || page.old === undefined || page.new === undefined) return undefined;
  await using was = await openFileSource(pair.old);
  await using is = await openFileSource(pair.new);
  const old = await plateRasters(was, page.old, plateDpi);
  const now = old && (await plateRasters(is, page.new, plateDpi));
  return now && platePictures(old, now, room);
}

/** @param pairs in the order of the comparisons */
export function picturesOfPairs(
  pairs: readonly FilePair[],
  { dpi, signal }: { dpi: number; signal?: AbortSignal },
): TakePictures {
  let left = mostPlates;
  return async (index, page, room) => {
    signal?.throwIfAborted();
    const pair = pairs[index];
    const old = await rasterOf(pair?.old, page.old, dpi);
    const now = await rasterOf(pair?.new, page.new, dpi);
    if (!old && !now) return undefined;
    const kept = left > 0 && old && now ? Math.min(leastRoom, room / 4) : 0;
    const pictures = await pagePictures(old, now, room - kept);
    const rest = Math.min(mostRoom, room - pictures.bytes);
    const plates = kept > 0 ? await platesOf(pair, page, rest) : undefined;
    if (plates) left--;
    return { ...pictures, ...(plates && { plates }) };
  };
}

/** Draws a page of a PDF as small as a reference keeps it. */
export const pageDrawer =
  (pdf: Uint8Array | ByteSource, dpi: number) =>
  async (page: number): Promise<Uint8Array> =>
    smallPicture((await renderRasters(sourceOf(pdf), [page], dpi)).get(page)!);
