/** The files of one page in the archive. */
import { jsonRows } from '../core/json-rows.ts';
import type { Layout } from '../layout/model.ts';
import { altoXml } from './alto/alto-xml.ts';
import type { IssuePage } from './issue/model.ts';
import { pageText } from './text/plain-text.ts';

/** What all exporters go by. */
export interface ExportOptions {
  /** PDF/A-3u carries the Markdown, ALTO and layout of its pages inside. */
  readonly pdfA: '2u' | '3u';
  /** Whether ALTO has a Glyph for each character. */
  readonly glyphs: boolean;
  /** Where the package will stand on the web, with `/` at the end: IIIF cannot do without. */
  readonly baseUrl?: string | undefined;
  /** When the package was made, ISO 8601; no clock is asked. */
  readonly eventTime?: string | undefined;
  /** Name and version of this program. */
  readonly software: { readonly name: string; readonly version: string };
}

export const pageFolder = ({ label }: Pick<IssuePage, 'label'>): string => `data/pages/${label}`;

/** ALTO, text and layout, by their paths in the package. */
export function pageTexts(
  page: IssuePage,
  { layout, order, options }: { readonly layout: Layout; readonly order: number; readonly options: ExportOptions },
): ReadonlyMap<string, string> {
  const folder = pageFolder(page);
  const { glyphs, software, eventTime: time } = options;
  return new Map([
    [`${folder}/alto.xml`, altoXml(page, { glyphs, order, picture: 'page.jpg', software, time })],
    [`${folder}/page.txt`, pageText(page)],
    [`${folder}/layout.json`, jsonRows(layout)],
  ]);
}
