/** Copy as plain text: a line for each part, an empty line between two. */
import type { Article, IssuePage, Part } from '../issue/model.ts';

/** Steers line breaking and is no copy. */
const steering = /[\u00ad\u200b\u2060]/gu;

export const plainText = ({ text }: Pick<Part, 'text'>): string => text.replace(steering, '').trim();

/** What an article itself says: where it went on from page to page is the pages' affair. */
export const ownParts = ({ parts }: Pick<Article, 'parts'>): readonly Part[] =>
  parts.filter(({ kind }) => kind !== 'jump' && kind !== 'jump-head');

/** An article from its kicker to its last caption. */
export const articleText = (article: Pick<Article, 'parts'>): string => paragraphs(ownParts(article).map(plainText));

/** All that stands on a page, in reading order; the folio line stays one line. */
export function pageText({ parts }: Pick<IssuePage, 'parts'>): string {
  const folio = parts.filter(({ kind }) => kind === 'folio').map(plainText);
  return paragraphs([folio.join(' '), ...parts.filter(({ kind }) => kind !== 'folio').map(plainText)]);
}

const paragraphs = (lines: readonly string[]): string => `${lines.filter(Boolean).join('\n\n')}\n`;
