/** How a page is told of and its files are named: a double truck is two pages. */
import type { Diagnostic } from '../core/diagnostic.ts';
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

/** What stages find on a sheet, told of both pages of a double truck: each knows it by the first number alone. */
export function onItsPages(found: readonly Diagnostic[], page: PageNumbers): readonly Diagnostic[] {
  const { number, through } = page;
  if (through === undefined) return found;
  return found.map((one) => ({
    ...one,
    ...(one.parameters['page'] === number && { parameters: { ...one.parameters, page: pageLabel(page) } }),
    ...(one.onPage?.page === number && { onPage: { ...one.onPage, through } }),
  }));
}
