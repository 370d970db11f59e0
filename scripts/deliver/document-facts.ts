/** What the finished PDF says of itself, from the edition alone: no clock, no folder, no machine. */
import { createHash } from 'node:crypto';
import { paddedLabel } from '../edition/index.ts';
import type { Edition, Page } from '../edition/model.ts';
import { photosOf } from '../html/index.ts';
import type { HtmlPage } from '../html/model.ts';
import type { Printed } from '../layout/index.ts';
import type { EditionFacts, FinishFacts } from '../pdf/index.ts';

export const pageFacts = (
  edition: Edition,
  page: Page,
  {
    html,
    printed,
    photos,
  }: { readonly html: HtmlPage; readonly printed: Printed; readonly photos?: NonNullable<FinishFacts['photos']> },
): FinishFacts => ({
  title: html.title,
  language: html.language,
  author: edition.newspaper.text,
  subject: page.name,
  date: edition.date,
  sheet: html.sheet,
  place: { x: printed.trim.left as never, y: printed.trim.top as never },
  outline: html.outline,
  ...(photos && { photos }),
});

export const editionFacts = (edition: Edition): EditionFacts => ({
  title: `${edition.newspaper.text} ${edition.date}`,
  language: edition.language,
  author: edition.newspaper.text,
  date: edition.date,
  pages: edition.pages.map((page) => {
    const label = paddedLabel(page);
    return { title: `${label} ${page.name}`, label };
  }),
});

/** What a page was made of, as a hash: its HTML and the photos on it. */
export function sourceHash(edition: Edition, page: Page, html: HtmlPage): string {
  const hash = createHash('sha256').update(html.html);
  const hashes = page.placed.flatMap(photosOf).flatMap((id) => edition.photos.get(id)?.facts.sha256 ?? []);
  for (const one of [...new Set(hashes)].sort()) hash.update(one);
  for (const one of page.placed) if (one.block === 'advertisement') hash.update(one.advertisement.facts.sha256);
  return hash.digest('hex');
}
