/** Which thumbnails are out of date: a file of the page was changed, and nobody has typed for a moment. */
import { signal } from '@preact/signals';
import { edition, filesOf, onChange } from './window-state.ts';

/** ms without a change after which a thumbnail is asked for again. */
const quiet = 2_000;

/** How often each page's picture was renewed. */
export const changed = signal<ReadonlyMap<number, number>>(new Map());

const stale = new Set<number>();
let timer: ReturnType<typeof setTimeout> | undefined;

onChange((changes) => {
  for (const page of edition.value?.pages ?? []) {
    const files = filesOf(page);
    if (changes.some(({ file }) => files.has(file))) stale.add(page.number);
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    const next = new Map(changed.value);
    for (const number of stale) next.set(number, (next.get(number) ?? 0) + 1);
    stale.clear();
    changed.value = next;
  }, quiet);
});
