/** How far a batch is, how fast it goes and how long it will take. */
import type { Tally } from '../model.ts';

export interface Counter {
  readonly count: (what: 'done' | 'kept' | 'failed', pages?: number) => void;
  /** More editions came, as they do in a watched folder. */
  readonly add: (editions: number) => void;
  readonly tally: (memory: number) => Tally;
}

export function openCounter(editions: number): Counter {
  const begun = performance.now();
  const counts = { done: 0, kept: 0, failed: 0 };
  let all = editions;
  let pages = 0;
  return {
    count(what, more = 0) {
      counts[what] += 1;
      if (what !== 'kept') pages += more;
    },
    add(more) {
      all += more;
    },
    tally(memory) {
      const seconds = (performance.now() - begun) / 1000;
      const worked = counts.done + counts.failed;
      const left = all - worked - counts.kept;
      return {
        all,
        ...counts,
        left,
        pages,
        seconds: Math.round(seconds * 10) / 10,
        pagesPerSecond: Math.round((pages / seconds) * 100) / 100,
        secondsLeft: left === 0 ? 0 : worked === 0 ? null : Math.round((seconds / worked) * left),
        memory,
      };
    },
  };
}
