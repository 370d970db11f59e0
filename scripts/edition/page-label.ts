/** How a page is told of and its files are named: a double truck is two pages. */
import type { Page } from './model.ts';

export type PageNumbers = Pick<Page, 'number' | 'through'>;

/** Numbers of the pages that it is. */
export const pagesIn = ({ number, through }: PageNumbers): readonly number[] =>
  through === undefined ? [number] : [number, through];

/** `4`, or `4-5` for a double truck. */
export const pageLabel = (page: PageNumbers): string => pagesIn(page).join('-');

/** The same as it sorts: `04`, `04-05`. */
export const paddedLabel = (page: PageNumbers): string =>
  pagesIn(page)
    .map((number) => `${number}`.padStart(2, '0'))
    .join('-');
