/** The stage of page making: from stories that wait to pages that an editor goes on with. No browser. */
export { type Made, type MakeRequest, makePages } from './make-pages.ts';
