/** What a page may ask for: the faces and pictures that it was made with, and nothing else. */
import type { HtmlPage } from '../html/model.ts';
import { standIn } from './stand-in.ts';

/** Resolves nowhere; only the tab's own answers reach it. */
export const pageAddress = 'https://page.dayang.invalid/';

export interface Answer {
  readonly body: string | Buffer;
  readonly contentType: string;
}

export function answerTo(path: string, html: HtmlPage): Answer | undefined {
  const face = /^fonts\/([0-9a-f]+)\.ttf$/.exec(path)?.[1];
  if (face) {
    const found = html.faces.find((one) => one.sha256 === face);
    return found && { body: Buffer.from(found.bytes), contentType: 'font/ttf' };
  }
  return html.pictures.has(path) ? { body: standIn(path), contentType: 'image/jpeg' } : undefined;
}
