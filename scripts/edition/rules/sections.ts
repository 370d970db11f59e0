import { offer } from '../offer.ts';
import { report } from '../reading.ts';
import { valueOrigin } from '../yaml/document.ts';
import type { WholeRule } from './whole-edition.ts';

/** 版名: the sections that the edition is to have are there. */
export const sections: WholeRule = (reading, { input, yaml, pages, complete }) => {
  if (!complete) return;
  const names = pages.flatMap(({ page }) => page?.name ?? []);
  for (const [index, section] of (input?.sections ?? []).entries()) {
    if (names.includes(section)) continue;
    report(reading, 'edition/section-missing', {
      places: [valueOrigin(yaml, ['sections', index])],
      with: { section, choices: offer(section, [...new Set(names)]) },
    });
  }
};
