/** Views of what a story's directives hold: photos, sidebars, pull quotes. */
import type { Origin } from '../core/source.ts';
import type { Edition, Photo, Placed } from '../edition/model.ts';
import { holderOf } from './holder.ts';
import { copyRun, ownWords, type Piece, pieceText } from './piece.ts';
import { headPiece, type Manner, paragraphPiece, spoken } from './story-views.ts';

/** The language of the story that holds something, where it is another than the edition's. */
export const storyLanguage = (edition: Edition, held: { readonly origin: Origin }) =>
  spoken(edition, holderOf(edition, held)?.language);

export interface FigureView {
  readonly id: string;
  readonly src: string;
  readonly alt: string;
  /** The point that cropping keeps, in per cent. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mark: Piece | null;
  readonly caption: Piece | null;
  readonly credit: Piece | null;
  readonly pieces: readonly Piece[];
}

export function photoNamed(edition: Edition, id: string): Photo {
  const photo = edition.photos.get(id);
  if (!photo) throw new Error(`The edition holds no photo "${id}".`);
  return photo;
}

/** Photos of a placed block, by id. */
export function photosOf(placed: Placed): readonly string[] {
  if (placed.block === 'photo') return [placed.photo];
  if (placed.block === 'teaser') return placed.picture === undefined ? [] : [placed.picture];
  return placed.block === 'photo-strip' ? placed.photos : [];
}

/** A path as an address: a file's name may hold any sign, `%` and `#` too. */
export const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const percent = (part: number): number => Number((part * 100).toFixed(3));

function figureView(edition: Edition, id: string): FigureView {
  const photo = photoNamed(edition, id);
  const own = storyLanguage(edition, photo);
  const caption = photo.caption ? paragraphPiece(photo.caption, 'caption', own) : null;
  const credit: Piece | null = photo.credit
    ? { ...own, role: 'credit', face: 'credit', runs: [copyRun(photo.credit, edition.sources)] }
    : null;
  const mark = caption && !pieceText(caption).startsWith('▲') ? ownWords('caption', '▲') : null;
  return {
    id,
    src: addressOf(photo.file),
    alt: photo.alt,
    x: percent(photo.focus.x),
    y: percent(photo.focus.y),
    width: photo.facts.widthPx,
    height: photo.facts.heightPx,
    mark,
    caption,
    credit,
    pieces: [mark, caption, credit].filter((piece) => piece !== null),
  };
}

/** A picture without its caption and credit, which it has where it stands with its story. */
export const bareFigureView = (edition: Edition, id: string) => ({
  ...figureView(edition, id),
  mark: null,
  caption: null,
  credit: null,
  pieces: [],
});

export function photoView(edition: Edition, id: string) {
  const figure = figureView(edition, id);
  return { figure, pieces: figure.pieces };
}

export function photoStripView(edition: Edition, ids: readonly string[]) {
  const figures = ids.map((id) => figureView(edition, id));
  return { figures, pieces: figures.flatMap((figure) => figure.pieces) };
}

/** Paragraphs of a kind: two or more, none long, none more than twice as long as another. */
export function areParallel(paragraphs: readonly Piece[]): boolean {
  const lengths = paragraphs.map((piece) => pieceText(piece).length);
  return lengths.length > 1 && Math.max(...lengths) <= Math.min(130, 2 * Math.min(...lengths));
}

export function sidebarView(edition: Edition, id: string, manner: Manner) {
  const sidebar = edition.sidebars.get(id);
  if (!sidebar) throw new Error(`The edition holds no sidebar "${id}".`);
  const own = { ...manner, ...storyLanguage(edition, sidebar) };
  const head = sidebar.head ? headPiece(sidebar.head, 'sidebar-head', own) : null;
  const paragraphs = sidebar.paragraphs.map((one) => paragraphPiece(one, 'sidebar', own));
  return {
    head,
    paragraphs,
    parallel: areParallel(paragraphs),
    pieces: [...(head ? [head] : []), ...paragraphs],
  };
}

export function pullQuoteView(edition: Edition, id: string, manner: Manner) {
  const quote = edition.pullQuotes.get(id);
  if (!quote) throw new Error(`The edition holds no pull quote "${id}".`);
  const own = storyLanguage(edition, quote);
  const paragraphs = quote.paragraphs.map((one) => headPiece(one, 'pull-quote', { ...manner, ...own }));
  const source: Piece | null = quote.source
    ? { ...own, role: 'quote-source', face: 'quote-source', runs: [copyRun(quote.source, edition.sources)] }
    : null;
  const dash = source && !quote.source!.text.startsWith('—') ? ownWords('quote-source', '——') : null;
  return {
    paragraphs,
    dash,
    source,
    pieces: [...paragraphs, dash, source].filter((piece) => piece !== null),
  };
}
