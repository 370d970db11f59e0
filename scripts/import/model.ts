/** What an import finds in a page's text export, and what it reports. */

import type { Span } from '../copy/index.ts';

export type { Span };

/** Copy taken from the source: its text is its spans' text in order, with at most a space at each seam. */
export interface Passage {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Offsets in `text` where the pieces of a paragraph that a column end had cut were joined. */
  readonly seams: readonly number[];
}

export type FlowPassage = Passage & { readonly kind: 'paragraph' | 'section-head' };

export interface SidebarPassage {
  readonly head?: Passage;
  readonly paragraphs: readonly Passage[];
}

/** A page's text export taken apart. */
export interface TextParts {
  readonly bannerTitle?: Passage;
  readonly bannerTranslation?: Passage;
  readonly kicker?: Passage;
  readonly headline?: Passage;
  readonly deck?: Passage;
  readonly byline?: Passage;
  readonly lede?: Passage;
  readonly flow: readonly FlowPassage[];
  readonly captions: readonly Passage[];
  readonly sidebar?: SidebarPassage;
  readonly credit?: Passage;
  readonly slogan: readonly Passage[];
  /** Characters that are signs to the reader of the file, not copy: `#`, rules of dashes, a caption's ▲. */
  readonly markup: readonly Span[];
  /** Paragraphs that end without a full stop and have nothing to be joined with. */
  readonly unfinished: readonly Passage[];
}

export type SheetName = 'broadsheet' | 'tabloid';

/** A photo to be imported, measured. */
export interface FoundPhoto {
  /** Absolute path. */
  readonly path: string;
  /** File name without folder. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Each character of the source, by what became of it. */
export interface Account {
  /** UTF-16 units in the source, less a byte order mark. */
  readonly source: number;
  /** Of these: printed on the page. */
  readonly copy: number;
  readonly markup: number;
  /** Line ends, indents and spaces. */
  readonly white: number;
}

export interface LayoutChoice {
  readonly variant: string;
  readonly sheet: SheetName;
  readonly columns: number;
  readonly rows: number;
  /** Body characters a column, the chosen one first. */
  readonly bodyCharacters: readonly number[];
  /** Column rows the story needs, by estimate, at the first of `bodyCharacters`. */
  readonly need: number;
  /** Column rows the page offers with its pictures as large, as preferred and as small as they may be. */
  readonly supply: { readonly min: number; readonly preferred: number; readonly max: number };
  readonly fits: boolean;
}

export interface ImportReport {
  readonly out: string;
  readonly files: readonly string[];
  readonly account: Account;
  /** Characters in each recognised part, white space aside. */
  readonly parts: Readonly<Record<string, number>>;
  readonly photos: readonly { readonly id: string; readonly file: string; readonly caption?: string }[];
  readonly joins: readonly { readonly line: number; readonly suspicious: boolean; readonly around: string }[];
  readonly layout: LayoutChoice;
}
