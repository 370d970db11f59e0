/** The pages of an edition two by two: as the plates have them, or as readers do. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from './core/diagnostic.ts';
import { writeTogether } from './core/files.ts';
import { usualDeadline } from './core/guarded-thread.ts';
import type { Spread, SpreadPlan } from './deliver/index.ts';
import { pageLabel, pagesIn } from './edition/index.ts';
import type { Edition, Page } from './edition/model.ts';
import type { BuiltPage, Product } from './page-pipeline.ts';
import type { SpreadPages } from './pdf/index.ts';
import type { Preset } from './press/model.ts';
import { loadFinishing } from './stages.ts';

/** More than preflight takes for one sheet of an issue, ms: 64 pages are not endless. */
const sheetTime = 3000;

export interface Imposing {
  readonly edition: Edition;
  readonly out: string;
  readonly pages: readonly BuiltPage[];
  readonly impose?: SpreadPlan | undefined;
  /** Proofs and press files are imposed, whichever are made. */
  readonly products: readonly Product[];
  readonly preset?: Preset | undefined;
  readonly signal: AbortSignal;
}

/** Absolute paths of what was written. A product that a page is missing of is not imposed, which is then said. */
export async function imposeEdition(job: Imposing): Promise<Checked<readonly string[]>> {
  const { edition, out, pages, preset, signal, impose: plan = { imposition: 'spreads' } } = job;
  const { editionFacts, imposePdfs, sealPdf, spreadsOf } = await loadFinishing();
  const { pages: _pages, ...facts } = editionFacts(edition);
  const spreads = spreadsOf(
    pages.flatMap(({ page }) => pagesIn(page)),
    plan,
  );
  const found: Diagnostic[] = [];
  const files = new Map<string, Uint8Array>();
  for (const product of (['proof', 'press'] as const).filter((one) => job.products.includes(one))) {
    const made = new Map(
      pages.flatMap(({ page, outputs }) =>
        fileOf(outputs, product).flatMap((file) => pagesIn(page).map((number) => [number, { file, page }] as const)),
      ),
    );
    const missing = pages.filter(({ page }) => !made.has(page.number)).map(({ page }) => pageLabel(page));
    if (missing.length > 0) {
      found.push(diagnostic('command/spreads-withheld', { file: `${product}.pdf`, pages: missing.join(', ') }));
      continue;
    }
    const sides = await Promise.all(spreads.map((spread) => readSpread(spread, made)));
    const path = `${plan.imposition}-${product}.pdf`;
    if (product === 'proof') files.set(path, await sealPdf(await imposePdfs(sides), facts));
    else if (preset) {
      const [{ imposePress }, { preflight }] = await Promise.all([
        import('./press/index.ts'),
        import('./preflight/index.ts'),
      ]);
      const prove = (pdf: Uint8Array) =>
        preflight(pdf, {
          preset,
          pages: sides.length,
          deadline: usualDeadline + sides.length * sheetTime,
        });
      const { value, diagnostics } = await imposePress(sides, { facts, preset }, prove);
      found.push(...diagnostics.filter(({ severity }) => severity === 'error'));
      if (value) files.set(path, value);
    }
  }
  const written = await writeTogether(out, files, signal);
  return { value: written.value ?? [], diagnostics: [...found, ...written.diagnostics] };
}

interface MadeFile {
  readonly file: string;
  readonly page: Page;
}

/** A double truck is put down whole where its pages stand side by side; elsewhere each of them is half of it. */
async function readSpread({ left, right }: Spread, made: ReadonlyMap<number, MadeFile>): Promise<SpreadPages> {
  const both = left === undefined ? undefined : made.get(left)!;
  if (both && both.page.through !== undefined && both.page.through === right)
    return { truck: await readFile(both.file) };
  const read = async (number: number | undefined): Promise<SpreadPages['left']> => {
    if (number === undefined) return undefined;
    const { file, page } = made.get(number)!;
    const half = page.through === undefined ? undefined : number === page.through ? 'right' : 'left';
    return { pdf: await readFile(file), half };
  };
  return { left: await read(left), right: await read(right) };
}

const fileOf = (outputs: readonly string[], product: string): readonly string[] =>
  outputs.filter((file) => basename(file) === `${product}.pdf`);
