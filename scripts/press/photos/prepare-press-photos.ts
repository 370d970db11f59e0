/** The photos of a page in inks, at the resolution that the plant prints; made while the browser prints the page. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { positionAt } from '../../core/source.ts';
import { turnsPhotosGray } from '../../core/theme-sheet.ts';
import type { Edition } from '../../edition/model.ts';
import type { Layout } from '../../layout/model.ts';
import { transformTo } from '../colour/colour-map.ts';
import { deflated } from '../document/output-intent.ts';
import type { Preset } from '../model.ts';
import { readProfile } from '../profile.ts';
import { convertOnce, type Placed, sizeAt } from './convert-once.ts';
import type { Conversion } from './convert-photo.ts';
import type { PressPhoto } from './press-photo.ts';

/**
 * By the name that the page's HTML gives each photo. A photo is kept whole, also where the page shows a part of it.
 * Faults: a profile that is none, a file that changed or that cannot be decoded.
 */
export async function preparePressPhotos(
  edition: Edition,
  layout: Layout,
  preset: Preset,
): Promise<Checked<ReadonlyMap<string, PressPhoto>>> {
  const { value: profile, diagnostics: unusable } = await readProfile(preset);
  if (!profile) return { diagnostics: unusable };
  const gray = await turnsPhotosGray(layout.theme, edition.package);
  const ready = new Map<string, PressPhoto>();
  const diagnostics: Diagnostic[] = [];
  // The greatest first, so that none is left to run alone at the end.
  const placed = [...largestPlaces(edition, layout)].sort((a, b) => pixelsOf(b, preset) - pixelsOf(a, preset));
  await inParallel(placed, 2, async ({ photo, ppi }) => {
    const bytes = await readFile(join(edition.root, photo.file)).catch(() => undefined);
    const at = edition.sources.get(photo.origin.file);
    const place = { at: at && positionAt(at, photo.origin.from) };
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== photo.facts.sha256) {
      diagnostics.push(diagnostic('photo/missing', { file: photo.file }, place));
      return;
    }
    const conversion: Conversion = { preset, profile, gray, ...sizeAt({ photo, ppi }, preset) };
    try {
      ready.set(photo.file, await convertOnce(bytes, photo, conversion));
    } catch {
      diagnostics.push(diagnostic('photo/corrupt', { file: photo.file }, place));
    }
  });
  // What the file itself will need of the profile, while there is still time.
  await transformTo(profile);
  deflated(profile);
  return { ...(diagnostics.length === 0 && { value: ready }), diagnostics };
}

/** A file that stands on the page twice is in the PDF once. */
function largestPlaces(edition: Edition, layout: Layout): Iterable<Placed> {
  const places = new Map<string, Placed>();
  for (const { id, ppi } of layout.photos) {
    const photo = edition.photos.get(id);
    if (!photo) throw new Error(`the page shows a photo "${id}" that the edition does not hold`);
    const known = places.get(photo.file);
    if (!known || ppi < known.ppi) places.set(photo.file, { photo, ppi });
  }
  return places.values();
}

const pixelsOf = (placed: Placed, preset: Preset): number => {
  const { width, height } = sizeAt(placed, preset);
  return width * height;
};
