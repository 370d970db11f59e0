/** All pictures that go into the proof in place of their stand-ins. */
import type { Checked } from '../../core/diagnostic.ts';
import type { Layout } from '../../layout/model.ts';
import type { PageOf } from '../advertisement/find-advertisements.ts';
import { prepareAdvertisements } from '../advertisement/prepare-advertisements.ts';
import { preparePhotos, type ReadyPhoto } from './prepare-photos.ts';
import type { ScreenWish } from './screen-photo.ts';

/** Parameters and faults as for `preparePhotos` and `prepareAdvertisements`. */
export async function preparePictures(
  of: PageOf,
  layout: Layout,
  wish?: ScreenWish,
): Promise<Checked<ReadonlyMap<string, ReadyPhoto>>> {
  const all = await Promise.all([
    preparePhotos(of.edition, layout, wish),
    ...(layout.advertisements ? [prepareAdvertisements(of, layout, wish)] : []),
  ]);
  const diagnostics = all.flatMap((one) => one.diagnostics);
  if (all.some(({ value }) => !value)) return { diagnostics };
  return { value: new Map(all.flatMap(({ value }) => [...value!])), diagnostics };
}
