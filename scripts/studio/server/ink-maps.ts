/** Where a page carries how much ink, as its press file will: a picture to be laid over it, red above what the plant allows. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPdf, pageList } from '../../pdf/index.ts';
import { buildEdition } from '../../pipeline.ts';
import { writePlates } from '../../preflight/index.ts';
import { presetNamed } from '../../press/index.ts';
import { makeTurns } from '../desk/in-turn.ts';
import type { Desk } from '../desk/open-desk.ts';
import type { Pages } from './pages.ts';
import type { WarmBrowser } from './warm-browser.ts';

/** Two px of the page for each of the picture's: ink is reckoned over areas, not points. */
export const INK_DPI = 48;

export interface InkMaps extends Disposable {
  /** PNG of the trimmed page; nothing for a page that cannot be made. */
  of(page: number): Promise<Uint8Array | undefined>;
}

export function makeInkMaps({ desk, pages, browser }: { desk: Desk; pages: Pages; browser: WarmBrowser }): InkMaps {
  const inTurn = makeTurns();
  const stop = new AbortController();
  const known = new Map<number, { readonly key: string; readonly picture: Uint8Array }>();

  const make = async (page: number): Promise<Uint8Array | undefined> => {
    const out = await mkdtemp(join(tmpdir(), 'dayang-ink-'));
    try {
      const { pages: built, edition } = await buildEdition({
        folder: desk.texts.root,
        pages: [page],
        products: ['press'],
        out,
        browser: browser.get(),
        signal: stop.signal,
      });
      const file = built[0]?.outputs.find((one) => one.endsWith('press.pdf'));
      if (!file || !edition) return undefined;
      const pdf = await readFile(file);
      const preset = presetNamed(edition.press.preset)!;
      const plates = await writePlates(pdf, { dpi: INK_DPI, preset, only: ['ink'] });
      return await trimmed(plates.get('ink')!, pdf);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  };

  return {
    of: (page) =>
      inTurn(async () => {
        if (desk.rights === 'edit') await desk.texts.saved();
        const parts = await pages.parts(page);
        if (!parts) return undefined;
        const key = createHash('sha256')
          .update(JSON.stringify({ ...parts, made: undefined }))
          .digest('hex');
        const old = known.get(page);
        if (old?.key === key) return old.picture;
        const picture = await make(page);
        if (picture) known.set(page, { key, picture });
        return picture;
      }),
    [Symbol.dispose]: () => stop.abort(),
  };
}

/** Without bleed and marks. */
async function trimmed(picture: Uint8Array, pdf: Uint8Array): Promise<Uint8Array> {
  const { MediaBox: media, TrimBox: trim } = pageList(await openPdf(pdf))[0]!.boxes;
  const px = (points: number): number => Math.round((points / 72) * INK_DPI);
  const { default: sharp } = await import('sharp');
  return sharp(picture)
    .extract({
      left: px(trim![0]! - media![0]!),
      top: px(media![3]! - trim![3]!),
      width: px(trim![2]! - trim![0]!),
      height: px(trim![3]! - trim![1]!),
    })
    .png()
    .toBuffer();
}
