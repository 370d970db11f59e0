/** `dayang check`: the findings on a layout; written nowhere, or drawn on pictures of the pages. */
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, reportJson } from '../core/report.ts';
import type { Layout } from '../layout/index.ts';
import { editionFolder, exitCodeOf } from './build.ts';
import { type Telling, tellCounts, tellFindings } from './findings.ts';
import { pageNumbers, textOf } from './options.ts';
import { reportedPages, summaryOf, tellPages, tellScores, tellSummary } from './page-report.ts';
import { type Call, reportPlainly } from './run-command.ts';
import { withBrowser } from './with-browser.ts';

export async function runCheck(call: Call): Promise<number> {
  const { argument, options, speaker, signal } = call;
  const notes = options['notes'] === true;
  const picture = options['picture'] === true;
  if (picture && argument && /\.(json|pdf)$/i.test(argument)) return refusePicture(argument, call);
  if (argument?.endsWith('.json')) return checkLayoutFile(argument, { speaker, notes });
  if (argument && /\.pdf$/i.test(argument)) {
    const { checkPdf } = await import('./check-pdf.ts');
    return checkPdf(argument, call);
  }
  const faults: Diagnostic[] = [];
  const folder = editionFolder(argument, faults);
  const pages = pageNumbers(options, faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('check', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const { buildEdition } = await import('../pipeline.ts');
  const build = await withBrowser(signal, (browser) =>
    buildEdition({
      folder,
      pages,
      products: [],
      picture: picture ? speaker.language : undefined,
      out: textOf(options['out']),
      browser,
      signal,
    }),
  );
  const { edition, diagnostics } = build;
  const exit = exitCodeOf(diagnostics);
  const material = { root: folder, ...(edition && { sources: edition.sources }) };
  tellFindings(diagnostics, { speaker, notes, material });
  tellPages(build, speaker);
  tellSummary(build, speaker);
  tellScores(build, speaker);
  tellCounts(diagnostics, { speaker, notes });
  const pictures = build.pages.flatMap(({ outputs }) => outputs);
  if (speaker.form === 'pretty') speaker.result(pictures.map((file) => `${shownPath(file)}\n`).join(''));
  if (speaker.form === 'json') {
    const { language } = speaker;
    const outputs = pictures.map((file) => relative(build.out, file).replaceAll('\\', '/'));
    const summary = summaryOf(build);
    const facts = { exit, language, diagnostics, pages: reportedPages(build), outputs, ...(summary && { summary }) };
    speaker.result(reportJson(makeReport('check', facts)));
  }
  return exit;
}

/** There is nothing to draw on: a picture takes the page's copy and photos. */
function refusePicture(argument: string, { speaker }: Call): number {
  const faults = [diagnostic('command/conflict', { first: '--picture', second: shownPath(resolve(argument)) })];
  speaker.diagnose(faults);
  reportPlainly('check', speaker, faults, exitCodes.usage);
  return exitCodes.usage;
}

async function checkLayoutFile(file: string, telling: Telling): Promise<number> {
  const { layout, diagnostics } = await readLayout(file);
  const { checkLayout } = await import('../check/index.ts');
  const found = layout ? checkLayout(layout) : diagnostics;
  const exit = exitCodeOf(found);
  tellFindings(found, telling);
  tellCounts(found, telling);
  reportPlainly('check', telling.speaker, found, exit);
  return exit;
}

const looksLikeLayout = (value: unknown): value is Layout => {
  const layout = value as Partial<Layout> | null;
  const lists = [layout?.blocks, layout?.frames, layout?.lines, layout?.photos, layout?.rules, layout?.stories];
  return layout?.version === 1 && layout.grid !== undefined && lists.every((list) => Array.isArray(list));
};

export async function readLayout(file: string): Promise<{ layout?: Layout; diagnostics: readonly Diagnostic[] }> {
  const shown = shownPath(resolve(file));
  const unreadable = (reason: string) => ({ diagnostics: [diagnostic('command/no-layout', { file: shown, reason })] });
  try {
    const layout: unknown = JSON.parse(await readFile(file, 'utf8'));
    return looksLikeLayout(layout) ? { layout, diagnostics: [] } : unreadable('version 1');
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable(error.message);
    const trouble = fileTrouble(error, shown);
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}
