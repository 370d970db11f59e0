/** The sample edition's pages as the browser prints them, and their press files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { mm } from '../../scripts/core/units.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import type { Edition, Page } from '../../scripts/edition/model.ts';
import { renderPage } from '../../scripts/html/index.ts';
import type { HtmlPage } from '../../scripts/html/model.ts';
import { type Layout, openBrowser, setPage } from '../../scripts/layout/index.ts';
import { type PressJob, preparePressPhotos, presetNamed, themeInks } from '../../scripts/press/index.ts';
import type { Preset } from '../../scripts/press/model.ts';

export const coldset: Preset = presetNamed('newsprint-coldset')!;

export interface PrintedSample {
  readonly edition: Edition;
  readonly layout: Layout;
  readonly raw: Uint8Array;
  readonly expected: HtmlPage['expected'];
  readonly page: Page;
  readonly grid: HtmlPage['plan']['grid'];
  readonly trim: { readonly left: number; readonly top: number };
}

/** Prints pages of the sample edition, each once. */
export async function printSample(...numbers: readonly number[]): Promise<readonly PrintedSample[]> {
  const { value: edition, diagnostics } = await loadEdition(join(import.meta.dirname, '../../content/qingxi'));
  if (!edition) throw new Error(JSON.stringify(diagnostics));
  await using browser = await openBrowser();
  const printed: PrintedSample[] = [];
  for (const page of edition.pages.filter(({ number }) => numbers.includes(number))) {
    const { value: html } = await renderPage(edition, page);
    const { value } = await setPage(browser, { edition, page, html: html! });
    const { layout, pdf: raw, trim } = value!;
    printed.push({ edition, layout, raw, expected: html!.expected, page, grid: html!.plan.grid, trim });
  }
  return printed;
}

export async function jobFor(sample: PrintedSample, preset: Preset = coldset): Promise<PressJob> {
  const { edition, layout, page, trim } = sample;
  const { value: photos, diagnostics } = await preparePressPhotos(edition, layout, preset);
  const { value: inks } = await themeInks(page.theme);
  if (!photos || !inks) throw new Error(JSON.stringify(diagnostics));
  const { width, height, bleed } = layout.sheet;
  const facts: PressJob['facts'] = {
    title: `大样日报 ${layout.page}`,
    language: 'zh-CN',
    author: '大样日报',
    date: layout.edition.date,
    sheet: { width, height, bleed, marks: 'none' },
    place: { x: trim.left as never, y: trim.top as never },
  };
  const slug = { newspaper: '大样日报', date: '2026-09-18', page: '05', version: '1', source: 'c0ffee' };
  return { facts, page: layout.page, inks, photos, preset, slug };
}

/** What a handmade page of 200 × 200 pt is made into. */
export const handmadeJob: PressJob = {
  facts: {
    title: 'Handmade',
    language: 'en',
    date: '2026-09-18',
    sheet: { width: mm((200 * 25.4) / 72), height: mm((200 * 25.4) / 72), bleed: mm(0), marks: 'none' },
  },
  page: 1,
  inks: [
    { name: 'ink-red', rgb: [200, 16, 46], cmyk: [0, 1, 0.85, 0.05] },
    { name: 'ink-gold', rgb: [248, 220, 164], cmyk: [0, 0.13, 0.38, 0] },
    { name: 'ink-paper', rgb: [255, 255, 255], cmyk: [0, 0, 0, 0] },
    { name: 'ink-black', rgb: [0, 0, 0], cmyk: [0, 0, 0, 1] },
  ],
  photos: new Map(),
  preset: coldset,
};

export interface Plate {
  readonly width: number;
  readonly height: number;
  /** Ink, 0 to 255, row by row from the top. */
  readonly ink: Uint8Array;
}

/** The four process plates as Ghostscript separates them, overprinting honoured. */
export async function separate(pdf: Uint8Array, dpi: number): Promise<Readonly<Record<'C' | 'M' | 'Y' | 'K', Plate>>> {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-plates-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const out = `-sOutputFile=${join(folder, 'plate.tif')}`;
    execFileSync('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=tiffsep', `-r${dpi}`, out, file]);
    const plates = new Map<string, Plate>();
    for (const name of ['Cyan', 'Magenta', 'Yellow', 'Black']) {
      const plate = readdirSync(folder).find((one) => one.includes(`(${name})`))!;
      const { data, info } = await sharp(readFileSync(join(folder, plate)), { limitInputPixels: false })
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const ink = Uint8Array.from(data, (light) => 255 - light);
      plates.set(name, { width: info.width, height: info.height, ink });
    }
    return { C: plates.get('Cyan')!, M: plates.get('Magenta')!, Y: plates.get('Yellow')!, K: plates.get('Black')! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
