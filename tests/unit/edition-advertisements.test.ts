import { afterAll, describe, expect, test } from 'vitest';
import { openEdition } from '../../scripts/stages.ts';
import { advertisementPdf, advertisementPicture } from '../fixtures/advertisements/make-advertisement.ts';
import { room, withAdvertisement } from '../fixtures/edition/advertisement-cases.ts';
import { type Changes, makeEdition, removeEditions } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

describe('an advertisement that is as it should be', () => {
  const placedOf = async (changes: Changes) => {
    const { value, diagnostics } = await openEdition(await makeEdition(changes));
    expect(diagnostics).toEqual([]);
    const placed = value!.pages[0]!.placed.find(({ block }) => block === 'advertisement')!;
    return placed.block === 'advertisement' ? placed.advertisement : undefined;
  };

  test('is printed at its own size, turned as it is seen, under the usual label', async () => {
    for (const turn of [0, 90, 180, 270] as const) {
      const pdf = await advertisementPdf({ ...room, turn });
      const one = await placedOf(withAdvertisement('./ads/shop.pdf', pdf));
      expect(one).toMatchObject({ file: 'ads/shop.pdf', name: 'ads/shop.pdf#shop', label: 'usual' });
      expect([one!.width, one!.height]).toEqual([expect.closeTo(room.width, 3), expect.closeTo(room.height, 3)]);
      expect(one!.facts).toMatchObject({ format: 'pdf', page: 1, turn });
    }
  });

  test('may be one of several pages, differ by less than 0.1 mm, or be scaled by one factor', async () => {
    const several = await advertisementPdf({ width: 112.8, height: 104.7, pages: 3 });
    const second = await placedOf(withAdvertisement('ads/shop.pdf', several, ', page: 2'));
    expect(second).toMatchObject({ name: 'ads/shop.pdf#shop', width: expect.closeTo(112.8, 3) });
    const half = await advertisementPdf({ width: 56.6, height: 52.4 });
    const scaled = await placedOf(withAdvertisement('ads/shop.pdf', half, ', scale: true'));
    expect(scaled!.width / scaled!.height).toBeCloseTo(56.6 / 52.4, 6);
    expect(scaled!.width).toBeCloseTo(room.width, 6);
    expect(scaled!.height).toBeLessThanOrEqual(room.height);
  });

  test('needs no label where its own text says what it is, or where somebody has seen it in a picture', async () => {
    const told = await advertisementPdf({ ...room, with: '广告' });
    expect(await placedOf(withAdvertisement('ads/shop.pdf', told, ', label: none'))).toMatchObject({ label: 'own' });
    const picture = await advertisementPicture(room, { colour: 'cmyk' });
    const seen = await placedOf(withAdvertisement('ads/shop.jpg', picture, ', label: none, labelled: true'));
    expect(seen).toMatchObject({ label: 'own', name: 'ads/shop.jpg#shop', facts: { colour: 'cmyk' } });
  });

  test('a picture that does not say how fine it is takes the size of its place', async () => {
    const picture = await advertisementPicture(room, { colour: 'gray', format: 'tiff', sized: false });
    const one = await placedOf(withAdvertisement('ads/shop.tiff', picture));
    expect(one!.width).toBeCloseTo(room.width, 6);
  });
});
