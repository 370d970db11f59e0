/** Views of what belongs to the page and not to a story: banner, slogan, picture credit. */
import type { Copy, Edition, Placed } from '../edition/model.ts';
import { copyRun, type Piece } from './piece.ts';
import { ems, spoken } from './story-views.ts';

/** Copy of `edition.yaml` or of a page file, in the face of its role. */
export const copyPiece = (edition: Edition, copy: Copy, role: Piece['role']): Piece => ({
  role,
  face: role,
  runs: [copyRun(copy, edition.sources)],
});

/** A name or title again in a second language. */
export const translationPiece = (edition: Edition, copy: Copy): Piece => ({
  ...copyPiece(edition, copy, 'translation'),
  ...spoken(edition, 'en'),
});

const longest = (lines: readonly Copy[]): number => Math.max(1, ...lines.map((line) => ems(line.text)));

export function bannerView(edition: Edition, banner: Placed & { readonly block: 'banner' }) {
  const title = copyPiece(edition, banner.title, 'banner');
  const translation = banner.translation ? translationPiece(edition, banner.translation) : null;
  const slogan = (banner.slogan ?? []).map((line) => copyPiece(edition, line, 'slogan'));
  return {
    title,
    ems: ems(banner.title.text),
    translation,
    translationEms: banner.translation ? ems(banner.translation.text) : 0,
    slogan,
    sloganEms: longest(banner.slogan ?? []),
    pieces: [title, ...(translation ? [translation] : []), ...slogan],
  };
}

export function seriesLogoView(edition: Edition, lines: readonly Copy[]) {
  const slogan = lines.map((line) => copyPiece(edition, line, 'slogan'));
  return { slogan, ems: longest(lines), pieces: slogan };
}

export function creditView(edition: Edition, text: Copy) {
  const credit = copyPiece(edition, text, 'picture-credit');
  return { credit, pieces: [credit] };
}
