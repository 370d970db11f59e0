/** The pages in their frames: the one that is shown, and its neighbours, so that turning the page takes no time. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskView, PageView, StoryFit } from '../page-protocol.ts';
import { routes } from '../routes.ts';
import { holdNext, holdShown } from './held-pages.ts';
import { hearKeys } from './keys.ts';
import { shownInSource } from './source-link.ts';
import { acceptDrops } from './take-photos.ts';
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
import { applyZoom, shownSize } from './zoom.ts';

const held = signal<readonly number[]>([]);

/** ms without a key or a press of the mouse after which a page is opened that nobody has asked for yet. */
const rest = 600;
let lastAct = 0;

/** Hears keys and mouse of the window, or of a page. */
export function hearActs(target: Window): void {
  const hear = (): void => {
    lastAct = performance.now();
  };
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    target.addEventListener(name, hear, { capture: true, passive: true });
  }
}

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
  if (frame?.contentWindow) {
    hearKeys(frame.contentWindow);
    hearActs(frame.contentWindow);
    acceptDrops(frame.contentWindow);
  }
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

/** The page as it was last pictured, while it is being opened; a blank sheet until there is a picture. */
function StandIn({ number }: { readonly number: number }) {
  const { width, height } = shownSize(number);
  const small = document.querySelector<HTMLImageElement>(`.thumbnails img[data-page='${number}']`);
  // What is asked for anew would wait with it, and stand in the page's way.
  const isThere = small?.complete && small.naturalWidth > 0;
  return (
    <div class="stand-in">
      {isThere ? <img alt="" src={small.src} width={width} height={height} /> : <i style={{ width, height }} />}
    </div>
  );
}

function forget(number: number): void {
  const left = new Map(views.value);
  left.delete(number);
  views.value = left;
}

/** The page that lies beside it when the paper is opened: an even page lies left. */
export const partner = (number: number): number => (number % 2 === 0 ? number + 1 : number - 1);

export function Frames() {
  const numbers = edition.value?.pages.map(({ number }) => number) ?? [];
  const number = shownPage.value;
  const beside = spread.value && numbers.includes(partner(number)) ? partner(number) : undefined;
  const shown = beside === undefined ? [number] : [number, beside];
  useEffect(() => {
    held.value = holdShown(held.value, { numbers, shown });
  }, [number, beside, numbers.join()]);
  // The others are opened one by one, while nobody does anything.
  const areOpen = held.value.length > 0 && held.value.every((one) => views.value.has(one));
  useEffect(() => {
    if (!areOpen) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const left = lastAct + rest - performance.now();
      if (left > 0) timer = setTimeout(look, left);
      else held.value = holdNext(held.value, { numbers, shown });
    };
    timer = setTimeout(look, rest / 4);
    return () => clearTimeout(timer);
  }, [areOpen, number, beside, held.value, numbers.join()]);
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
  const left = beside !== undefined && Math.min(number, beside);
  return (
    <main
      ref={work}
      class={beside === undefined ? 'work' : 'work spread'}
      data-desk={desk.value}
      aria-busy={!view.value}
    >
      {[...new Set([...held.value, ...shown])]
        .sort((a, b) => a - b)
        .filter((one) => numbers.includes(one))
        .map((one) => (
          <Frame key={one} number={one} shown={shown.includes(one)} />
        ))}
      {beside === undefined && !view.value && <StandIn number={number} />}
      {left !== false && <span class="fold" />}
    </main>
  );
}
