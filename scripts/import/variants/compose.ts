/** Composes a page from a variant: every block on whole columns and rows, none in another's way at any permitted size. */
import { type Cast, castPictures, SHAPES, type Variant } from './cast.ts';
import { setFurniture, type VariantBlock } from './furniture.ts';
import { bandOf, type Ground } from './ground.ts';
import { LEG } from './in-text.ts';
import { boxRows, ledeRows, type PageContent, type PictureContent, pictureRows } from './page-content.ts';
import { placeInText } from './place-in-text.ts';
import { AIR, REACH, reach, rowsAtStrain, wordRange } from './strain.ts';

export interface Composition {
  readonly variant: Variant;
  readonly blocks: readonly VariantBlock[];
}

function placeTop(
  ground: Ground,
  content: PageContent,
  of: { hero: PictureContent | undefined; columns: number; strain: number },
): boolean {
  const { grid, top, blocks } = ground;
  const beside = grid.columns - (of.hero ? of.columns : 0);
  if (content.lede) {
    const width = Math.min(2, beside === 0 ? 2 : beside, grid.columns);
    // Under a picture across the page the lede has no place that stays put.
    if (beside === 0) return false;
    const rows = ledeRows(grid, width, content.lede);
    const columns = { from: 1, to: width };
    // Beside a picture the rule over the lede parts the two; on a page of words alone a row of white does.
    const white = of.hero ? 0 : 1;
    if (content.byline) {
      const air = { above: 0, below: white };
      blocks.push({ id: 'byline', block: 'byline', area: { columns, rows: { from: top, to: top } }, air });
    }
    const from = top + (content.byline ? 1 + white : 0);
    blocks.push({
      id: 'lede',
      block: 'lede',
      area: { columns, rows: { from, to: from + rows - 1 } },
      air: { above: 0, below: 1 },
      fit: wordRange(rows, 'top'),
    });
  }
  if (of.hero) {
    const limits = pictureRows(grid, of.columns, {
      ...of.hero,
      ...(of.columns * 2 > grid.columns ? SHAPES.hero : SHAPES.narrowHero),
    });
    const rows = rowsAtStrain(limits, of.strain);
    blocks.push({
      id: of.hero.id,
      block: 'photo',
      area: {
        columns: { from: grid.columns - of.columns + 1, to: grid.columns },
        rows: { from: top, to: top + rows - 1 },
      },
      air: AIR,
      fit: reach(limits, rows, { rows: Math.round(grid.rows * REACH.hero), anchor: 'top' }),
      shows: [of.hero.id],
    });
  }
  return true;
}

/** Strip, sidebar and list of lost captions; what stands on the strip keeps the strip from moving. */
function placeFoot(
  ground: Ground,
  content: PageContent,
  of: { variant: Variant; strip: readonly PictureContent[]; strain: number; sidebarLeft: boolean; still: boolean },
): boolean {
  const { grid, bottom, blocks } = ground;
  const { strip } = of.variant;
  const boxWidth = grid.columns >= 4 ? 2 : 1;
  const listWidth = grid.columns >= 5 ? 2 : 1;
  let floor = bottom;
  if (strip) {
    const width = strip.count * strip.each;
    const limits = pictureRows(grid, strip.each, {
      ratio: 1.5,
      caption: longestCaption(of.strip),
      ...(strip.each > 1 ? SHAPES.strip : SHAPES.narrowStrip),
    });
    const rows = rowsAtStrain(limits, of.strain);
    const stacked = of.still || (!strip.beside && (content.sidebar !== undefined || content.captions !== undefined));
    const from = strip.beside && of.sidebarLeft ? grid.columns - width + 1 : 1;
    blocks.push({
      id: 'strip',
      block: 'photo-strip',
      area: { columns: { from, to: from + width - 1 }, rows: { from: bottom - rows + 1, to: bottom } },
      air: AIR,
      ...(!stacked && { fit: reach(limits, rows, { rows: Math.round(grid.rows * REACH.strip), anchor: 'bottom' }) }),
      shows: of.strip.map(({ id }) => id),
    });
    if (!strip.beside) floor = bottom - rows - 1;
  }
  const columnsFrom = (from: number, width: number) => ({ from, to: from + width - 1 });
  if (strip?.beside && content.captions) return false;
  const boxes = [
    { words: content.sidebar, columns: columnsFrom(of.sidebarLeft ? 1 : grid.columns - boxWidth + 1, boxWidth) },
    { words: content.captions, columns: columnsFrom(of.sidebarLeft && content.sidebar ? boxWidth + 1 : 1, listWidth) },
  ];
  for (const { words, columns } of boxes) {
    if (!words) continue;
    const rows = boxRows(grid, columns.to - columns.from + 1, words);
    blocks.push({
      id: words.id,
      block: 'sidebar',
      area: { columns, rows: { from: floor - rows + 1, to: floor } },
      air: AIR,
      fit: wordRange(rows, 'bottom'),
      shows: [words.id],
    });
  }
  return true;
}

