/** Pixels of both sides for people to look at: whole pages, or the tiles of a fixed grid that differ. */
import type { ComparedPage } from '../model.ts';
import { openPictures, type Picture, type PixelBox } from './pictures.ts';

export interface RenderedPair {
  readonly page: ComparedPage;
  /** Missing where that side has not this page. */
  readonly old?: Picture;
  readonly new?: Picture;
}

export interface Tile extends PixelBox {
  readonly old: Picture;
  readonly new: Picture;
}

/**
 * Draws each of the pages once, one after another, so that no more than one pair is in memory.
 * @param use called with each pair; the next is drawn when it is done
 */
export async function forEachPagePair(
  sides: { readonly old: Uint8Array; readonly new: Uint8Array },
  { pages, dpi = 150 }: { readonly pages: readonly ComparedPage[]; readonly dpi?: number },
  use: (pair: RenderedPair) => void | Promise<void>,
): Promise<void> {
  const [old, fresh] = [await openPictures(sides.old), await openPictures(sides.new)];
  try {
    for (const page of pages) {
      const one = page.old === undefined ? undefined : old && drawn(old.page(page.old - 1, dpi));
      const two = page.new === undefined ? undefined : fresh && drawn(fresh.page(page.new - 1, dpi));
      await use({ page, ...(one && { old: one }), ...(two && { new: two }) });
    }
  } finally {
    old?.close();
    fresh?.close();
  }
}

type Drawable = ReturnType<NonNullable<Awaited<ReturnType<typeof openPictures>>>['page']>;

function drawn(page: Drawable): Picture | undefined {
  if (!page) return undefined;
  try {
    return page.render({ x: 0, y: 0, width: page.width, height: page.height });
  } finally {
    page.close();
  }
}

/** Tiles of a grid in which two pictures of one size differ. */
export function differingTiles(old: Picture, fresh: Picture, side = 256): readonly Tile[] {
  const tiles: Tile[] = [];
  const width = Math.max(old.width, fresh.width);
  const height = Math.max(old.height, fresh.height);
  for (let y = 0; y < height; y += side) {
    for (let x = 0; x < width; x += side) {
      const box = { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
      if (differs(old, fresh, box)) tiles.push({ ...box, old: cut(old, box), new: cut(fresh, box) });
    }
  }
  return tiles;
}

function differs(old: Picture, fresh: Picture, box: PixelBox): boolean {
  if (old.width !== fresh.width || old.height !== fresh.height) return true;
  for (let y = box.y; y < box.y + box.height; y++) {
    const from = (y * old.width + box.x) * 4;
    const to = from + box.width * 4;
    if (Buffer.compare(old.data.subarray(from, to), fresh.data.subarray(from, to)) !== 0) return true;
  }
  return false;
}

/** A part of a picture; white where the picture has ended. */
export function cut(picture: Picture, box: PixelBox): Picture {
  const data = new Uint8Array(box.width * box.height * 4).fill(255);
  const width = Math.max(0, Math.min(box.width, picture.width - box.x));
  for (let y = 0; y < box.height && box.y + y < picture.height && width > 0; y++) {
    const from = ((box.y + y) * picture.width + box.x) * 4;
    data.set(picture.data.subarray(from, from + width * 4), y * box.width * 4);
  }
  return { width: box.width, height: box.height, data };
}
