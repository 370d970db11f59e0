/** What a clause of PDF/A or PDF/UA is, what it is held against, and what it hands back. */
import type { Code } from '../../core/catalogue/index.ts';
import type { PageNode, PDFContext, PDFDict, PDFObject, PDFRef, StructureTree } from '../../pdf/index.ts';
import type { SubjectPage } from '../rule.ts';
import type { ContentFacts } from './subject/content-facts.ts';
import type { FileSyntax } from './subject/file-syntax.ts';
import type { FontUse } from './subject/font-use.ts';
import type { Outfit } from './subject/outfit.ts';
import type { TagFacts } from './subject/tag-facts.ts';
import type { XmpPacket } from './subject/xmp-packet.ts';

export type ArchiveStandard = 'PDF/A-2u' | 'PDF/A-3u' | 'PDF/UA-1';
export const archiveStandards: readonly ArchiveStandard[] = ['PDF/A-2u', 'PDF/A-3u', 'PDF/UA-1'];

export interface ClausePage extends SubjectPage {
  readonly node: PageNode;
  readonly content: ContentFacts;
}

export interface ClauseSubject {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly standard: ArchiveStandard;
  readonly catalog: PDFDict | undefined;
  /** Every object of the file, referred to or not. */
  readonly objects: readonly (readonly [PDFRef, PDFObject])[];
  readonly syntax: FileSyntax;
  readonly outfit: Outfit;
  readonly pages: readonly ClausePage[];
  readonly fonts: readonly FontUse[];
  /** That of the document, and those of its parts. */
  readonly packet: XmpPacket | undefined;
  readonly packets: readonly XmpPacket[];
  readonly structure: StructureTree | undefined;
  readonly tags: TagFacts;
}

export interface Breach {
  /** Number under which veraPDF tests it, such as `6.1.2-1`. */
  readonly test: string;
  /** What is wrong, in words of the format: the same in every language. */
  readonly what: string;
  readonly page?: number;
}

export interface Clause {
  /** Code of its diagnostics; words and severity stand in the catalogue under it. */
  readonly id: Code;
  /** Which tests of veraPDF's profiles it stands for. */
  readonly tests: readonly string[];
  readonly description: { readonly en: string; readonly zh: string };
  readonly find: (subject: ClauseSubject) => readonly Breach[];
}

export const breach = (test: string, what: string, page?: number): Breach => ({
  test,
  what,
  ...(page !== undefined && { page }),
});