const longestCaption = (pictures: readonly PictureContent[]): string =>
  pictures.map(({ caption }) => caption).reduce((longest, one) => (one.length > longest.length ? one : longest), '');

/** Rows of an ornament at the end of the last column: the absorber of pages without a picture in a single column. */
const ORNAMENT = { withPictures: { rows: 3, max: 5 }, withBoxes: { rows: 3, max: 4 }, alone: { rows: 3, max: 7 } };

/** Lays the variant out with its pictures at `strain`; undefined when something finds no room. */
export function compose(variant: Variant, content: PageContent, strain: number): Composition | undefined {
  const cast = castPictures(variant, content.pictures);
  if (!cast) return undefined;
  const { grid } = variant;
  const furniture = setFurniture(grid, content, variant.lift);
  const ground: Ground = { grid, top: furniture.top, bottom: furniture.bottom, blocks: [...furniture.blocks] };
  const needsOrnament = cast.singles.length === 0;
  if (!placeTop(ground, content, { hero: cast.hero, columns: variant.hero, strain })) return undefined;
  const foot = { variant, strip: cast.strip, strain, sidebarLeft: needsOrnament, still: needsOrnament };
  if (!placeFoot(ground, content, foot)) return undefined;
  if (!placeInText(ground, cast, strain)) return undefined;
  if (needsOrnament) {
    const end = bandOf(ground, [grid.columns]);
    const boxes = content.lede || content.sidebar ? ORNAMENT.withBoxes : ORNAMENT.alone;
    const ornament = content.pictures.length > 0 ? ORNAMENT.withPictures : boxes;
    if (end.to - end.from + 1 < ornament.max + LEG) return undefined;
    ground.blocks.push({
      id: 'ornament',
      block: 'ornament',
      area: {
        columns: { from: grid.columns, to: grid.columns },
        rows: { from: end.to - ornament.rows + 1, to: end.to },
      },
      air: { above: 0, below: 0 },
      fit: { min: 0, max: ornament.max, anchor: 'bottom' },
    });
  }
  for (let column = 1; column <= grid.columns; column += 1) {
    const band = bandOf({ ...ground, blocks: ground.blocks.filter((block) => !isInText(block, cast)) }, [column]);
    if (band.to - band.from + 1 < LEG) return undefined;
  }
  const area = { columns: { from: 1, to: grid.columns }, rows: { from: ground.top, to: ground.bottom } };
  const text: VariantBlock = { id: 'body', block: 'text', area, air: { above: 0, below: 0 } };
  return { variant, blocks: [...ground.blocks, text] };
}

const isInText = ({ shows }: VariantBlock, { doubles, pairs, singles }: Cast): boolean =>
  [...doubles, ...pairs.flat(), ...singles].some(({ id }) => shows?.[0] === id);
