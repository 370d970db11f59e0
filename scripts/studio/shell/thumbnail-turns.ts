/** Which thumbnails are out of date: a file of the page was changed, and nobody has typed for a moment. */
import { signal } from '@preact/signals';
import { routes } from '../routes.ts';
import { edition, filesOf, onChange, pictured } from './window-state.ts';

/** ms without a change after which a thumbnail is asked for again. */
const quiet = 2_000;

/** How often each page's picture was renewed. */
const changed = signal<ReadonlyMap<number, number>>(new Map());

/** Where the small picture of a page is as it looks now. */
export const thumbnailOf = (number: number): string =>
  `${routes.thumbnail}${number}.png?turn=${changed.value.get(number) ?? 0}-${pictured.value.get(number) ?? 0}`;

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
