/**
 * Photos whose size can be told before the page is set: those that fill the width of their columns. The greatest photo
 * takes longest to convert, and the browser leaves a core free while it sets. A guess that the layout does not bear out
 * has cost time and nothing else.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { columnsWide } from '../../core/columns.ts';
import { turnsPhotosGray } from '../../core/theme-sheet.ts';
import type { Edition, Page } from '../../edition/model.ts';
import type { PlanGrid } from '../../html/plan.ts';
import type { Preset } from '../model.ts';
import { readProfile } from '../profile.ts';
import { convertOnce, type Placed, sizeAt } from './convert-once.ts';
import type { PressPhoto } from './press-photo.ts';

/** What stands in `preparePressPhotos` for a layout that is not there yet. */
export interface Planned {
  readonly edition: Edition;
  readonly page: Page;
  readonly grid: PlanGrid;
}

/** At the resolution that their columns give them. */
function foreseen({ edition, page, grid }: Planned): readonly Placed[] {
  return page.placed.flatMap((placed) => {
    const photo = placed.block === 'photo' ? edition.photos.get(placed.photo) : undefined;
    if (!photo || photo.facts.format === 'svg') return [];
    const { columns, rows } = placed.area;
    const width = columnsWide(grid, columns);
    const height = (rows.to - rows.from + 1) * grid.pitch;
    const { widthPx, heightPx } = photo.facts;
    // Higher than the picture at that width: it is cropped at its sides, by how much only the layout knows.
    if (height * widthPx > width * heightPx) return [];
    // To a tenth, as the layout tells it.
    return [{ photo, ppi: Math.round((widthPx * 960) / width) / 10 }];
  });
}

/**
 * Begins to convert them; whatever fails is told when the photo is asked for.
 * @returns what has been begun, by the photo's file
 */
export async function foreseePressPhotos(
  planned: Planned,
  preset: Preset,
): Promise<ReadonlyMap<string, Promise<PressPhoto>>> {
  const begun = new Map<string, Promise<PressPhoto>>();
  const { value: profile } = await readProfile(preset);
  if (!profile) return begun;
  const gray = await turnsPhotosGray(planned.page.theme, planned.edition.package);
  for (const { photo, ppi } of foreseen(planned)) {
    const bytes = await readFile(join(planned.edition.root, photo.file)).catch(() => undefined);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== photo.facts.sha256) continue;
    const making = convertOnce(bytes, photo, { preset, profile, gray, ...sizeAt({ photo, ppi }, preset) });
    making.catch(() => undefined);
    begun.set(photo.file, making);
  }
  return begun;
}
