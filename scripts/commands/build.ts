/** `dayang build`: sets the pages of an edition and writes them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { folderTroubles, shownPath, writeTogether } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, type Report, reportJson } from '../core/report.ts';
import type { Edition } from '../edition/model.ts';
import type { Build, BuildRequest, Product } from '../pipeline.ts';
import type { PressWish } from '../press-pipeline.ts';
import { changedSince } from './changed-since.ts';
import { tellCounts, tellFindings } from './findings.ts';
import { oneOf, pageNumbers, severalOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import type { Speaker } from './speaker.ts';
import { withAskedBrowser } from './with-browser.ts';

const products: readonly Product[] = ['proof', 'press', 'edition'];

/** The folder that was named, or a fault when it holds no edition. */
export function editionFolder(argument: string | undefined, faults: Diagnostic[]): string {
  const folder = resolve(argument ?? '.');
  if (!existsSync(join(folder, 'edition.yaml'))) {
    faults.push(diagnostic('command/no-edition', { folder: argument ?? '.' }));
  }
  return folder;
}

/** Something that the command needs is not on the machine. */
const missing: readonly Diagnostic['code'][] = ['layout/browser-failed', 'layout/browser-ended', 'verapdf/missing'];

export const exitCodeOf = (list: readonly Diagnostic[]): number =>
  list.some(({ code }) => missing.includes(code))
    ? exitCodes.missingTool
    : hasErrors(list)
      ? exitCodes.errors
      : exitCodes.clean;

