/** Makes ready what will be asked for next, while nobody waits: the first page, and the neighbours of the one that is shown. */
import type { Desk } from '../desk/open-desk.ts';
import { clientFiles } from './client-bundles.ts';
import type { MadePage, Pages } from './pages.ts';
import { previewOf, shownWidth } from './previews.ts';
import { firstFont, fonts } from './window-fonts.ts';

/** Rest after the last change before pages are made again, ms. */
const REST = 700;

export interface Preparing extends Disposable {
  /** A page is shown: its neighbours come next. */
  shown(page: number): void;
}

async function photosOf({ edition, page }: MadePage): Promise<void> {
  for (const photo of edition.photos.values()) {
    const width = shownWidth(page, photo.id);
    if (width > 0) await previewOf(edition, photo, width).catch(() => undefined);
  }
}

export function prepare(desk: Desk, pages: Pages): Preparing {
  let around: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const work = async (): Promise<void> => {
    const numbers = (await desk.edition())?.pages.map(({ number }) => number) ?? [];
    const at = around === undefined ? 0 : Math.max(0, numbers.indexOf(around));
    for (const number of [numbers[at], numbers[at + 1], numbers[at - 1]]) {
      if (number === undefined || ended) continue;
      const made = await pages.whole(number);
      if (made) await photosOf(made);
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void work().catch(() => undefined), REST);
  };
  const stop = desk.texts.hear(({ event }) => {
    if (event === 'changed') soon();
  });
  // The bundles take longest the first time; the window asks for them first.
  Promise.all([clientFiles(), fonts[firstFont]!()])
    .then(work)
    .catch(() => undefined);
  return {
    shown(page) {
      around = page;
      soon();
    },
    [Symbol.dispose]() {
      ended = true;
      stop();
      clearTimeout(timer);
    },
  };
}
