/** The view of an advertisement: a picture at its exact size, and the word that it is one. */
import { scriptOf } from '../core/script.ts';
import { mmToPx } from '../core/units.ts';
import type { Advertisement, Edition } from '../edition/model.ts';
import { copyPiece } from './page-views.ts';
import { addressOf } from './picture-views.ts';
import { ownWords, type Piece } from './piece.ts';

const words = { Hans: '广告', Hant: '廣告', Jpan: '広告', Latn: 'Advertisement' } as const;

/** The word that the law asks for, in the edition's language. */
const usualLabel = (language: string): string => words[scriptOf(language) ?? 'Hans'];

const labelPiece = (edition: Edition, { label }: Advertisement): Piece | null => {
  if (label === 'own') return null;
  if (label === 'usual') return ownWords('advertisement-label', usualLabel(edition.language));
  return copyPiece(edition, label, 'advertisement-label');
};

export function advertisementView(edition: Edition, advertisement: Advertisement) {
  const { name, client, width, height } = advertisement;
  const label = labelPiece(edition, advertisement);
  const px = (length: typeof width): number => Number(mmToPx(length).toFixed(4));
  return {
    src: addressOf(name),
    alt: `${usualLabel(edition.language)}：${client.text}`,
    width: px(width),
    height: px(height),
    label,
    pieces: label ? [label] : [],
  };
}
