/** Keys of the window. Those of the page reach it from the frame as well, for a frame keeps its keys to itself. */
import { startFit } from './fit-preview.tsx';
import { togglePanel } from './toolbar.tsx';
import { edition, panel, shownPage, step } from './window-state.ts';
import { zoomBy, zoomTo } from './zoom.ts';

const turn = (by: number): void => {
  const numbers = edition.value?.pages.map(({ number }) => number) ?? [];
  const next = numbers[numbers.indexOf(shownPage.value) + by];
  if (next !== undefined) shownPage.value = next;
};

/** Where F6 goes, in turn. */
const places = [
  'nav.side button',
  'main iframe.page.shown',
  'aside.panel',
  'footer.foot button',
  'header.toolbar button',
];

function nextPlace(back: boolean): void {
  const there = places.filter((place) => document.querySelector(place));
  const now = there.findIndex((place) =>
    document.querySelector(place.split(' ')[0]!)?.contains(document.activeElement),
  );
  const next = there[(now + (back ? -1 : 1) + there.length) % there.length];
  document.querySelector<HTMLElement>(next!)?.focus();
}

const toPage = (): void => document.querySelector<HTMLIFrameElement>(`iframe[data-page='${shownPage.value}']`)?.focus();

/** A field of the window undoes for itself. */
const ownUndo = (event: KeyboardEvent, name: string): boolean =>
  event.target instanceof HTMLInputElement && /^mod\+(shift\+)?[zy]$/.test(name);

const commands: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  'mod+z': () => void step('undo'),
  'mod+shift+z': () => void step('redo'),
  'mod+y': () => void step('redo'),
  'mod+f': () => {
    panel.value = 'find';
    requestAnimationFrame(() => document.getElementById('find')?.focus());
  },
  'mod+shift+e': () => togglePanel('findings'),
  'mod+shift+s': () => togglePanel('source'),
  'mod+shift+d': () => togglePanel('diff'),
  'mod+shift+a': () => togglePanel('advertisements'),
  'mod+shift+o': () => togglePanel('output'),
  'mod+-': () => zoomBy(1 / 1.25),
  'mod+=': () => zoomBy(1.25),
  'mod++': () => zoomBy(1.25),
  'mod+0': () => zoomTo('whole'),
  'mod+9': () => zoomTo('width'),
  'mod+shift+f': startFit,
  'mod+pageup': () => turn(-1),
  'mod+pagedown': () => turn(1),
  f6: (event) => nextPlace(event.shiftKey),
  'shift+f6': () => nextPlace(true),
  escape: (event) => {
    if (document.querySelector('aside.panel')?.contains(event.target as Node)) toPage();
  },
  // Everything is written as it is typed; the browser's own saving would save the window.
  'mod+s': () => undefined,
};

export function answerKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const name = [
    (event.ctrlKey || event.metaKey) && 'mod',
    event.altKey && 'alt',
    event.shiftKey && event.key.length !== 1 && 'shift',
    event.shiftKey && /^[a-z]$/i.test(event.key) && 'shift',
    event.key.toLowerCase(),
  ]
    .filter(Boolean)
    .join('+');
  const command = commands[name];
  if (!command || ownUndo(event, name)) return;
  event.preventDefault();
  command(event);
}

/** Hears the keys of the window and, once a page is there, of its frame. */
export function hearKeys(target: Window): void {
  target.addEventListener('keydown', answerKey);
}
