/** The text of a page as a PDF gives it: one entry a character, in the order in which the page is drawn. */

export interface PdfCharacter {
  /** One code point. U+FFFD where the font does not tell. */
  readonly text: string;
  /** Where the character stands on its baseline: pt from the lower-left corner of the page's space. */
  readonly x: number;
  readonly y: number;
  /** Type size in pt as drawn. */
  readonly size: number;
  /** Advance along the line in pt. */
  readonly width: number;
  /** PostScript name without a subset's tag. */
  readonly font: string;
  readonly type3?: true;
  /** [left, bottom, right, top] of what the glyph paints, pt; only where it was asked for, and only of TrueType. */
  readonly ink?: readonly number[];
  /** In the file but not to be seen: drawn in a mode that leaves no ink, or outside the clipping path. */
  readonly hidden?: 'ink' | 'clip';
}

export interface PageText {
  /** From 0. */
  readonly index: number;
  /** [left, bottom, right, top] of the trimmed page in pt. */
  readonly trim: readonly number[];
  readonly characters: readonly PdfCharacter[];
  /** True when the page is too deep or too long to be read to its end. */
  readonly cut?: true;
}

const ignored = /[\p{White_Space}\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\u0000-\u001f]/u;

/**
 * False for what conservation of copy passes over: white space, the ideographic space too, and characters that only
 * steer line breaking. Extractors invent, drop and keep these each in its own way.
 */
export const counts = (character: string): boolean => !ignored.test(character);
