/**
 * What an edition folder says, once it has been read and found sound: plain readonly data.
 * Every piece of copy knows the file and range it came from.
 */
import type { Origin, SourceFile } from '../core/source.ts';
import type { Box, Mm, Pt } from '../core/units.ts';
import type { Advertisement, AdvertisementFacts, PdfFacts } from './advertisements.ts';
import type { ColumnAlign, NameList, Notice, PullQuote, Sidebar, Table } from './directives.ts';

export type { Advertisement, AdvertisementFacts, ColumnAlign, NameList, Notice, PdfFacts, PullQuote, Sidebar, Table };

/** A short piece of copy set as one unit: a headline, a caption's credit, the banner. */
export interface Copy {
  readonly text: string;
  readonly origin: Origin;
}

/**
 * Copy in one inline style. Where `exact` is true the run's characters stand one to one in the source range
 * (so that an edit at character i is an edit at `origin.from + i`); escapes and entities get runs of their own.
 */
export interface Run {
  readonly text: string;
  readonly origin: Origin;
  readonly exact: boolean;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly href?: string;
  /** 专名号 or 书名号甲式: the words of a proper noun or of a title. */
  readonly mark?: 'name' | 'title';
  /** The first run of its name or title, which may stand beside another. */
  readonly opens?: true;
  /** BCP 47, where it is another than the paragraph's. */
  readonly language?: string;
  /** 注音 of these characters; it stands beside them and is no part of the text. */
  readonly reading?: Reading;
}

