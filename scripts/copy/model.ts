/** What the copy desk reads and finds: plain readonly data. */
import type { Code } from '../core/catalogue/index.ts';
import type { Parameters, Severity } from '../core/diagnostic.ts';
import type { Origin, SourceFile } from '../core/source.ts';

/** What a piece of copy is on the page. */
export type Role =
  | 'folio'
  | 'banner'
  | 'slogan'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'lede'
  | 'section-head'
  | 'paragraph'
  | 'caption'
  | 'credit'
  | 'sidebar-head'
  | 'sidebar'
  | 'pull-quote';

/** A stretch of a piece's text and where it stands in the file. */
export interface Stretch {
  /** Offset in the piece's text, and the length there. */
  readonly at: number;
  readonly length: number;
  /** Offsets in the file, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The characters stand one to one in the file; otherwise all of them stand for all of the range. */
  readonly exact: boolean;
}

/** Copy that is set as one: a paragraph, a headline, a caption. */
export interface Piece {
  readonly role: Role;
  /** As the page shows it: without marks of Markdown, marks for breaks and marks of the copy desk. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly origin: Origin;
  /** Names the run of text that the piece belongs to: the body of a story, one sidebar. */
  readonly chain: string;
  /** BCP 47, where it is another than the file's. */
  readonly language?: string;
  /** Stretches of its text in a language other than its own. */
  readonly foreign?: readonly { readonly at: number; readonly length: number; readonly language: string }[];
}

/** One file as the copy desk reads it. */
export interface CopyFile {
  readonly source: SourceFile;
  readonly kind: 'story' | 'page' | 'edition' | 'text';
  readonly pieces: readonly Piece[];
  /** BCP 47. */
  readonly language: string;
  /** Date of issue, ISO; missing where nothing says it. */
  readonly date?: string;
}

/** A place in a piece: UTF-16 offsets in its text, end exclusive. */
export interface Spot {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

export interface Finding extends Spot {
  /** Values for the rule's message. */
  readonly parameters: Parameters;
  /** What must stand there instead, where there is exactly one right answer. */
  readonly mend?: string;
  readonly severity?: Severity;
  readonly related?: readonly Spot[];
}

/** A finding with its rule, the severity that the house gives it, and its place in the file. */
export interface Found extends Finding {
  readonly rule: Code;
  readonly severity: Severity;
  readonly source: SourceFile;
  /** Offset in the file. */
  readonly at: number;
}

/** One change of a file: offsets into the text as it was before, end exclusive. */
export interface Edit {
  readonly rule: Code;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}
