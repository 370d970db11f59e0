/** How large the page is shown: 1 is as large as it is printed. */
import { edition, shownPage, view, views, zoom, zoomMode } from './window-state.ts';

const smallest = 0.1;
const largest = 8;
/** px of the work area that stay free on each side of a page shown whole. */
const rim = 16;
const inchMm = 25.4;
const pxPerInch = 96;

const within = (factor: number): number => Math.min(largest, Math.max(smallest, factor));

/** The factor that shows a page whole, or as wide as there is room. */
function factorFor(number: number, what: 'whole' | 'width'): number {
  const work = document.querySelector('main');
  const sheet = edition.value?.pages.find((one) => one.number === number);
  if (!work || !sheet) return 1;
  const across = work.classList.contains('spread') ? 2 : 1;
  const width = (sheet.width / inchMm) * pxPerInch;
  const height = (sheet.height / inchMm) * pxPerInch;
  const wide = (work.clientWidth / across - 2 * rim) / width;
  return what === 'width' ? wide : Math.min(wide, (work.clientHeight - 2 * rim) / height);
}

/** px of the window that a page takes at the size that was chosen. */
export function shownSize(number: number): { readonly width: number; readonly height: number } {
  const sheet = edition.value?.pages.find((one) => one.number === number);
  const mode = zoomMode.value;
  const px = (within(mode ? factorFor(number, mode) : zoom.value || 1) / inchMm) * pxPerInch;
  return { width: (sheet?.width ?? 0) * px, height: (sheet?.height ?? 0) * px };
}

/** Shows every open page at the size that was chosen. */
export function applyZoom(): void {
  const mode = zoomMode.value;
  for (const one of views.value.values()) one.zoom(within(mode ? factorFor(one.page, mode) : zoom.value || 1));
  if (mode) zoom.value = within(factorFor(shownPage.value, mode));
}

export function zoomTo(wanted: number | 'whole' | 'width'): void {
  zoomMode.value = typeof wanted === 'number' ? undefined : wanted;
  if (typeof wanted === 'number') zoom.value = within(wanted);
  applyZoom();
}

export const zoomBy = (by: number): void => {
  if (view.value) zoomTo((zoom.value || 1) * by);
};
