/** What a finished document says of itself. */
export interface DocumentFacts {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author?: string;
  readonly subject?: string;
  /** The edition's date, `2026-09-18`; also the date of the document, so that equal copy gives equal bytes. */
  readonly date: string;
}

/** Beijing time, in which newspapers here date themselves. */
const zone = '+08:00';

/** ISO 8601 with the time zone, for XMP. */
export const isoDate = (date: string): string => `${date}T00:00:00${zone}`;

/** As the Info dictionary writes it. ISO 32000-1:2008, 7.9.4. */
export const pdfDate = (date: string): string => `D:${date.replaceAll('-', '')}000000${zone.replace(':', "'")}'`;