export async function runBuild({ argument, options, speaker, signal }: Call): Promise<number> {
  const faults: Diagnostic[] = [];
  const folder = editionFolder(argument, faults);
  const pages = pageNumbers(options, faults);
  const only = severalOf(options, { name: 'only', allowed: products }, faults);
  const fit = oneOf(options, { name: 'fit', allowed: ['exact', 'report', 'off'] as const }, faults);
  const press = pressWish(options, faults);
  const impose = spreadPlan(options, faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('build', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const anew = options['force'] === true;
  const request = {
    folder,
    pages,
    fit,
    products: only ?? products,
    png: options['png'] === true,
    out: textOf(options['out']),
    press,
    impose,
    signal,
    keep: anew ? ('anew' as const) : ('unchanged' as const),
  };
  const below = await outFolder(request);
  const except = [resolve('dist'), join(folder, 'dist'), below];
  // Otherwise the browser is started when a page asks for it.
  const ahead = anew || changedSince(join(below, 'report.json'), folder, except);
  return withAskedBrowser(signal, ahead, async (browser) => {
    const once = (more: Pick<BuildRequest, 'browser' | 'onPrinted'>, onEdition?: (edition: Edition) => void) =>
      buildOnce({ ...request, ...more }, { speaker, notes: options['notes'] === true, onEdition });
    const given = ahead ? browser() : browser;
    if (options['watch'] !== true)
      return once({ browser: given, onPrinted: () => void browser.release().catch(() => undefined) });
    const { watchFolder } = await import('./watch.ts');
    let beside: readonly string[] = [];
    const onEdition = (edition: Edition) => {
      beside = [edition.house, edition.package, edition.press.profile].filter((one) => one !== undefined);
    };
    return watchFolder(folder, {
      speaker,
      signal,
      except,
      beside: () => beside,
      onChange: () => once({ browser }, onEdition),
    });
  });
}

/** A section of a number of pages that no sheets make up is a slip. */
function spreadPlan(options: Call['options'], faults: Diagnostic[]): BuildRequest['impose'] {
  const imposition = oneOf(options, { name: 'impose', allowed: ['spreads', 'reader'] as const }, faults);
  const written = textOf(options['section']);
  const section = written === undefined ? undefined : Number(written);
  if (section !== undefined && (!Number.isInteger(section) || section < 4 || section % 4 !== 0))
    faults.push(diagnostic('command/section', { value: written! }));
  return imposition && { imposition, section };
}

/** Where the pages go that the edition file names, whether it is sound or not. */
async function outFolder({ folder, out }: Pick<BuildRequest, 'folder' | 'out'>): Promise<string> {
  const text = await readFile(join(folder, 'edition.yaml'), 'utf8').catch(() => '');
  const id = /^id:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? basename(folder);
  return resolve(out ?? join('dist', id));
}

export const pressStandards = ['PDF/X-4', 'PDF/X-1a:2003'] as const;

/** What the command line says of the plant. */
export function pressWish(options: Call['options'], faults: Diagnostic[]): PressWish {
  const profile = textOf(options['profile']);
  return {
    preset: textOf(options['preset']),
    conformance: oneOf(options, { name: 'conformance', allowed: pressStandards }, faults),
    profile: profile === undefined ? undefined : resolve(profile),
    marks: options['marks'] === undefined ? undefined : options['marks'] === true,
  };
}

/** One build with everything that is said about it; the exit code. */
async function buildOnce(
  request: BuildRequest,
  {
    speaker,
    notes,
    onEdition,
  }: { speaker: Speaker; notes: boolean; onEdition?: ((edition: Edition) => void) | undefined },
): Promise<number> {
  const begun = performance.now();
  speaker.progress.show(phrase(speaker.language, 'progress/reading', { folder: shownPath(request.folder) }));
  // Loaded when the browser is on its way up.
  const [{ buildEdition }, pageReport] = await Promise.all([import('../pipeline.ts'), import('./page-report.ts')]);
  const build = await buildEdition({
    ...request,
    onPage: (page, done, all) =>
      speaker.progress.show(phrase(speaker.language, 'progress/setting', { page, done, all })),
  });
  speaker.progress.clear();
  if (build.edition) onEdition?.(build.edition);
  const report = await keepReport(build, { speaker, pageReport });
  const material = { root: request.folder, ...(build.edition && { sources: build.edition.sources }) };
  tellFindings(report.diagnostics, { speaker, notes, material });
  pageReport.tellPages(build, speaker);
  pageReport.tellSummary(build, speaker);
  tellCounts(report.diagnostics, { speaker, notes });
  speaker.tell('report/time', { seconds: ((performance.now() - begun) / 1000).toFixed(2) });
  if (speaker.form === 'json') speaker.result(reportJson(report.json));
  if (speaker.form === 'pretty') {
    speaker.result(
      outputsOf(build)
        .map((file) => `${shownPath(file)}\n`)
        .join(''),
    );
  }
  return report.json.exit;
}

const outputsOf = (build: Build): readonly string[] => [
  ...build.pages.flatMap(({ outputs }) => outputs),
  ...(build.bound ? [build.bound] : []),
  ...(build.spreads ?? []),
];

/** Makes the report and writes it beside the pages, unless there is no edition to file it under. */
async function keepReport(
  build: Build,
  { speaker, pageReport }: { readonly speaker: Speaker; readonly pageReport: typeof import('./page-report.ts') },
): Promise<{ json: Report; diagnostics: readonly Diagnostic[] }> {
  const { edition, out, toolchain } = build;
  const summary = pageReport.summaryOf(build);
  const make = (diagnostics: readonly Diagnostic[]): Report =>
    makeReport('build', {
      exit: exitCodeOf(diagnostics),
      language: speaker.language,
      diagnostics,
      ...(edition && { edition: { id: edition.id, newspaper: edition.newspaper.text, date: edition.date } }),
      pages: pageReport.reportedPages(build),
      ...(summary && { summary }),
      outputs: outputsOf(build).map((file) => relative(out, file).replaceAll('\\', '/')),
      ...(toolchain && { toolchain }),
    });
  const json = make(build.diagnostics);
  // What kept the pages from being written would keep the report too, and is told once.
  if (!edition || (await folderTroubles(out)).length > 0) return { json, diagnostics: build.diagnostics };
  const written = await writeTogether(out, new Map([['report.json', reportJson(json)]]));
  const diagnostics = [...build.diagnostics, ...written.diagnostics];
  return written.diagnostics.length === 0 ? { json, diagnostics } : { json: make(diagnostics), diagnostics };
}
