/** The folio line 报眉 of a page. */
import type { Layout, Line } from '../layout/model.ts';
import { standing } from './lines.ts';
import type { SourcePlace } from './rule.ts';

/** Its words from left to right; on a front page also those of the masthead, which says the same. */
export const folioLines = (layout: Layout): readonly Line[] =>
  standing(layout)
    .filter(({ role }) => role === 'folio' || role === 'masthead')
    .sort((a, b) => a.box.x - b.box.x);

/** Numbers that it tells: two of a double truck. */
export const pagesOf = ({ page, through }: Layout): readonly number[] =>
  through === undefined ? [page] : [page, through];

/** Where the words of the folio line are written, as the newspaper's name is; else the page's own file. */
export const folioSource = (layout: Layout): SourcePlace | undefined =>
  folioLines(layout).find(({ source }) => source)?.source ?? layout.blocks[0];
