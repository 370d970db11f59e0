/** The way of a page to the plant: its photos in inks, the press file out of the printed page, preflight. */
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { type Position, positionAt } from './core/source.ts';
import type { Edition, Page } from './edition/model.ts';
import type { Layout, Printed } from './layout/index.ts';
import type { FinishFacts } from './pdf/index.ts';
import type { Preset, Slug } from './press/model.ts';

/** What the command line says in place of the edition. */
export interface PressWish {
  readonly preset?: string | undefined;
  readonly conformance?: Preset['conformance'] | undefined;
  /** Absolute path. */
  readonly profile?: string | undefined;
  readonly marks?: boolean | undefined;
}

const loadPressStages = async () => ({
  ...(await import('./press/index.ts')),
  ...(await import('./preflight/index.ts')),
});
type PressStages = Awaited<ReturnType<typeof loadPressStages>>;

/** Loads the stages and starts preflight's thread, while the edition is read and the browser comes up. */
export function warmUpPress(): void {
  loadPressStages().then(
    ({ warmUp }) => warmUp(),
    () => undefined,
  );
}

export interface Press {
  readonly preset: Preset;
  /** Starts the conversion of a page's photos; the file is made when the page has been printed. */
  readonly start: (page: Page, layout: Layout) => (sheet: PrintedSheet) => Promise<Checked<Uint8Array>>;
}

export interface PrintedSheet {
  readonly printed: Printed;
  readonly facts: FinishFacts;
  /** SHA-256 of what the page was made of. */
  readonly source: string;
  /** Looks at the bytes beside preflight, which works in a thread of its own. */
  readonly alsoProve?: ((pdf: Uint8Array) => Promise<readonly Diagnostic[]>) | undefined;
}

/** How a plant prints, by name; no value when there is no such preset or its profile cannot be used. */
export async function choosePreset(
  wish: PressWish & { readonly preset: string },
  at?: Position | undefined,
): Promise<Checked<Preset>> {
  const stages = await loadPressStages();
  const named = stages.presetNamed(wish.preset, wish.conformance);
  if (!named) {
    const choices = stages.presets.map(({ id }) => id).join(', ');
    return { diagnostics: [diagnostic('press/no-preset', { preset: wish.preset, choices }, { at })] };
  }
  const marked = wish.marks === undefined ? named : { ...named, marks: wish.marks };
  return wish.profile ? await stages.withProfile(marked, wish.profile) : { value: marked, diagnostics: [] };
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
  const stages = await loadPressStages();
  return {
    value: { preset, start: (page, layout) => startPage(stages, { edition, preset, page, layout }) },
    diagnostics,
  };
}

interface PressPage {
  readonly edition: Edition;
  readonly preset: Preset;
  readonly page: Page;
  readonly layout: Layout;
}

function startPage(stages: PressStages, { edition, preset, page, layout }: PressPage) {
  const photos = stages.preparePressPhotos(edition, layout, preset);
  const inks = stages.themeInks(page.theme);
  return async ({ printed, facts, source, alsoProve }: PrintedSheet): Promise<Checked<Uint8Array>> => {
    const [ready, declared] = await Promise.all([photos, inks]);
    const found: Diagnostic[] = [...ready.diagnostics, ...declared.diagnostics];
    if (!ready.value || !declared.value) return { diagnostics: found };
    const job = {
      facts,
      page: page.number,
      inks: declared.value,
      photos: ready.value,
      preset,
      slug: slugOf(edition, page, source),
    };
    const { value, diagnostics } = await stages.makePress(printed.pdf, job, async (pdf) => {
      const looking = stages.preflight(pdf, { preset, layout, sources: edition.sources });
      return (await Promise.all([looking, alsoProve?.(pdf) ?? []])).flat();
    });
    const all = [...found, ...diagnostics];
    return { ...(value && !hasErrors(all) && { value }), diagnostics: all };
  };
}

const slugOf = (edition: Edition, page: Page, source: string): Slug => ({
  newspaper: edition.newspaper.text,
  date: edition.date,
  page: `${String(page.number).padStart(2, '0')} ${page.name}`,
  version: source.slice(0, 8),
  source: source.slice(0, 16),
});
