/** A page as HTML that needs nothing but what this object holds. */
import type { Mm } from '../core/units.ts';
import type { BlockPieces } from './expected-copy.ts';
import type { PagePlan } from './plan.ts';

/** A font face, already cut down to the characters of the page. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  /** Plain TrueType. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** One stretch of copy that must stand on the page, in the order in which the page is read. */
export interface ExpectedCopy {
  readonly block: string;
  readonly text: string;
  /** Where the text begins; missing for what the program itself adds, such as the weekday. */
  readonly source?: { readonly file: string; readonly from: number };
  /** BCP 47, for words of another language than the text around them. */
  readonly language?: string;
}

export interface HtmlPage {
  readonly number: number;
  readonly title: string;
  readonly language: string;
  readonly html: string;
  readonly faces: readonly FontFace[];
  /** Pictures by the path that the HTML names them with, to the absolute path on disk. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly plan: PagePlan;
  /** Sheet in mm, trimmed. */
  readonly sheet: { readonly width: Mm; readonly height: Mm; readonly bleed: Mm; readonly marks: 'none' | 'crop' };
  /** The copy of the page, block by block in reading order, piece by piece as it is painted. */
  readonly pieces: readonly BlockPieces[];
  /** The same as plain text. */
  readonly expected: readonly ExpectedCopy[];
  readonly outline: readonly { readonly level: number; readonly text: string }[];
}

/** What a line of type is on the page; `data-role` in the HTML. */
export type Role =
  | 'folio'
  | 'masthead'
  | 'banner'
  | 'translation'
  | 'slogan'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'lede'
  | 'body'
  | 'section-head'
  | 'jump'
  | 'caption'
  | 'credit'
  | 'sidebar-head'
  | 'sidebar'
  | 'pull-quote'
  | 'quote-source'
  | 'index-head'
  | 'index'
  | 'teaser-head'
  | 'teaser'
  | 'names-head'
  | 'names'
  | 'table-head'
  | 'table'
  | 'notice-head'
  | 'notice'
  | 'notice-end'
  | 'advertisement-label'
  | 'picture-credit'
  | 'ornament';
