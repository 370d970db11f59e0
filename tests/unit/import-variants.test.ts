import { describe, expect, test } from 'vitest';
import { chooseVariant } from '../../scripts/import/variants/choose.ts';
import { variantGrids, widthOf } from '../../scripts/import/variants/grids.ts';
import type { PageContent } from '../../scripts/import/variants/page-content.ts';
import { faultsOfComposition } from '../fixtures/import/check-composition.ts';

const RATIOS = [1.5, 1.5, 0.667, 1.333, 1.5, 1.5, 1.778, 1.5, 0.75, 1.5, 1, 1.5];
const LENGTHS = [
  204, 20, 48, 166, 95, 348, 247, 442, 31, 19, 155, 232, 117, 181, 27, 108, 74, 112, 56, 253, 88, 193, 66, 88, 121, 77,
];

/** Copy of about 3,600 characters × `part` in 26 paragraphs and three heads. */
function flowOf(part: number): PageContent['flow'] {
  const flow: { kind: 'paragraph' | 'section-head'; text: string }[] = [];
  for (const [index, length] of LENGTHS.entries()) {
    if (index % 9 === 1) flow.push({ kind: 'section-head', text: '治水先治岸 一溪清到底' });
    flow.push({ kind: 'paragraph', text: '水'.repeat(Math.round(length * part)) });
  }
  return flow;
}

const full = (part: number, pictures: number): PageContent => ({
  story: 'lead',
  banner: { title: '青溪复清十年', translation: 'Ten Years On' },
  headline: '一溪碧水，两岸青山，十年新景',
  deck: '——青溪纪事',
  byline: '▶ 本报记者',
  lede: '水'.repeat(260),
  flow: flowOf(part),
  pictures: RATIOS.slice(0, pictures).map((ratio, index) => ({
    id: `photo-${index + 1}`,
    ratio,
    caption: '清晨的青溪',
  })),
  sidebar: { id: 'sidebar', head: '溪边人语', paragraphs: ['水'.repeat(60), '水'.repeat(65), '水'.repeat(70)] },
  credit: '本版图片来源：大样日报',
  slogan: ['一河清水', '两岸新村'],
});

const bare = (part: number, pictures: number): PageContent => ({
  story: 'lead',
  headline: '青溪',
  flow: flowOf(part),
  pictures: full(part, pictures).pictures,
});

const spare = (chosen: ReturnType<typeof chooseVariant>) => ({
  below: (chosen!.need - chosen!.supply.min) / chosen!.need,
  above: (chosen!.supply.max - chosen!.need) / chosen!.need,
});

describe('a full page from 0 to 12 pictures', () => {
  test.each(RATIOS.map((_, index) => index).concat(12))('%i pictures', (pictures) => {
    for (const part of [0.6, 0.8, 1, 1.2]) {
      const content = full(part, pictures);
      const chosen = chooseVariant(content);
      expect(chosen).toBeDefined();
      expect(faultsOfComposition(chosen!, content)).toEqual([]);
    }
  });
});

describe('a bare page: headline and copy', () => {
  test.each([0, 1, 2, 3, 5, 8])('%i pictures', (pictures) => {
    const content = bare(1, pictures);
    const chosen = chooseVariant(content);
    expect(faultsOfComposition(chosen!, content)).toEqual([]);
    expect(chosen!.fits).toBe(true);
  });
});

describe('six and seven pictures', () => {
  test.each([
    [0.6, 6],
    [0.6, 7],
    [0.8, 6],
    [0.8, 7],
    [1, 6],
    [1, 7],
    [1.2, 6],
    [1.2, 7],
  ])('copy at %f with %i pictures fits with room to spare on both sides', (part, pictures) => {
    const chosen = chooseVariant(full(part, pictures));
    expect(chosen!.fits).toBe(true);
    expect(spare(chosen).below).toBeGreaterThan(0.03);
    expect(spare(chosen).above).toBeGreaterThan(0.03);
    expect(Math.abs(chosen!.supply.preferred - chosen!.need)).toBeLessThanOrEqual(2);
  });

  test.each([6, 7])('copy at 1.5 with %i pictures does not pretend to fit', (pictures) => {
    const chosen = chooseVariant(full(1.5, pictures));
    expect(chosen!.fits).toBe(false);
    expect(chosen!.bodyCharacters[0]).toBe(17);
    expect(spare(chosen).above).toBeLessThan(-0.04);
  });
});

