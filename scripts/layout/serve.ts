/** What a page may ask for: the faces and pictures that it was made with, and nothing else. */
import type { HtmlPage } from '../html/model.ts';
import { standIn } from './stand-in.ts';

/** Resolves nowhere; only the tab's own answers reach it. */
export const pageAddress = 'https://page.dayang.invalid/';

export interface Answer {
  readonly body: string | Buffer;
  readonly contentType: string;
}

/** What an address names within the page; undefined for anywhere else. */
export function pathOf(address: string): string | undefined {
  if (!address.startsWith(pageAddress)) return undefined;
  try {
    return decodeURIComponent(address.slice(pageAddress.length));
  } catch {
    // A request that nobody answers would hold the page up for ever.
    return undefined;
  }
}

export function answerTo(path: string, html: HtmlPage): Answer | undefined {
  if (html.pictures.has(path)) return { body: standIn(path), contentType: 'image/jpeg' };
  const face = /^fonts\/([0-9a-f]+)\.ttf$/.exec(path)?.[1];
  const found = html.faces.find(({ sha256 }) => sha256 === face);
  return found && { body: Buffer.from(found.bytes), contentType: 'font/ttf' };
}
