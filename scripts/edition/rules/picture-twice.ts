import type { Origin } from '../../core/source.ts';
import { report } from '../reading.ts';
import type { WholeRule } from './whole-edition.ts';

/** One picture under two ids, be it one file or a copy of it. */
export const pictureTwice: WholeRule = (reading, { stories, photos }) => {
  const seen = new Map<string, { readonly id: string; readonly at: Origin }>();
  for (const { id, fileOrigin: at } of stories.flatMap((story) => story.photos)) {
    const hash = photos.get(id)?.facts.sha256;
    if (hash === undefined) continue;
    const before = seen.get(hash);
    if (!before) seen.set(hash, { id, at });
    else if (before.id !== id)
      report(reading, 'edition/picture-twice', { places: [at, before.at], with: { id, other: before.id } });
  }
};
