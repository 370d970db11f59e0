/** What a comparison of two PDFs says. Boxes are mm from the top-left corner of the trimmed page, rounded to 0.01. */
import type { Box, Mm } from '../core/units.ts';

export type LayerName = 'text' | 'geometry' | 'looks' | 'production';

/** A page's verdict; `moved` when everything on it is the same but stands elsewhere. */
export type Verdict = 'same' | 'moved' | 'changed' | 'added' | 'removed';

export interface Change {
  readonly layer: LayerName;
  /**
   * What happened, a fixed word of its layer.
   * text: inserted, deleted, replaced, moved · geometry: moved, resized, added, removed, page-box, order ·
   * looks: region · production: ink, font, glyph, overprint, transparency, clip, image, output-intent, conformance,
   * version, metadata, language, encryption, tags, annotation.
   */
  readonly kind: string;
  /** Of what: line, picture, rule, block, glyphs, annotation, page, document. */
  readonly object: string;
  /** Where it stood and where it stands; one of them is missing for what was added or removed. */
  readonly was?: Box<Mm>;
  readonly is?: Box<Mm>;
  /** In the words of the layer: characters, `cmyk 0 0 0 1`, `716 ppi`, a font's name. */
  readonly before?: string;
  readonly after?: string;
  /** Some characters on each side, so that a person finds the place. */
  readonly context?: { readonly before: string; readonly after: string };
  /** How far it moved. */
  readonly shift?: { readonly x: Mm; readonly y: Mm };
  /** How many glyphs, pixels or objects have a part in it. */
  readonly count?: number;
  /** Looks: part of the region's pixels that differ, largest difference of a channel (0 to 255). */
  readonly share?: number;
  readonly greatest?: number;
  /** Looks: `type-edge` or `hairline` where nothing but the drawing of an equal object differs. */
  readonly label?: string;
  /** Where both sides have a layout: the block, and the place in its source. */
  readonly block?: string;
  readonly source?: { readonly file: string; readonly line: number; readonly column: number };
  /** The rule of acceptance that lets it pass, by its name. */
  readonly accepted?: string;
}

export interface ComparedPage {
  /** From 1; missing on the side that has not this page. */
  readonly old?: number;
  readonly new?: number;
  /** How people call it: the page number printed on it, or its place. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
  /** Trimmed size of the new page, or of the old one where there is no new. */
  readonly width: Mm;
  readonly height: Mm;
}

export interface Side {
  /** As the user named it. */
  readonly name: string;
  readonly sha256: string;
  readonly pages: number;
  readonly producer?: string;
}

export interface Missing {
  readonly layer: LayerName;
  /** `broken`: its structure cannot be read. `undrawn`: PDFium cannot draw it. `no-pixels`: references keep none. */
  readonly why: 'broken' | 'undrawn' | 'no-pixels';
  /** The files that it is for; none where it is for the references. */
  readonly files: readonly string[];
}

export interface Comparison {
  readonly version: 1;
  readonly old: Side;
  readonly new: Side;
  readonly verdict: 'same' | 'different';
  /** True where only the programs that made the pages differ, not what they painted. */
  readonly toolchainChanged: boolean;
  readonly pages: readonly ComparedPage[];
  /** Changes of the whole document. */
  readonly document: readonly Change[];
  /** Layers that could not be compared. */
  readonly missing: readonly Missing[];
  readonly milliseconds: number;
}
