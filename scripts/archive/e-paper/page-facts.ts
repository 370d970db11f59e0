/** What the e-paper's views take from a page: its pictures, its colour, the outlines of its articles. */

import { pagesIn } from '../../edition/index.ts';
import type { IssuePage, Outline, PartKind } from '../issue/model.ts';
import { pictureWidths } from '../picture.ts';

export interface PagePicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

function pictureOf(page: IssuePage, file: string, width: number): PagePicture {
  const across = width * pagesIn(page).length;
  return { file, width: across, height: Math.round((across * page.height) / page.width) };
}

export const pageHref = ({ label }: Pick<IssuePage, 'label'>): string => `page-${label}.html`;
export const largePicture = (page: IssuePage): PagePicture =>
  pictureOf(page, `page-${page.label}.jpg`, pictureWidths.large);
export const smallPicture = (page: IssuePage): PagePicture =>
  pictureOf(page, `page-${page.label}-small.jpg`, pictureWidths.small);

/** The rings of an outline as the data of an SVG path, mm. */
export const pathOf = ({ rings }: Pick<Outline, 'rings'>): string =>
  rings.map((ring) => `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('');

/** Kinds that themes colour, the most telling first. */
const coloured: readonly PartKind[] = [
  'section-head',
  'kicker',
  'deck',
  'sidebar-head',
  'pull-quote',
  'folio',
  'caption',
];

/** The colour that the page's theme has for heads; none where all of it is black. */
export function accentOf({ parts }: IssuePage): string | null {
  for (const kind of coloured) {
    for (const part of parts.filter((one) => one.kind === kind)) {
      const colour = part.pieces[0]?.lines[0]?.colour ?? '';
      const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
      if (channels && Math.max(...channels) - Math.min(...channels) > 40 && Math.max(...channels) < 230) return colour;
    }
  }
  return null;
}
