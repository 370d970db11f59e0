/** What the page offers the window. */
import type { DeskView, PageView, SourceRange, StoryFit } from '../protocol.ts';
import type { StudioPage } from './studio-page.ts';

const mm = (px: number): number => (px * 25.4) / 96;

export function makePageView(desk: DeskView, page: StudioPage, number: number): PageView & Pick<StudioPage, 'settled'> {
  const fits = (): StoryFit[] =>
    page.live.fits.map(({ text, capacity, left }) => {
      const host = page.live.page.elements.get(text.id)!.querySelector<HTMLElement>('.host')!;
      return {
        story: text.story!,
        block: text.id,
        characters: host.textContent!.replace(/\s/g, '').length,
        capacity,
        left,
      };
    });
  page.live.onFit(() => desk.fitted(fits()));
  page.onSelect((field) => {
    if (!field?.view.hasFocus()) return;
    const { from, to } = field.view.state.selection;
    const [start, end] = [field.offsetAt(from), field.offsetAt(to)];
    if (!start || !end) return;
    const at: SourceRange = { file: start.file, from: start.offset, to: end.offset };
    desk.selected({ at, block: field.place.block, kind: 'text' });
  });
  return {
    settled: page.settled,
    page: number,
    get shows() {
      return page.sources.hashes();
    },
    zoom: () => undefined,
    overlay: () => undefined,
    select(at) {
      const field = page.blocks.fieldAt(at.file, at.to);
      const [anchor, head] = [field?.positionAt(at.from), field?.positionAt(at.to)];
      if (!field || head === undefined) return false;
      field.select(head, anchor);
      return true;
    },
    pick: () => false,
    follow: () => page.sync(),
    fits,
    lines() {
      const { x, y } = page.live.page.plan.grid;
      return page.live.lines().map(({ text, left, right, top }) => ({
        text,
        x: mm(x + left),
        y: mm(y + top),
        width: mm(right - left),
      }));
    },
    tryFit: () => ({}),
    dropFit: () => undefined,
    findings: () => undefined,
    offer: () => undefined,
    command: () => false,
  };
}
