/**
 * An approved page, in files that review well: facts.json, text.txt, page.png and, where the page was set here,
 * layout.json. No date, no path, keys in one order, LF.
 */
import type { Box, Mm } from '../../core/units.ts';
import type { Layout } from '../../layout/index.ts';
import type { DocumentFacts } from '../pages/document-facts.ts';

export interface PageFacts {
  readonly version: 1;
  /** Canonical hash of all that the page paints and the boxes it paints in. */
  readonly hash: string;
  /** What made it; when only this differs, the toolchain changed and not the page. */
  readonly toolchain: readonly string[];
  /** Digests of what is painted and where, by kind: equal even where a program writes the same page otherwise. */
  readonly painted: Readonly<Record<string, string>>;
  /** [left, top, width, height] of each box in mm from the top-left corner of the trimmed page. */
  readonly boxes: Readonly<Record<string, readonly number[]>>;
  readonly counts: Readonly<Record<string, number>>;
  /** How many paintings there are of each ink, font, way of overprinting and of transparency. */
  readonly inks: Readonly<Record<string, number>>;
  readonly fonts: Readonly<Record<string, number>>;
  readonly overprint: Readonly<Record<string, number>>;
  readonly transparency: Readonly<Record<string, number>>;
  readonly images: readonly ImageFact[];
  /** What the document claims and says of itself, its makers apart. */
  readonly document: Omit<DocumentFacts, 'toolchain' | 'producer'>;
}

export interface ImageFact {
  readonly digest: string;
  readonly pixels: readonly [number, number];
  readonly ppi: number;
  readonly space: string;
  readonly filter: string;
  /** [left, top, width, height], mm. */
  readonly box: readonly [number, number, number, number];
}

/** Where the blocks of a page stand, to 0.01 mm. */
export interface PlacedBlocks {
  readonly version: 1;
  readonly page: number;
  /** The right page of a double truck, whose left one is `page`. */
  readonly through?: number;
  readonly blocks: readonly { readonly id: string; readonly block: string; readonly box: Box<Mm> }[];
}

export interface PageReference {
  readonly facts: PageFacts;
  /** One line of type a line, an empty line between blocks. */
  readonly text: string;
  readonly layout?: PlacedBlocks;
  /** Of a page that was just set: where its lines stand. References keep them not. */
  readonly lines?: Layout['lines'];
}

export const referenceFiles = {
  facts: 'facts.json',
  text: 'text.txt',
  layout: 'layout.json',
  picture: 'page.png',
} as const;
