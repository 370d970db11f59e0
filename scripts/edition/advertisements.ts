/** What a page holds of others' work: advertisements, and what their files are. */
import type { Mm } from '../core/units.ts';
import type { Copy, PhotoFacts } from './model.ts';

/** A finished page of somebody else's: printed as it is. */
export interface Advertisement {
  /** From the edition folder. */
  readonly file: string;
  /** By what name the page's HTML asks for it: the file's and the block's, since each block gets its own. */
  readonly name: string;
  readonly client: Copy;
  /** What is set over it: the usual word, or the page file's; or the file itself says that it is an advertisement. */
  readonly label: Copy | 'usual' | 'own';
  /** As it is printed: its own size, or by one factor less or more. */
  readonly width: Mm;
  readonly height: Mm;
  readonly facts: AdvertisementFacts;
}

export type AdvertisementFacts = PdfFacts | (PhotoFacts & { readonly format: 'jpeg' | 'png' | 'tiff' });

/** One page of a PDF. */
export interface PdfFacts {
  readonly format: 'pdf';
  /** From 1. */
  readonly page: number;
  /** TrimBox, or what stands for it: left, bottom, right, top as the page is written, pt. */
  readonly trim: readonly [number, number, number, number];
  /** How far its page is painted, in the same way, where it bleeds: BleedBox, as far as there is paper. */
  readonly bleed?: readonly [number, number, number, number];
  /** What readers show of the page, in the same way. */
  readonly shown: readonly [number, number, number, number];
  /** Degrees clockwise by which it is turned to be seen. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Its trim as seen. */
  readonly width: Mm;
  readonly height: Mm;
  readonly sha256: string;
  readonly bytes: number;
}
