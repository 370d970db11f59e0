/**
 * The logical view of an edition: what a library calls an issue, its articles and the parts of each, with the places
 * where they stand on the pages. Every exporter reads this and nothing below it. Plain readonly data; lengths are mm
 * from the top-left corner of the trimmed page, rounded to 0.001.
 */
import type { Box, Mm, Pt } from '../../core/units.ts';
import type { Credit, PhotoFacts } from '../../edition/model.ts';
import type { PieceRun } from '../../html/index.ts';
import type { Role } from '../../html/model.ts';

export interface Issue {
  readonly id: string;
  readonly newspaper: string;
  readonly translation?: string;
  /** ISO date of issue. */
  readonly date: string;
  /** 总期号. */
  readonly number?: number;
  /** BCP 47. */
  readonly language: string;
  readonly credits: readonly Credit[];
  /** In the order of the edition. */
  readonly pages: readonly IssuePage[];
  /** In reading order. */
  readonly articles: readonly Article[];
}

export interface IssuePage {
  readonly number: number;
  /** The right page of a double truck, whose left one is `number`: one picture, one ALTO. */
  readonly through?: number;
  /** The number with two digits at least, as file names have it; of a double truck both: `04-05`. */
  readonly label: string;
  /** 版名. */
  readonly name: string;
  readonly language: string;
  readonly width: Mm;
  readonly height: Mm;
  /** Where blocks may stand. */
  readonly typeArea: Box;
  /** In reading order. */
  readonly articles: readonly ArticleHead[];
  /** All parts that stand on the page, in reading order; what belongs to the page itself has no article. */
  readonly parts: readonly Part[];
  readonly graphics: readonly Graphic[];
  /** Outlines of the articles on the page, in reading order. */
  readonly outlines: readonly Outline[];
}

export interface ArticleHead {
  /** The story's id. */
  readonly id: string;
  /** A name for files: ASCII letters, digits, `-` and `_`, no other article's in any case. */
  readonly fileName: string;
  /** What lists call it: the headline, or else its first words. */
  readonly title: string;
  readonly language: string;
}

export interface Article extends ArticleHead {
  readonly kicker?: string;
  readonly headline?: string;
  readonly deck?: string;
  readonly byline?: string;
  readonly authors: readonly Author[];
  /** Numbers of the pages it stands on. */
  readonly pages: readonly number[];
  readonly parts: readonly Part[];
}

export interface Author {
  readonly name: string;
  readonly role: 'author' | 'photographer';
}

/** `jump-head`: over a part of an article that goes on from another page, in place of its headline. */
export type PartKind = Role | 'illustration' | 'jump-head' | 'advertisement';

/** A headline, a paragraph, a caption, a picture: what is read in one go. */
export interface Part {
  /** Serial within the issue, fit for XML: `P05_12`. */
  readonly id: string;
  readonly kind: PartKind;
  /** Id of its article; missing for what belongs to the page. */
  readonly article?: string;
  readonly page: number;
  /** Key of the placed block, or `folio`. */
  readonly block: string;
  readonly language: string;
  /** All its characters as the copy has them, spaces too; '' for pictures. */
  readonly text: string;
  /** Characters at the head of `text` that the program adds as an ornament of the page: `▲`, `——`. */
  readonly mark?: number;
  readonly runs: readonly PieceRun[];
  /** In reading order: one for each frame that the part runs through. */
  readonly pieces: readonly Piece[];
  /** Id of the photo that a picture, its caption and its credit belong to. */
  readonly figure?: string;
  readonly photo?: Picture;
  /** Whose advertisement it is. */
  readonly client?: string;
}

export interface Piece {
  /** Index of the text frame on the page, where it stands in one. */
  readonly frame?: number;
  readonly box: Box;
  readonly lines: readonly IssueLine[];
}

export interface IssueLine {
  readonly box: Box;
  readonly baseline: Mm;
  readonly vertical?: true;
  readonly size: Pt;
  /** PostScript name. */
  readonly font: string;
  readonly weight: number;
  /** CSS colour. */
  readonly colour: string;
  readonly glyphs: readonly Glyph[];
  /** Where the hyphen stands that parts its last word; it is no part of the text. */
  readonly hyphen?: Box;
}

/** One character of a line, white space too. */
export interface Glyph {
  /** One code point. */
  readonly text: string;
  /** Where it stands in its part's text, UTF-16. */
  readonly at: number;
  /** Its cell in the line and all that it paints. */
  readonly box: Box;
  /** 注音 that ends here, read behind it and no part of the text: its characters with their ink. */
  readonly reading?: readonly Pick<Glyph, 'text' | 'box'>[];
}

export interface Picture {
  readonly id: string;
  /** Path from the edition folder. */
  readonly file: string;
  readonly alt: string;
  /** The part of the picture that is shown, 0 to 1 of its width and height. */
  readonly crop: Box<number>;
  readonly facts: PhotoFacts;
}

/** A rule, a frame or an ornament. */
export interface Graphic {
  readonly kind: 'column-rule' | 'rule' | 'frame' | 'ornament';
  readonly box: Box;
}

/** Where an article stands on a page: rings of corners, each clockwise, along its frames and halfway into its gutters. */
export interface Outline {
  readonly article: string;
  readonly rings: readonly (readonly Point[])[];
}

export interface Point {
  readonly x: Mm;
  readonly y: Mm;
}
