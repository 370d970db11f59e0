/** An article as blocks to read on a screen: the pictures come between its sections, not after all of it. */
import { gatherListings, groupsOfNames, listingOf, rowsOfTable } from '../issue/listings.ts';
import type { Article, Part } from '../issue/model.ts';
import { inlineHtml } from './inline-html.ts';

/** A view of one of `templates/e-paper/parts`. */
export interface ArticleBlock {
  readonly partial: string;
  readonly [field: string]: unknown;
}

export interface ShownPicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** The copy of a part as HTML in its article. */
type InHtml = (part: Part) => string;

const partial = (name: string): string => `e-paper/parts/${name}`;

export function articleBlocks(
  { parts, language }: Article,
  picture: (photo: string) => ShownPicture,
): readonly ArticleBlock[] {
  const inHtml: InHtml = (part) => inlineHtml(part, language);
  const flowBlock = flowBlockWith(inHtml);
  const flow = parts.filter(({ kind }) => kind === 'lede' || kind === 'body' || kind === 'section-head');
  const inserts = [...figures(parts, picture, inHtml), ...quotes(parts, inHtml)];
  const lede = flow.filter(({ kind }) => kind === 'lede');
  const body = flow.filter(({ kind }) => kind !== 'lede');
  // The first picture stands under the lede, the others before section heads as long as there are any.
  const blocks: ArticleBlock[] = [...lede.map(flowBlock), ...inserts.splice(0, 1)];
  for (const [index, part] of body.entries()) {
    if (part.kind === 'section-head' && index > 0) blocks.push(...inserts.splice(0, 1));
    blocks.push(flowBlock(part));
  }
  return [...blocks, ...inserts, ...asides(parts, inHtml), ...listings(parts, inHtml)];
}

const flowBlockWith =
  (inHtml: InHtml) =>
  (part: Part): ArticleBlock =>
    part.kind === 'section-head'
      ? { partial: partial('section-head'), html: inHtml(part) }
      : { partial: partial('paragraph'), class: part.kind, html: inHtml(part) };

function figures(
  parts: readonly Part[],
  picture: (photo: string) => ShownPicture,
  inHtml: InHtml,
): readonly ArticleBlock[] {
  return parts.flatMap(({ photo, figure }): ArticleBlock[] => {
    if (!photo) return [];
    const words = (kind: Part['kind']): string | null => {
      const part = parts.find((one) => one.figure === figure && one.kind === kind);
      return part ? inHtml(part) : null;
    };
    const [caption, credit] = [words('caption'), words('credit')];
    // A credit without a caption stands in its place.
    const shown = caption === null ? { caption: credit, credit: null } : { caption, credit };
    return [{ partial: partial('figure'), ...picture(photo.id), alt: photo.alt, ...shown }];
  });
}

/** Parts of one block of these kinds. */
const together = (parts: readonly Part[], kinds: readonly Part['kind'][]): readonly (readonly Part[])[] => [
  ...Map.groupBy(
    parts.filter(({ kind }) => kinds.includes(kind)),
    ({ block }) => block,
  ).values(),
];

const quotes = (parts: readonly Part[], inHtml: InHtml): readonly ArticleBlock[] =>
  together(parts, ['pull-quote', 'quote-source']).map((own) => ({
    partial: partial('pull-quote'),
    paragraphs: own.filter(({ kind }) => kind === 'pull-quote').map(inHtml),
    source:
      own
        .filter(({ kind }) => kind === 'quote-source')
        .map(inHtml)
        .join('') || null,
  }));

/** Sidebars and notices. */
const asides = (parts: readonly Part[], inHtml: InHtml): readonly ArticleBlock[] =>
  (['sidebar', 'notice'] as const).flatMap((kind) =>
    together(parts, kind === 'notice' ? ['notice-head', 'notice', 'notice-end'] : ['sidebar-head', 'sidebar']).map(
      (own) => ({
        partial: partial('sidebar'),
        head:
          own
            .filter((part) => part.kind === `${kind}-head`)
            .map(inHtml)
            .join('') || null,
        paragraphs: own.filter((part) => part.kind !== `${kind}-head`).map(inHtml),
      }),
    ),
  );

const listings = (parts: readonly Part[], inHtml: InHtml): readonly ArticleBlock[] =>
  gatherListings(parts).flatMap((own): readonly ArticleBlock[] => {
    const listing = listingOf(own[0]!);
    if (listing === 'table') {
      const rows = rowsOfTable(own).map((row) => ({
        head: row[0]!.kind === 'table-head',
        cells: row.map(inHtml),
      }));
      return [{ partial: partial('table'), rows }];
    }
    if (listing !== 'names') return [];
    const groups = groupsOfNames(own).map(({ head, names }) => ({
      head: head ? inHtml(head) : null,
      names: names.map(inHtml),
    }));
    return [{ partial: partial('names'), groups }];
  });
