import { isText } from '../jumps.ts';
import type { Placed } from '../model.ts';
import { report } from '../reading.ts';
import { valueOrigin } from '../yaml/document.ts';
import type { WholeRule } from './whole-edition.ts';

const heads: ReadonlySet<Placed['block']> = new Set(['headline', 'vertical-headline', 'overlay-headline'] as const);

/** Text has a headline, and where it goes on to another page a head there, by which its readers find it. */
export const headless: WholeRule = (reading, { pages, stories }) => {
  for (const { placed = [], yaml } of pages) {
    if (!yaml) continue;
    for (const text of placed.filter(isText)) {
      const story = stories.find(({ id }) => id === text.story);
      if (!story?.whole) continue;
      const places = [valueOrigin(yaml, ['place', text.id, 'story'])];
      if (!story.headline) {
        // Of parts that follow it is told once.
        if ((text.part?.index ?? 0) === 0)
          report(reading, 'edition/no-headline', { places, with: { story: story.id, file: story.file } });
        continue;
      }
      const headed = placed.some((one) => heads.has(one.block) && 'story' in one && one.story === text.story);
      if (text.part && text.part.index > 0 && !headed)
        report(reading, 'edition/jump-headless', { places, with: { story: story.id, page: text.part.before! } });
    }
  }
};