describe('the look of a page', () => {
  const blockOf = (chosen: ReturnType<typeof chooseVariant>, kind: string) =>
    chosen!.composition.blocks.find(({ block }) => block === kind)!;

  test.each([0, 1, 6, 12])('with %i pictures the byline stands right over the lede, as wide as it', (pictures) => {
    const chosen = chooseVariant(full(1, pictures));
    const [byline, lede] = [blockOf(chosen, 'byline'), blockOf(chosen, 'lede')];
    expect(byline.area.columns).toEqual(lede.area.columns);
    expect(lede.area.rows.from - byline.area.rows.to).toBe(pictures === 0 ? 2 : 1);
  });

  test('a slogan that the banner shows does not stand at the foot too', () => {
    const content = full(1, 6);
    expect(blockOf(chooseVariant(content), 'series-logo')).toBeDefined();
    const chosen = chooseVariant({ ...content, banner: { ...content.banner!, slogan: true } });
    expect(blockOf(chosen, 'series-logo')).toBeUndefined();
  });

  test('without pictures the headline has hardly more rows than its type, the ornament three at most', () => {
    for (const part of [0.6, 0.8, 1, 1.2]) {
      const chosen = chooseVariant(full(part, 0))!;
      const rows = (kind: string) => {
        const { from, to } = blockOf(chosen, kind).area.rows;
        return to - from + 1;
      };
      expect({ part, fits: chosen.fits }).toEqual({ part, fits: true });
      expect(rows('headline')).toBeLessThanOrEqual(9);
      expect(rows('ornament')).toBeLessThanOrEqual(3);
    }
  });

  test.each([6, 9, 12])('of %i pictures one at the most stands in a column alone: no stairs', (pictures) => {
    const { blocks } = chooseVariant(full(1, pictures))!.composition;
    const alone = blocks.filter(({ block, area }) => block === 'photo' && area.columns.from === area.columns.to);
    expect(alone.length).toBeLessThanOrEqual(1);
  });

  test.each([6, 7])(
    'the dominant one of %i pictures has four of six columns and room to move both ways',
    (pictures) => {
      const hero = chooseVariant(full(1, pictures))!.composition.blocks.find(({ id }) => id === 'photo-1')!;
      const rows = hero.area.rows.to - hero.area.rows.from + 1;
      expect(hero.area.columns).toEqual({ from: 3, to: 6 });
      expect(rows - hero.fit!.min).toBeGreaterThanOrEqual(3);
      expect(hero.fit!.max - rows).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('the sheet', () => {
  test('is a tabloid when copy and pictures are too few for a broadsheet', () => {
    expect(chooseVariant(full(0.4, 0))!.composition.variant.grid.sheet).toBe('tabloid');
  });

  test.each(['broadsheet', 'tabloid'] as const)('is a %s when that is asked for', (sheet) => {
    const content = full(0.4, 1);
    const chosen = chooseVariant(content, sheet);
    expect(chosen!.composition.variant.grid.sheet).toBe(sheet);
    expect(faultsOfComposition(chosen!, content)).toEqual([]);
  });

  test.each(variantGrids.map((grid) => [grid.name, grid] as const))('%s fits between its margins', (_, grid) => {
    const [width, height] = grid.sheet === 'broadsheet' ? [350, 490] : [235, 348];
    expect((widthOf(grid, grid.columns) * 25.4) / 96).toBeLessThanOrEqual(width);
    const rows = Math.floor((height * 72) / 25.4 / grid.pitch + 1e-9);
    expect(grid.rows).toBe(rows);
    expect(
      Math.min(...grid.body.map((characters) => (grid.characters * grid.size) / characters)),
    ).toBeGreaterThanOrEqual(9);
  });
});

test('the same content gives the same page', () => {
  expect(chooseVariant(full(1, 6))).toEqual(chooseVariant(full(1, 6)));
});
