/** What the archive's makers hand to one another. */
import type { EditionFacts, FinishFacts } from '../pdf/index.ts';
import type { ArchiveCopy } from './pdf-a/structure/group-articles.ts';

/** PDF/A-3u is PDF/A-2u with files attached. Both are PDF/UA-1 too. */
export type ArchiveConformance = 'PDF/A-2u' | 'PDF/A-3u';

/** A file inside a PDF/A-3. ISO 19005-3:2012, 6.8. */
export interface Attachment {
  /** As a reader offers to save it: `alto.xml`. Unique in its document. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `application/xml` */
  readonly mime: string;
  /** What it is to the page: what it was made from, data behind it, another form of it, or more to it. */
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  readonly description?: string;
}

export interface ArchivePdfJob {
  /** As for the proof, photos and all. Marks are left out: an archive keeps the page, not its sheet. */
  readonly facts: FinishFacts;
  readonly page: number;
  /** What the page says and where: stories become articles of the structure by it. */
  readonly copy?: ArchiveCopy;
  /** `PDF/A-2u` where nothing is said, or `PDF/A-3u` where there are attachments. */
  readonly conformance?: ArchiveConformance;
  readonly attachments?: readonly Attachment[];
}

export interface ArchiveEditionFacts extends EditionFacts {
  readonly conformance?: ArchiveConformance;
  readonly attachments?: readonly Attachment[];
}
