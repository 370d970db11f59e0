/** The engine's page kept open: set again by blocks while it is edited, and fitted as the build fits it after a pause. */
import type { Area } from '../../edition/model.ts';
import type { PagePlan, PlanBlock } from '../../html/plan.ts';
import {
  changePage,
  compose,
  coverFrames,
  drawColumnRules,
  framesOf,
  type Hand,
  openDocument,
  type Page,
  place,
  type ReadLine,
  readLines,
  readSoundly,
  reflow,
  resetBlock,
  settleHead,
  type TextFit,
  textGridOf,
} from '../../layout/in-page/index.ts';
import { openZoom, type Zoom } from './zoom.ts';

export interface LivePage {
  readonly page: Page;
  readonly fits: readonly TextFit[];
  readonly zoom: Zoom;
  /** Lines of the page, px from the type area's corner. */
  lines(): readonly ReadLine[];
  blockOf(id: string): PlanBlock | undefined;
  /** Words that are about to be put into a paragraph: what of them is new is measured while the page is still laid out. */
  foresee(paragraph: HTMLElement, text: string): void;
  /** Sets a block again after its words were edited; pictures stay where they are. */
  relay(id: string, heads?: readonly HTMLElement[]): void;
  /** Sets all stories again around blocks that were moved. */
  rethread(): void;
  /** Fits the page from what its plan asks for, as a build does. */
  recompose(): void;
  /** Puts a block on other cells, stories flowing around it. */
  move(id: string, area: Area): void;
  /** Covers a picture's frame again, after its focus was moved. */
  cover(id: string): void;
  /** Fits the page whatever its file asks for, to be looked at. */
  tryFit(): void;
  changePlan(plan: PagePlan): void;
  onFit(listener: () => void): void;
}

/** `prepare` is called when the sheet stands and nothing of it is set. */
export async function openLivePage(hand: Hand, prepare: (live: LivePage) => Promise<void>): Promise<LivePage> {
  const { page: opened, pictures } = await openDocument(hand);
  let page = opened;
  let fits: readonly TextFit[] = [];
  const zoom = openZoom(document.querySelector<HTMLElement>('.pagedjs_pages')!);
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  /** Text that is over stands beside the page, where it can be edited. */
  const showOverset = (): void => {
    for (const { text } of fits) page.elements.get(text.id)!.style.overflow = '';
  };

  const reset = (text: PlanBlock): void => {
    const left = reflow(page, text);
    fits = fits.map((fit) => (fit.text.id === text.id ? { ...fit, left, frames: framesOf(page, text) } : fit));
  };

  const texts = (): readonly PlanBlock[] => page.plan.blocks.filter(({ block }) => block === 'text');

  const recompose = (): void => {
    zoom.unscaled(() => {
      page.setter?.tryAgain();
      fits = compose(page);
      // A paragraph that came out otherwise than planned is left to the browser, as in the build.
      readSoundly(page, fits);
      showOverset();
    });
    tell();
  };

  const rethread = (): void => {
    zoom.unscaled(() => {
      for (const text of texts()) reset(text);
      drawColumnRules(page.root, page.plan.grid, fits);
    });
    tell();
  };

  const live: LivePage = {
    get page() {
      return page;
    },
    get fits() {
      return fits;
    },
    zoom,
    lines: () =>
      zoom.unscaled(() => {
        const { left, top } = page.root.getBoundingClientRect();
        return readLines(document.body, { left, top });
      }),
    blockOf: (id) => page.plan.blocks.find((one) => one.id === id),
    foresee: (paragraph, text) => page.setter?.foresee(paragraph, text),
    relay(id, heads = []) {
      const block = page.plan.blocks.find((one) => one.id === id);
      if (!block) return;
      if (block.block !== 'text') {
        if (zoom.unscaled(() => resetBlock(page, block))) rethread();
        return;
      }
      zoom.unscaled(() => {
        for (const head of heads) {
          const more = Number(head.dataset['rows'] ?? 0) - Number(head.dataset['least'] ?? 0);
          settleHead(head, textGridOf(page, block), Math.max(0, more));
        }
        reset(block);
      });
      tell();
    },
    rethread,
    recompose,
    move(id, area) {
      const block = page.plan.blocks.find((one) => one.id === id)!;
      page.areas.set(id, area);
      zoom.unscaled(() => {
        place(page, block);
        if (block.block !== 'text') resetBlock(page, block);
      });
      // Words that take what rows they need have settled them; whoever drags has the last word.
      page.areas.set(id, area);
      zoom.unscaled(() => place(page, block));
      rethread();
    },
    cover: (id) => zoom.unscaled(() => coverFrames(page.elements.get(id)!)),
    tryFit() {
      const kept = page;
      page = changePage(page, { ...page.plan, fit: 'exact' });
      recompose();
      page = { ...page, plan: kept.plan };
    },
    changePlan(plan) {
      page = changePage(page, plan);
    },
    onFit: (listener) => void listeners.push(listener),
  };
  await prepare(live);
  recompose();
  void pictures;
  return live;
}
