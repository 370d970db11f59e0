/** The way of a page to the plant: its photos in inks, the press file out of the printed page, preflight. */
import { type Checked, type Diagnostic, hasErrors } from './core/diagnostic.ts';
import { positionAt } from './core/source.ts';
import { paddedLabel } from './edition/index.ts';
import type { Edition, Page } from './edition/model.ts';
import type { Layout, Printed } from './layout/index.ts';
import type { FinishFacts, PageText } from './pdf/index.ts';
import { readBeside, warmUp } from './preflight/draw-beside.ts';
import { choosePreset, type PressWish } from './press/choose-preset.ts';
import type { Planned, PressAdvertisement } from './press/index.ts';
import type { Preset, Slug } from './press/model.ts';

export type { PressWish };

const loadPressStages = async () => ({
  ...(await import('./press/index.ts')),
  ...(await import('./preflight/index.ts')),
});

export interface Press {
  readonly preset: Preset;
  /** Loads the stages and begins with what can be told before the layout is there, while the browser has the page. */
  readonly prepare: (planned: Planned) => Promise<void>;
  /** Starts the conversion of a page's photos; the file is made when the page has been printed. */
  readonly start: (
    page: Page,
    set: Pick<Printed, 'layout' | 'trim'>,
  ) => (sheet: PrintedSheet) => Promise<Checked<PressFiles>>;
}

export interface PressFiles {
  readonly pdf: Uint8Array;
  /** Of a double truck: its pages one by one, left and right. */
  readonly pages: readonly Uint8Array[];
}

type AlsoProve = (pdf: Uint8Array, pdfium: Promise<readonly PageText[]>) => Promise<readonly Diagnostic[]>;

export interface PrintedSheet {
  readonly printed: Printed;
  readonly facts: FinishFacts;
  /** SHA-256 of what the page was made of. */
  readonly source: string;
  /** Looks at the bytes while preflight has their plates drawn, and at what PDFium reads in them. */
  readonly alsoProve?: AlsoProve | undefined;
}

/** The way of an edition's pages to its plant; what the command line says comes before the edition. */
export async function openPress(edition: Edition, wish: PressWish): Promise<Checked<Press>> {
  const { press } = edition;
  const source = edition.sources.get(press.origin.file);
  const { value: preset, diagnostics } = await choosePreset(
    {
      preset: wish.preset ?? press.preset,
      conformance: wish.conformance ?? press.conformance,
      profile: wish.profile ?? press.profile,
      marks: wish.marks ?? press.marks,
    },
    source && positionAt(source, press.origin.from),
  );
  if (!preset) return { diagnostics };
  return {
    value: {
      preset,
      prepare: async (planned) => {
        // The thread for the plates gets ready while our own core loads the rest.
        warmUp();
        const { foreseePressPhotos } = await loadPressStages();
        await foreseePressPhotos(planned, preset);
      },
      start: (page, set) => startPage({ edition, preset, page, ...set }),
    },
    diagnostics,
  };
}

interface PressPage {
  readonly edition: Edition;
  readonly preset: Preset;
  readonly page: Page;
  readonly layout: Layout;
  readonly trim: Printed['trim'];
}

function startPage({ edition, preset, page, layout, trim }: PressPage) {
  const loading = loadPressStages();
  const photos = loading.then(({ preparePressPhotos }) => preparePressPhotos(edition, layout, preset));
  const decoded = Promise.all([loading, photos]).then(([{ decodeAhead }, { value }]) =>
    decodeAhead(value ?? new Map(), { layout, trim }),
  );
  // Should they fail, preparing the photos has failed, which is told below.
  decoded.catch(() => undefined);
  const advertisements = loading.then(({ preparePressAdvertisements }) =>
    layout.advertisements
      ? preparePressAdvertisements({ edition, page }, layout, preset)
      : { value: [], diagnostics: [] },
  );
  const inks = loading.then(({ themeInks }) => themeInks(page.theme, edition.package));
  return async ({ printed, facts, source, alsoProve }: PrintedSheet): Promise<Checked<PressFiles>> => {
    const [stages, declared] = await Promise.all([loading, inks]);
    if (!declared.value) return { diagnostics: [...(await photos).diagnostics, ...declared.diagnostics] };
    // All else of the page is converted while the last of them are made.
    const made = photos.then(({ value }) => value);
    const sold = advertisements.then(({ value }) => value);
    // Whoever asks for them meets the failure.
    for (const one of [made, sold]) one.catch(() => undefined);
    const job = {
      facts,
      page: page.number,
      inks: declared.value,
      photos: made,
      advertisements: sold,
      preset,
      slug: slugOf(edition, page, source),
    };
    const { value, diagnostics } = await stages.makePress(printed.pdf, job, async (pdf) => {
      // What others say in their advertisements is no copy of the page's.
      const own = alsoProve && layout.advertisements ? await stages.withoutAdvertisements(pdf) : pdf;
      // The thread has nothing else to do until the plates are there to be drawn.
      const text = alsoProve && readBeside(own);
      // Whoever asks for it meets the failure.
      text?.catch(() => undefined);
      const { promise: drawing, resolve: onDrawing } = Promise.withResolvers<void>();
      const looking = stages.preflightOwn(
        pdf,
        { preset, layout, sources: edition.sources, ready: await decoded, foreign: pdfsOf(await sold) },
        onDrawing,
      );
      const also = Promise.race([drawing, looking]).then(() => (alsoProve && text ? alsoProve(own, text) : []));
      return (await Promise.all([looking, also])).flat();
    });
    const prepared = [...(await photos).diagnostics, ...(await advertisements).diagnostics];
    // A profile that cannot be used is met by whoever needs it.
    const met = [...prepared, ...declared.diagnostics, ...diagnostics];
    const all = [...new Map(met.map((one) => [JSON.stringify(one), one])).values()];
    if (!value || hasErrors(all)) return { diagnostics: all };
    if (page.through === undefined) return { value: { pdf: value, pages: [] }, diagnostics: all };
    const prove = async (pdf: Uint8Array) =>
      stages.preflightOwn(pdf, { preset, ready: await decoded, page: page.number });
    const pages: Uint8Array[] = [];
    for (const [side, number] of [
      ['left', page.number],
      ['right', page.through],
    ] as const) {
      const slug = slugOf(edition, { number, name: page.name }, source);
      const half = await stages.halvePress(value, { side, facts, preset, slug }, prove);
      all.push(...half.diagnostics);
      if (!half.value) return { diagnostics: all };
      pages.push(half.value);
    }
    return { value: { pdf: value, pages }, diagnostics: all };
  };
}

const pdfsOf = (advertisements: readonly PressAdvertisement[] | undefined) =>
  advertisements?.flatMap(({ file, source }) => (source.kind === 'pdf' ? [{ file, bytes: source.bytes }] : []));

type Named = Pick<Page, 'number' | 'through' | 'name'>;

const slugOf = (edition: Edition, page: Named, source: string): Slug => ({
  newspaper: edition.newspaper.text,
  date: edition.date,
  page: `${paddedLabel(page)} ${page.name}`,
  version: source.slice(0, 8),
  source: source.slice(0, 16),
});
