/** The tag files of a bag: what it is and the checksums of what is in it. RFC 8493, BagIt 1.0. */

import type { WrittenFile } from '../../core/whole-folder.ts';
import { pagesIn } from '../../edition/index.ts';
import type { ExportOptions } from '../export-page.ts';
import type { Issue } from '../issue/model.ts';

export interface BagFacts {
  readonly newspaper: string;
  readonly date: string;
  readonly id: string;
  readonly description: string;
  readonly software: string;
  /** ISO date, where anybody says when the bag was made. */
  readonly baggingDate?: string | undefined;
}

export const bagFacts = (
  { id, newspaper, date, pages, articles }: Issue,
  { software, eventTime }: Pick<ExportOptions, 'software' | 'eventTime'>,
): BagFacts => ({
  id,
  newspaper,
  date,
  description: `${newspaper} ${date}: ${pages.flatMap(pagesIn).length} pages, ${articles.length} articles`,
  software: `${software.name} ${software.version}`,
  baggingDate: eventTime?.slice(0, 10),
});

/** 2.1.1. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** 2.1.3: a path is as it is, but for line ends and the sign that stands for them. */
const encoded = (path: string): string =>
  path.replace(/[%\r\n]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** Checksum and path of each file, sorted by path: a payload or a tag manifest. */
export const manifest = (files: readonly WrittenFile[]): string =>
  files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${encoded(path)}\n`)
    .join('');

/** 2.2.2: all labels here are those that the RFC reserves, and the program's name. */
export function bagInfo(payload: readonly WrittenFile[], facts: BagFacts): string {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const { newspaper, id, date, description, software, baggingDate } = facts;
  return [
    ['Source-Organization', newspaper],
    ['External-Description', description],
    ['External-Identifier', id],
    ['Bagging-Date', baggingDate],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Bag-Group-Identifier', newspaper],
    ['Internal-Sender-Identifier', `${id} ${date}`],
    ['Bag-Software-Agent', software],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `${label}: ${value!.replace(/\s+/gu, ' ').trim()}\n`)
    .join('');
}
