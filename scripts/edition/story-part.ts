/** Which part of its story a block shows. */
import type { BlockName } from './model.ts';

export const storyParts = ['kicker', 'headline', 'deck', 'byline', 'lede', 'body'] as const;
export type StoryPartName = (typeof storyParts)[number];

const shown: Readonly<Partial<Record<BlockName, StoryPartName>>> = {
  kicker: 'kicker',
  headline: 'headline',
  'vertical-headline': 'headline',
  'overlay-headline': 'headline',
  deck: 'deck',
  byline: 'byline',
  lede: 'lede',
  text: 'body',
};

/** Nothing for a block that shows no part of a story, and for a name that is no block's. */
export const partShown = (block: string): StoryPartName | undefined => shown[block as BlockName];
