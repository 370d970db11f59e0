/** Pages of one document drawn for comparing: in this thread, or in one beside it (draw-beside.ts). */
import type { Bounds, ByteSource } from '../../pdf/index.ts';
import { openPictures, type PagePicture, type Picture, type Pictures, type PixelBox } from './pictures.ts';

export interface Parts {
  /** Drawn with all photos. */
  readonly over: readonly PixelBox[];
  /** Drawn without the `photos`. */
  readonly beside: readonly PixelBox[];
  /** Bounds of photos that are the same on both sides, pt in the page's own space. */
  readonly photos: readonly Bounds[];
}

/** As PagePicture has them. */
export type PageSize = Pick<PagePicture, 'width' | 'height' | 'scale'>;

export interface PageToDraw extends PageSize {
  /** Pictures of the parts in their order, those over photos first. The page is let go of afterwards. */
  readonly draw: (parts: Parts) => Promise<readonly Picture[]>;
  /** Again is not harmful. */
  readonly close: () => void;
}

export type UndrawnSide = 'old' | 'fresh';

export interface Drawer {
  /** Opens the page where that costs this thread nothing: it will be asked for. */
  readonly prepare: (index: number, dpi: number) => void;
  /** @returns undefined where PDFium cannot open it */
  readonly page: (index: number, dpi: number) => Promise<PageToDraw | undefined>;
  readonly close: () => Promise<void>;
}

/** Photos cost most of the time: they are drawn only where something changed on them. */
export function drawParts(page: PagePicture, { over, beside, photos }: Parts): readonly Picture[] {
  const pictures = over.map(page.render);
  page.switchOff(photos);
  return [...pictures, ...beside.map(page.render)];
}

export function drawerHere(source: ByteSource): Drawer {
  let opened: Promise<Pictures | undefined> | undefined;
  return {
    prepare: () => undefined,
    page: async (index, dpi) => {
      opened ??= openPictures(source);
      const page = (await opened)?.page(index, dpi);
      return (
        page && {
          ...page,
          draw: async (parts) => {
            const pictures = drawParts(page, parts);
            // The photos of one page at a time are unpacked in memory.
            page.close();
            return pictures;
          },
        }
      );
    },
    close: async () => {
      const pictures = await opened;
      opened = undefined;
      pictures?.close();
    },
  };
}
