/** The pages in their frames: the one that is shown, and its neighbours, so that turning the page takes no time. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskView, PageView, StoryFit } from '../protocol.ts';
import { routes } from '../routes.ts';
import { hearKeys } from './keys.ts';
import { shownInSource } from './source-link.ts';
import {
  actOf,
  desk,
  edition,
  findings,
  fits,
  language,
  overlays,
  selection,
  session,
  shownPage,
  spread,
  status,
  trends,
  view,
  views,
  zoom,
  zoomMode,
} from './window-state.ts';
import { applyZoom } from './zoom.ts';

/** Pages that are held open: each costs some tens of megabytes. */
const mostHeld = 5;

/** In the order in which they were shown last. */
const recent = signal<readonly number[]>([]);

/** What the pages reach the window by. */
export function offerWindow(): void {
  const offered: DeskView = {
    get client() {
      return session.value!.client;
    },
    get rights() {
      return session.value!.rights;
    },
    get language() {
      return language.value;
    },
    act: (act, group) => actOf(acting(), act, group),
    read: (path) => session.value!.read(path),
    selected(now) {
      selection.value = now;
      shownInSource(now);
      tellPresence(now?.block);
    },
    fitted: (now, page) => takeFits(page, now),
    say(both) {
      status.value = both[language.value];
    },
    zoomed(factor) {
      zoomMode.value = undefined;
      zoom.value = factor;
    },
    ready: (opened) => ready(opened),
  };
  window.dayangWindow = offered;
}

/** The page that has the focus: all of them reach the window by one door. */
function acting(): number {
  const has = document.activeElement;
  return has instanceof HTMLIFrameElement ? Number(has.dataset['page']) : shownPage.value;
}

let told: string | undefined;
function tellPresence(block: string | undefined): void {
  const now = `${shownPage.value} ${block ?? ''}`;
  if (now === told || !session.value) return;
  told = now;
  void session.value
    .send(routes.presence, { client: session.value.client, page: shownPage.value, ...(block && { block }) })
    .catch(() => undefined);
}

function ready(opened: PageView): void {
  views.value = new Map(views.value).set(opened.page, opened);
  const frame = document.querySelector<HTMLIFrameElement>(`iframe[data-page='${opened.page}']`);
  if (frame?.contentWindow) hearKeys(frame.contentWindow);
  applyZoom();
  opened.overlay(overlays.value);
  opened.findings(findings.value.filter(({ onPage }) => onPage?.page === opened.page));
  takeFits(opened.page, opened.fits());
}

/** How far each story is from its end now, and what has moved since. */
function takeFits(page: number, now: readonly StoryFit[]): void {
  const before = fits.value.get(page) ?? [];
  const moved = now.flatMap(({ story, left }) => {
    const was = before.find((one) => one.story === story)?.left;
    return was === undefined || was === left ? [] : [[story, left - was] as const];
  });
  if (moved.length > 0) trends.value = new Map([...trends.value, ...moved]);
  fits.value = new Map(fits.value).set(page, now);
}

function Frame({ number, shown }: { readonly number: number; readonly shown: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => () => void forget(number), [number]);
  return (
    <iframe
      ref={frame}
      class={shown ? 'page shown' : 'page'}
      title={`${number}`}
      src={`${routes.page}${number}/`}
      data-page={number}
      aria-hidden={!shown}
      tabIndex={shown ? 0 : -1}
    />
  );
}

function forget(number: number): void {
  const left = new Map(views.value);
  left.delete(number);
  views.value = left;
}

/** The numbers beside a page, that whoever turns it comes to first. */
function neighbours(numbers: readonly number[], number: number): readonly number[] {
  const at = numbers.indexOf(number);
  return [numbers[at + 1], numbers[at - 1]].filter((one) => one !== undefined);
}

/** The page that lies beside it when the paper is opened: an even page lies left. */
export const partner = (number: number): number => (number % 2 === 0 ? number + 1 : number - 1);

export function Frames() {
  const numbers = edition.value?.pages.map(({ number }) => number) ?? [];
  const number = shownPage.value;
  const beside = spread.value && numbers.includes(partner(number)) ? partner(number) : undefined;
  const isOpen = views.value.has(number);
  useEffect(() => {
    const first = [number, ...(beside === undefined ? [] : [beside])];
    // Neighbours wait until the page itself is there.
    const wanted = isOpen ? [...first, ...neighbours(numbers, number)] : first;
    const held = [...new Set([...wanted, ...recent.value])].filter((one) => numbers.includes(one)).slice(0, mostHeld);
    if (held.join() !== recent.value.join()) recent.value = held;
  }, [number, beside, isOpen, numbers.join()]);
  useEffect(() => {
    for (const one of views.value.values()) one.overlay(overlays.value);
  }, [overlays.value, views.value]);
  useEffect(() => {
    for (const one of views.value.values()) {
      one.findings(findings.value.filter(({ onPage }) => onPage?.page === one.page));
    }
  }, [findings.value, views.value]);
  const work = useRef<HTMLElement>(null);
  useEffect(applyZoom, [number, beside]);
  useEffect(() => {
    const room = new ResizeObserver(() => {
      if (zoomMode.value) applyZoom();
    });
    room.observe(work.current!);
    return () => room.disconnect();
  }, []);
  const isShown = (one: number): boolean => one === number || one === beside;
  const left = beside !== undefined && Math.min(number, beside);
  return (
    <main
      ref={work}
      class={beside === undefined ? 'work' : 'work spread'}
      data-desk={desk.value}
      aria-busy={!view.value}
    >
      {[...new Set([...recent.value, number])]
        .sort((a, b) => a - b)
        .filter((one) => numbers.includes(one))
        .map((one) => (
          <Frame key={one} number={one} shown={isShown(one)} />
        ))}
      {left !== false && <span class="fold" />}
    </main>
  );
}