/** `exact` as in `Run`. */
export interface Reading extends Copy {
  readonly exact: boolean;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** BCP 47, where it is another than the story's. */
  readonly language?: string;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

export interface SectionHead {
  readonly kind: 'section-head';
  /** BCP 47, where it is another than the story's. */
  readonly language?: string;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

export type Flow = Paragraph | SectionHead;

/** `:::photo{#id src="photos/x.jpg" alt="…" credit="…" focus="50% 40%"}` with the caption as its content. */
export interface Photo {
  readonly id: string;
  readonly file: string;
  readonly alt: string;
  readonly caption?: Paragraph;
  readonly credit?: Copy;
  /** The point that cropping keeps, in parts of the picture's width and height, 0 to 1. */
  readonly focus: { readonly x: number; readonly y: number };
  /** Where faces are, in the same parts. */
  readonly faces?: readonly Box<number>[];
  readonly gaze?: Gaze;
  readonly facts: PhotoFacts;
  readonly origin: Origin;
}

/** Where those in a picture look. */
export type Gaze = 'left' | 'right' | 'up' | 'down';

/** Read from the file's head, without decoding the picture. */
export interface PhotoFacts {
  readonly format: 'jpeg' | 'png' | 'webp' | 'svg' | 'tiff' | 'gif' | 'avif';
  /** As seen, that is after EXIF orientation. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colour: 'rgb' | 'gray' | 'cmyk';
  /** EXIF orientation 1 to 8. */
  readonly orientation: number;
  readonly sha256: string;
  readonly bytes: number;
  /** How many pictures the file holds, of which the first is printed; missing where it is one. */
  readonly frames?: number;
}

export interface Story {
  /** The file's name without `.md`. */
  readonly id: string;
  readonly file: string;
  readonly language: string;
  readonly kicker?: Copy;
  /** `｜` marks where the line may break; it is not printed. */
  readonly headline?: Copy;
  readonly deck?: Copy;
  readonly byline?: Copy;
  /** What its continuation on another page is headed by, in place of the headline. */
  readonly jumpKey?: Copy;
  /** 1 to 9: how much it weighs when a page is made of it. */
  readonly weight?: number;
  readonly lede: readonly Paragraph[];
  readonly body: readonly Flow[];
  readonly photos: readonly Photo[];
  readonly sidebars: readonly Sidebar[];
  readonly pullQuotes: readonly PullQuote[];
  readonly nameLists: readonly NameList[];
  readonly tables: readonly Table[];
  readonly notices: readonly Notice[];
}

export interface Sheet {
  readonly name: 'broadsheet' | 'tabloid' | 'custom';
  /** Trimmed size. */
  readonly width: Mm;
  readonly height: Mm;
  /** 0 or 3 mm by custom; any length is allowed. */
  readonly bleed: Mm;
  readonly marks: 'none' | 'crop';
  /** Smallest white around the type area; the grid is centred in what is left, its odd rest at the foot. */
  readonly margins: { readonly top: Mm; readonly bottom: Mm; readonly inner: Mm; readonly outer: Mm };
}

/**
 * The page's grid in whole characters and whole rows. A column is `characters × size` wide, a row one `pitch` high.
 */
export interface Grid {
  readonly columns: number;
  /** White between the middle columns of a double truck, besides their gutter; `columns` are those of both pages. */
  readonly fold?: Pt;
  /** Characters of the base size in one column. */
  readonly characters: number;
  readonly size: Pt;
  /** Between columns, in ems of the base size. */
  readonly gutter: number;
  readonly pitch: Pt;
  /** Rows in the type area. */
  readonly rows: number;
  /** Characters a column that the body may be set to, the preferred one first; the size follows. */
  readonly bodyCharacters: readonly number[];
}

/** How running text is set. W3C CLREQ, 3.1. */
export interface Setting {
  /** Whether lines are planned by paragraph, and whether Han may be tracked for them; or left to the browser. */
  readonly mode: 'newspaper' | 'clreq' | 'browser';
  /** 全角式, 开明式, 半角式. */
  readonly punctuation: 'full' | 'kaiming' | 'half';
  readonly kinsoku: 'none' | 'basic' | 'gb' | 'strict';
  /** Between Han and Latin letters or digits, of an em. */
  readonly space: 'none' | 'eighth' | 'quarter';
  /** Characters that a paragraph's last line holds at least. */
  readonly last: number;
}

/** What is written across in the copy and stands upright in vertical text. */
export interface UprightStyle {
  /** What “ and ‘ are in vertical text: ﹃ and ﹁ by GB/T 15834, or ﹁ and ﹃. */
  readonly quotes: 'gb' | 'corner';
  /** Numbers of three and more figures in vertical text: one figure under another, or as Han numerals. */
  readonly numbers: 'upright' | 'han';
}

/** A story set from top to bottom 竖排: tiers 栏 one under another, each with lines from right to left. */
export interface Vertical {
  /** Rows of each tier, both ends inclusive; those of its frames where the block names frames. */
  readonly tiers: readonly Area['rows'][];
  /** Characters that a line of the first tier may be set to, the preferred one first; the size follows. */
  readonly characters: readonly number[];
}

/** Whole columns and rows, counted from 1, both ends inclusive. */
export interface Area {
  readonly columns: { readonly from: number; readonly to: number };
  readonly rows: { readonly from: number; readonly to: number };
}

/** The rows that a block may be set to when the page is fitted, and the edge that stays where it is. */
export interface FitRange {
  readonly min: number;
  readonly max: number;
  readonly anchor: 'top' | 'bottom';
}

/** The lines of a vertical story that a block may take when the page is fitted, and the edge that stays. */
export interface LineRange {
  readonly min: number;
  readonly max: number;
  readonly anchor: 'left' | 'right';
}

/** What a text block has of a story that runs over several pages. */
export interface StoryPart {
  /** From 0, in the order of the pages. */
  readonly index: number;
  /** How many parts the story has: two at least. */
  readonly of: number;
  /** What of the story's body stands here: indexes of its flow, half open. */
  readonly from: number;
  readonly to: number;
  /** The pages that hold the part before and the part after, as they are told: `4`, or `4-5` for a double truck. */
  readonly before?: string;
  readonly after?: string;
}

interface PlacedBase {
  /** Its key under `place:`. */
  readonly id: string;
  readonly area: Area;
  readonly fit?: FitRange;
  readonly widen?: LineRange;
  /** Clear rows that text keeps from the block, above and below. */
  readonly air: { readonly above: number; readonly below: number };
  /** A class of the style sheets: `look-NAME`. */
  readonly look?: string;
  readonly origin: Origin;
}

export type Placed = PlacedBase &
  (
    | { readonly block: 'banner'; readonly title: Copy; readonly translation?: Copy; readonly slogan?: readonly Copy[] }
    | { readonly block: 'series-logo'; readonly slogan: readonly Copy[] }
    | { readonly block: 'masthead'; readonly lines: readonly Copy[] }
    | {
        readonly block: 'headline' | 'vertical-headline';
        readonly story: string;
        readonly align?: 'left' | 'center' | 'right';
      }
    | {
        readonly block: 'kicker' | 'deck' | 'byline' | 'lede';
        readonly story: string;
        readonly align?: 'left' | 'center' | 'right';
        readonly writing: Writing;
      }
    | {
        readonly block: 'overlay-headline';
        readonly story: string;
        readonly over: string;
        readonly ink: 'white' | 'black';
      }
    | { readonly block: 'photo'; readonly photo: string }
    | { readonly block: 'photo-strip'; readonly photos: readonly string[] }
    | { readonly block: 'sidebar'; readonly sidebar: string; readonly frame: Frame; readonly writing: Writing }
    | { readonly block: 'pull-quote'; readonly quote: string; readonly straddle: boolean; readonly writing: Writing }
    | { readonly block: 'index'; readonly title?: Copy; readonly entries: readonly string[] }
    | { readonly block: 'advertisement'; readonly advertisement: Advertisement }
    /** It leads to a story of another page. */
    | { readonly block: 'teaser'; readonly leadsTo: string; readonly picture?: string }
    | { readonly block: 'names'; readonly names: string }
    | { readonly block: 'table'; readonly table: string }
    | { readonly block: 'notice'; readonly notice: string; readonly frame: 'none' | 'rule' | 'mourning' }
    | {
        readonly block: 'text';
        readonly story: string;
        readonly frames?: readonly Area[];
        readonly rules: boolean;
        readonly vertical?: Vertical;
        /** 下转: how many paragraphs of the story stand up to its end, where the page file says so. */
        readonly jump?: { readonly after: number };
        readonly part?: StoryPart;
      }
    | { readonly block: 'box'; readonly frame: Frame }
    | {
        readonly block: 'rule';
        readonly weight: 'hairline' | 'thin' | 'double';
        readonly direction: 'horizontal' | 'vertical';
      }
    | { readonly block: 'picture-credit'; readonly text: Copy }
    | { readonly block: 'ornament' }
  );

export type BlockName = Placed['block'];
export type Writing = 'horizontal' | 'vertical';
export type Frame = 'none' | 'rule' | 'double' | 'ornament';

export interface Page {
  readonly number: number;
  /** Of a double truck 通版 the right page; `number` is the left one, and sheet and grid are those of both. */
  readonly through?: number;
  /** 版名, such as 专版. */
  readonly name: string;
  readonly file: string;
  readonly template: string;
  readonly theme: string;
  readonly sheet: Sheet;
  readonly grid: Grid;
  readonly setting: Setting;
  readonly upright: UprightStyle;
  readonly fit: 'exact' | 'report' | 'off';
  readonly placed: readonly Placed[];
  readonly origin: Origin;
}

export interface Credit {
  readonly role: string;
  readonly name: string;
}

/** What the edition's press files are made for. */
export interface PressChoice {
  readonly preset: string;
  readonly conformance: 'PDF/X-4' | 'PDF/X-1a:2003';
  /** Absolute path of the plant's own ICC profile. */
  readonly profile?: string;
  readonly marks?: boolean;
  /** Where `press:` or the edition file itself stands. */
  readonly origin: Origin;
}

export interface Edition {
  /** The folder's name unless `edition.yaml` says otherwise; names the output folder. */
  readonly id: string;
  /** Absolute path of the edition folder. */
  readonly root: string;
  readonly newspaper: Copy;
  readonly translation?: Copy;
  /** ISO date; the only clock the output knows. */
  readonly date: string;
  /** 总期号. */
  readonly number?: number;
  readonly language: string;
  readonly credits: readonly Credit[];
  readonly press: PressChoice;
  /** Absolute path of its house style. */
  readonly house?: string;
  /** Absolute path of its house package: templates and styles that come before the program's. */
  readonly package?: string;
  readonly pages: readonly Page[];
  /** Of the whole issue, those too that are left out here; a double truck counts twice. */
  readonly pageCount: number;
  readonly stories: ReadonlyMap<string, Story>;
  /** The page on which the text of each story begins, as it is told: `4`, or `4-5` for a double truck. */
  readonly storyPages: ReadonlyMap<string, string>;
  /** What directives hold, of all stories by id; an id stands once in an edition. */
  readonly photos: ReadonlyMap<string, Photo>;
  readonly sidebars: ReadonlyMap<string, Sidebar>;
  readonly pullQuotes: ReadonlyMap<string, PullQuote>;
  readonly nameLists: ReadonlyMap<string, NameList>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly notices: ReadonlyMap<string, Notice>;
  readonly sources: ReadonlyMap<string, SourceFile>;
}
