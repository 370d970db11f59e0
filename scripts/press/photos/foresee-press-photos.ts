/**
 * Photos whose size can be told before the page is set: those that fill the width of their columns. The greatest photo
 * takes longest to convert, and the browser leaves a core free while it sets. A guess that the layout does not bear out
 * has cost time and nothing else.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition, Page } from '../../edition/model.ts';
import type { PlanGrid } from '../../html/plan.ts';
import type { Preset } from '../model.ts';
import { readProfile } from '../profile.ts';
import { convertOnce, sizeAt } from './convert-once.ts';

/** What stands in `preparePressPhotos` for a layout that is not there yet. */
export interface Planned {
  readonly edition: Edition;
  readonly page: Page;
  readonly grid: PlanGrid;
}

/** Begins to convert them; whatever fails is told when the photo is asked for. */
export async function foreseePressPhotos({ edition, page, grid }: Planned, preset: Preset): Promise<void> {
  const { value: profile } = await readProfile(preset);
  if (!profile) return;
  for (const placed of page.placed) {
    const photo = placed.block === 'photo' ? edition.photos.get(placed.photo) : undefined;
    if (!photo || photo.facts.format === 'svg') continue;
    const { columns, rows } = placed.area;
    const count = columns.to - columns.from + 1;
    const width = count * grid.column + (count - 1) * grid.gutter;
    const height = (rows.to - rows.from + 1) * grid.pitch;
    const { widthPx, heightPx, sha256 } = photo.facts;
    // Higher than the picture at that width: it is cropped at its sides, by how much only the layout knows.
    if (height * widthPx > width * heightPx) continue;
    const bytes = await readFile(join(edition.root, photo.file)).catch(() => undefined);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) continue;
    // To a tenth, as the layout tells it.
    const ppi = Math.round((widthPx * 960) / width) / 10;
    convertOnce(bytes, photo, { preset, profile, ...sizeAt({ photo, ppi }, preset) }).catch(() => undefined);
  }
}
