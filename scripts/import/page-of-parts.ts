/** The recognised parts as what the layout maker places. */
import { emsOf } from '../layout/estimate.ts';
import type { FoundPhoto, Passage, TextParts } from './model.ts';
import { CAPTION_LIST, SIDEBAR } from './story-file.ts';
import type { PageContent, WordsContent } from './variants/page-content.ts';

/** Longest title, in Han, and longest line of a slogan that a banner has room for side by side. */
const BESIDE = { title: 12, slogan: 8 };

/** A short title leaves the banner's right end to the slogan; beside a long one it would be crowded. */
export const sloganInBanner = ({ bannerTitle, slogan }: TextParts): boolean =>
  bannerTitle !== undefined &&
  slogan.length === 2 &&
  (bannerTitle.text.match(/\p{Script=Han}/gu)?.length ?? 0) <= BESIDE.title &&
  emsOf(bannerTitle.text) <= BESIDE.title + 2 &&
  slogan.every(({ text }) => emsOf(text) <= BESIDE.slogan);

export const photoId = (index: number): string => `photo-${index + 1}`;

const words = (id: string, head: Passage | undefined, paragraphs: readonly Passage[]): WordsContent => ({
  id,
  ...(head && { head: head.text }),
  paragraphs: paragraphs.map(({ text }) => text),
});

/** Captions go to the pictures in order; those that are left become a list. */
export function pageOfParts(parts: TextParts, photos: readonly FoundPhoto[], story: string): PageContent {
  const lonely = parts.captions.slice(photos.length);
  return {
    story,
    ...(parts.bannerTitle && {
      banner: {
        title: parts.bannerTitle.text,
        ...(parts.bannerTranslation && { translation: parts.bannerTranslation.text }),
        slogan: sloganInBanner(parts),
      },
    }),
    ...(parts.kicker && { kicker: parts.kicker.text }),
    ...(parts.headline && { headline: parts.headline.text }),
    ...(parts.deck && { deck: parts.deck.text }),
    ...(parts.byline && { byline: parts.byline.text }),
    ...(parts.lede && { lede: parts.lede.text }),
    flow: parts.flow,
    pictures: photos.map(({ widthPx, heightPx }, index) => ({
      id: photoId(index),
      ratio: widthPx / heightPx,
      caption: parts.captions[index]?.text ?? '',
    })),
    ...(parts.sidebar && { sidebar: words(SIDEBAR, parts.sidebar.head, parts.sidebar.paragraphs) }),
    ...(lonely.length > 0 && { captions: words(CAPTION_LIST, undefined, lonely) }),
    ...(parts.credit && { credit: parts.credit.text }),
    ...(parts.slogan.length > 0 && { slogan: parts.slogan.map(({ text }) => text) }),
  };
}
