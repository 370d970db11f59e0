/** Tells the window where the caret is and how stories end: not at each key, since whoever types needs the time. */
import type { DeskView, StoryFit } from '../page-protocol.ts';
import type { Field } from './field-view.ts';
import { oversetOf } from './overset.ts';
import type { StudioPage } from './studio-page.ts';

/** ms after the last change, and after the first that nothing was told of. */
const calm = 80;
const longest = 400;

export interface Telling {
  fits(): StoryFit[];
  /** Where the caret was last. */
  readonly field: Field | undefined;
}

export function tellWindow(desk: DeskView, page: StudioPage, number: number): Telling {
  const fits = (): StoryFit[] =>
    page.live.fits.map(({ text, capacity, left }) => {
      const host = page.live.page.elements.get(text.id)!.querySelector<HTMLElement>('.host')!;
      const overset = left < 0 ? oversetOf(page, text) : undefined;
      return {
        story: text.story!,
        block: text.id,
        characters: host.textContent!.replace(/\s/g, '').length,
        capacity,
        left,
        ...(overset && { overset }),
      };
    });

  let field: Field | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  const tell = (): void => {
    timer = undefined;
    desk.fitted(fits(), number);
    if (!field?.view.hasFocus()) return;
    const { from, to } = field.view.state.selection;
    const [start, end] = [field.offsetAt(from), field.offsetAt(to)];
    if (!start || !end) return;
    desk.selected({
      at: { file: start.file, from: start.offset, to: end.offset },
      block: field.place.block,
      kind: 'text',
    });
  };
  const tellSoon = (): void => {
    const now = performance.now();
    if (timer === undefined) first = now;
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(calm, first + longest - now)));
  };
  page.live.onFit(tellSoon);
  page.onSelect((selected) => {
    if (selected) field = selected;
    tellSoon();
  });
  return {
    fits,
    get field() {
      return field;
    },
  };
}
