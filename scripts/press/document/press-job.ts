/** What the conversion of one document shares. */
import type { PDFContext, PDFRawStream, PDFRef } from '../../pdf/index.ts';
import type { ColourMap } from '../colour/colour-map.ts';
import type { DeviceLink } from '../colour/device-link.ts';
import type { PressPhoto } from '../photos/press-photo.ts';

export type Mode = 'ink' | 'gray';

/** By the name that the page's HTML gives each photo. */
export type Photos = ReadonlyMap<string, PressPhoto>;

export interface Conversion {
  readonly context: PDFContext;
  readonly colours: ColourMap;
  /** Table for pictures that are no photos of the edition; asked for only where there are any. */
  readonly link: () => Promise<DeviceLink>;
  /** Those that are still being made are waited for when all else is converted. */
  readonly photos: Promise<Photos | undefined>;
  /** What takes the places of advertisements, by name as for photos; not to be converted. */
  readonly advertisements: ReadonlyMap<string, PDFRawStream>;
  /** Graphics states that turn overprinting on and off. */
  readonly overprint: { readonly on: PDFRef; readonly off: PDFRef };
  /** Hears of what stays RGB, and in which part of the page. */
  readonly refuse: (what: string, where: string) => void;
}
