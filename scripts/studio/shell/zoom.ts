/** How large the page is shown: 1 is as large as it is printed. */
import { page, shownPage, spread, view, views, zoom } from './window-state.ts';

const smallest = 0.1;
const largest = 16;
/** Of the work area, that stays free around a page shown whole. */
const rim = 24;
const inchMm = 25.4;
const pxPerInch = 96;

/** The factor that shows the page whole, or as wide as there is room. */
function factorFor(what: 'whole' | 'width'): number {
  const work = document.querySelector('main');
  const sheet = page.value;
  if (!work || !sheet) return 1;
  const across = spread.value ? 2 : 1;
  const width = (sheet.width / inchMm) * pxPerInch;
  const height = (sheet.height / inchMm) * pxPerInch;
  const wide = (work.clientWidth / across - 2 * rim) / width;
  return what === 'width' ? wide : Math.min(wide, (work.clientHeight - 2 * rim) / height);
}

export function zoomTo(factor: number | 'whole' | 'width'): void {
  const wanted = typeof factor === 'number' ? factor : factorFor(factor);
  const next = Math.min(largest, Math.max(smallest, wanted));
  for (const one of views.value.values()) if (spread.value || one.page === shownPage.value) one.zoom(next);
  zoom.value = next;
}

export const zoomBy = (by: number): void => {
  if (view.value) zoomTo((zoom.value || 1) * by);
};
