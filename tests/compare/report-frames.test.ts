/** The frames that a report draws lie on what they are about, however the page is turned, cut and measured. */
import { expect, test } from 'vitest';
import { comparePdfs } from '../../scripts/compare/index.ts';
import { renderRasters } from '../../scripts/compare/report/html/page-raster.ts';
import { sourceOf } from '../../scripts/pdf/index.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';

const field = (x: number, page: string): Uint8Array => handmadePdf({ content: `0 g ${x} 50 20 12 re f`, page });

const boxes = ['', '/TrimBox [10 20 170 190]', '/CropBox [5 8 190 196] /TrimBox [10 20 170 190]'];
const turns = [0, 90, 180, 270, -90];
const units = ['', '/UserUnit 2.5'];
const kinds = boxes.flatMap((box) =>
  turns.flatMap((turn) => units.map((unit) => `${box} /Rotate ${turn} ${unit}`.trim())),
);

test.each(kinds)('%s', async (entries) => {
  const [old, fresh] = [field(60, entries), field(90, entries)];
  const { pages } = await comparePdfs(old, fresh, { names: { old: 'old', new: 'new' } });
  const page = pages[0]!;
  const moved = page.changes.find((one) => one.layer === 'geometry')!;
  const rasters = await Promise.all(
    [old, fresh].map(async (pdf) => (await renderRasters(sourceOf(pdf), [1], 100)).get(1)!),
  );
  for (const change of [moved, page.changes.find((one) => one.layer === 'looks')!]) expect(change.is).toBeDefined();
  for (const [raster, box] of [
    [rasters[0]!, moved.was!],
    [rasters[1]!, moved.is!],
  ] as const) {
    const { trim, width, height, pixels } = raster;
    /** Darkness at a place of the frame, parts of its width and height. */
    const at = (right: number, down: number): number => {
      const x = Math.floor((trim.x + ((box.x + box.width * right) / page.width) * trim.width) * width);
      const y = Math.floor((trim.y + ((box.y + box.height * down) / page.height) * trim.height) * height);
      return 255 - pixels[(y * width + x) * 4]!;
    };
    // Dark up to its edges, and white beyond them.
    for (const [right, down] of [
      [0.5, 0.5],
      [0.08, 0.12],
      [0.92, 0.88],
    ] as const)
      expect(at(right, down)).toBe(255);
    for (const [right, down] of [
      [-0.15, 0.5],
      [1.15, 0.5],
      [0.5, -0.2],
      [0.5, 1.2],
    ] as const)
      expect(at(right, down)).toBe(0);
  }
});
