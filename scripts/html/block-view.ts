/** What the template of one block is given. Every field is always there, as strict templates ask; `null` is "none". */
import { columnsWide } from '../core/columns.ts';
import { isContinuedOn } from '../edition/index.ts';
import type { Edition, Page, Placed } from '../edition/model.ts';
import { advertisementView } from './advertisement-view.ts';
import { indexView, teaserView } from './index-view.ts';
import { type NamesRoom, namesView, noticeView, tableView } from './listing-views.ts';
import { mastheadView } from './masthead.ts';
import { bannerView, creditView, seriesLogoView } from './page-views.ts';
import type { PhraseEnds } from './phrase-ends.ts';
import { photoStripView, photoView, pullQuoteView, sidebarView } from './picture-views.ts';
import type { Piece } from './piece.ts';
import { type HeadRoom, headlineView, ledeView, lineView, type StoryHead, textView } from './story-views.ts';

export interface BlockView {
  readonly id: string;
  readonly block: Placed['block'];
  /** Name of the template under `templates/`. */
  readonly partial: string;
  readonly story: string | null;
  /** Where the page file places the block: `file:from-to`. */
  readonly placed: string;
  /** Further class names, each with a space in front. */
  readonly classes: string;
  readonly view: ViewOf;
}

/** The fields of a block's own template, and its copy in the order in which the template sets it. */
export type ViewOf = { readonly pieces: readonly Piece[] } & Readonly<Record<string, unknown>>;

/** What a style may depend on: which edges of the type area a block touches, and whether it is one column or row. */
function situation(page: Page, placed: Placed): readonly string[] {
  const { columns, rows } = placed.area;
  return [
    ...(columns.from === 1 ? ['at-left'] : []),
    ...(columns.to === page.grid.columns ? ['at-right'] : []),
    ...(rows.from === 1 ? ['at-head'] : []),
    ...(rows.to === page.grid.rows ? ['at-foot'] : []),
    ...(columns.from === columns.to ? ['one-column'] : []),
    ...(rows.from === rows.to ? ['one-row'] : []),
  ];
}

/** What the views of a page's blocks are made of. */
export interface PageMaterial {
  readonly edition: Edition;
  readonly page: Page;
  readonly phrases: PhraseEnds;
}

/** Ems of the base size from the left edge of columns to the right. */
const emsAcross = (
  { columns, characters, gutter, size, fold }: Page['grid'],
  span: Placed['area']['columns'],
): number => columnsWide({ columns, column: characters, gutter, fold: fold && fold / size }, span);

/** The room of a headline, pt: along its lines and across them. */
function headRoom({ grid }: Page, { block, area: { columns, rows } }: Placed): HeadRoom {
  const width = emsAcross(grid, columns) * grid.size;
  const height = (rows.to - rows.from + 1) * grid.pitch;
  return block === 'vertical-headline' ? { along: height, across: width } : { along: width, across: height };
}

const headOf = (page: Page, placed: Placed & { readonly story: string }): StoryHead => ({
  story: placed.story,
  continued: isContinuedOn(page, placed.story),
  room: headRoom(page, placed),
});

/** Odd pages lie on the right, and so does the right half of a double truck. */
function outerSide({ number, through, grid }: Page, { area: { columns } }: Placed): string {
  const right = through === undefined ? number % 2 === 1 : columns.to > grid.columns / 2;
  return right ? 'outer-right' : 'outer-left';
}

/** The room of a list of names: ems of the base size across, rows down, as many as it may be given. */
function namesRoom({ grid }: Page, { area: { columns, rows }, fit }: Placed): NamesRoom {
  return {
    ems: emsAcross(grid, columns),
    rows: Math.max(rows.to - rows.from + 1, fit?.max ?? 0),
  };
}

/** Whether a block's words run from top to bottom. */
function isVertical(placed: Placed): boolean {
  if (placed.block === 'text') return placed.vertical !== undefined;
  return placed.block === 'vertical-headline' || ('writing' in placed && placed.writing === 'vertical');
}

function viewOf(
  { edition, page, phrases }: PageMaterial,
  placed: Placed,
): { readonly view: ViewOf; readonly classes?: readonly string[] } {
  const manner = { phrases, upright: isVertical(placed) ? page.upright : undefined };
  switch (placed.block) {
    case 'banner':
      return { view: bannerView(edition, placed) };
    case 'masthead':
      return { view: mastheadView(edition, placed.lines) };
    case 'series-logo':
      return { view: seriesLogoView(edition, placed.slogan) };
    case 'kicker':
    case 'deck':
    case 'byline':
      return {
        view: lineView(edition, { part: placed.block, story: placed.story }, manner),
        classes: [`align-${placed.align ?? (placed.block === 'byline' ? 'left' : 'center')}`],
      };
    case 'headline':
    case 'vertical-headline':
      return {
        view: headlineView(edition, headOf(page, placed), manner),
        classes: [`align-${placed.align ?? 'center'}`],
      };
    case 'overlay-headline':
      return {
        view: headlineView(edition, headOf(page, placed), manner),
        classes: [`ink-${placed.ink}`],
      };
    case 'lede':
      return { view: ledeView(edition, placed.story, manner.upright) };
    case 'text':
      return { view: textView(edition, placed, manner) };
    case 'photo':
      return { view: photoView(edition, placed.photo) };
    case 'photo-strip':
      return { view: photoStripView(edition, placed.photos), classes: [`of-${placed.photos.length}`] };
    case 'sidebar':
      return {
        view: { ...sidebarView(edition, placed.sidebar, manner), ornament: placed.frame === 'ornament' },
        classes: [`frame-${placed.frame}`],
      };
    case 'pull-quote':
      return {
        view: pullQuoteView(edition, placed.quote, manner),
        classes: placed.straddle ? ['straddle'] : [],
      };
    case 'index':
      return { view: indexView(edition, placed) };
    case 'teaser':
      return { view: teaserView(edition, placed) };
    case 'names':
      return { view: namesView(edition, placed.names, namesRoom(page, placed)) };
    case 'table':
      return { view: tableView(edition, placed.table, manner) };
    case 'notice':
      return { view: noticeView(edition, placed.notice, manner), classes: [`frame-${placed.frame}`] };
    case 'advertisement':
      return { view: advertisementView(edition, placed.advertisement), classes: [outerSide(page, placed)] };
    case 'box':
      return { view: { pieces: [], ornament: placed.frame === 'ornament' }, classes: [`frame-${placed.frame}`] };
    case 'rule':
      return { view: { pieces: [] }, classes: [`rule-${placed.weight}`, `rule-${placed.direction}`] };
    case 'picture-credit':
      return { view: creditView(edition, placed.text) };
    case 'ornament':
      return { view: { pieces: [] } };
  }
}

export function blockView(material: PageMaterial, placed: Placed): BlockView {
  const { page } = material;
  const { view, classes = [] } = viewOf(material, placed);
  const { file, from, to } = placed.origin;
  return {
    id: placed.id,
    block: placed.block,
    partial: `blocks/${placed.block}`,
    story: 'story' in placed ? placed.story : null,
    placed: `${file}:${from}-${to}`,
    classes: [
      ...classes,
      ...(isVertical(placed) ? ['vertical'] : []),
      ...(placed.look === undefined ? [] : [`look-${placed.look}`]),
      ...situation(page, placed),
    ]
      .map((name) => ` ${name}`)
      .join(''),
    view,
  };
}
