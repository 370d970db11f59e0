/** `dayang archive`: makes the package that a library keeps; more than one edition is a batch. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ArchiveOptions, archiveEdition } from '../archive-pipeline.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, reportJson } from '../core/report.ts';
import { type ReadAct, readActs } from './archive-acts.ts';
import { editionFolder, exitCodeOf } from './build.ts';
import { tellCounts, tellFindings } from './findings.ts';
import { oneOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import { type OpeningBrowser, withBrowser } from './with-browser.ts';

export async function runArchive(call: Call): Promise<number> {
  const { argument, rest = [], options, speaker, signal } = call;
  if (argument !== undefined && readActs.includes(argument)) {
    const { runArchiveRead } = await import('./archive-read.ts');
    return runArchiveRead(argument as ReadAct, call);
  }
  const faults: Diagnostic[] = [];
  const named = argument === undefined ? [] : [argument, ...rest];
  const wish = archiveOptions(options, faults);
  const many = isBatch(named, options);
  if (named.length === 0 && options['watchFolder'] === undefined)
    faults.push(diagnostic('command/missing-argument', { argument: 'WHAT', command: 'archive' }));
  const folder = many || named.length === 0 ? '' : editionFolder(named[0], faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('archive', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  if (many) {
    const { force: _, ...archive } = wish;
    const { archiveMany } = await import('./archive-batch.ts');
    return archiveMany(call, { editions: named, archive });
  }
  const out = resolve(textOf(options['out']) ?? join('dist', 'archive'));
  return withBrowser(signal, (browser) => archiveOne({ ...call, folder, out, wish, browser }));
}

/** Words that only a batch understands. */
const ofBatches = ['watchFolder', 'queue', 'via', 'workers', 'retry'];

/** Several editions, a folder of them, or something that is said of batches alone. */
function isBatch(named: readonly string[], options: Call['options']): boolean {
  if (named.length > 1 || ofBatches.some((name) => options[name] !== undefined)) return true;
  if (/^[a-z][a-z0-9+.-]+:\//i.test(textOf(options['out']) ?? '')) return true;
  const [only] = named;
  return only !== undefined && existsSync(only) && !existsSync(join(only, 'edition.yaml'));
}

/** What the command line says of the package. */
function archiveOptions(options: Call['options'], faults: Diagnostic[]): ArchiveOptions {
  return {
    pdfA: oneOf(options, { name: 'pdf-a', allowed: ['2u', '3u'] as const }, faults) ?? '2u',
    glyphs: options['glyphs'] === true,
    withCopy: options['withCopy'] === true,
    baseUrl: baseUrlOf(textOf(options['baseUrl']), faults),
    eventTime: eventTimeOf(textOf(options['eventTime']), faults),
    verapdf: textOf(options['verapdf']),
    force: options['force'] === true,
  };
}

function baseUrlOf(text: string | undefined, faults: Diagnostic[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) return url.href.replace(/\/?$/, '/');
  faults.push(diagnostic('command/bad-value', { value: text, option: '--base-url', allowed: 'https://…/' }));
  return undefined;
}

/** ISO 8601 to the second; `SOURCE_DATE_EPOCH` is what builds that repeat themselves go by. */
function eventTimeOf(text: string | undefined, faults: Diagnostic[]): string | undefined {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (text === undefined && epoch !== undefined && /^\d{1,11}$/.test(epoch))
    return `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`;
  if (text === undefined) return undefined;
  const sound = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
  if (sound) return text;
  const allowed = '2026-09-18T08:00:00+08:00';
  faults.push(diagnostic('command/bad-value', { value: text, option: '--event-time', allowed }));
  return undefined;
}

interface One extends Call {
  readonly folder: string;
  readonly out: string;
  readonly wish: ArchiveOptions;
  readonly browser: OpeningBrowser;
}

/** One edition with everything that is said about it; the exit code. */
async function archiveOne({ folder, out, wish, browser, speaker, signal, options }: One): Promise<number> {
  const begun = performance.now();
  const notes = options['notes'] === true;
  speaker.progress.show(phrase(speaker.language, 'progress/reading', { folder: shownPath(folder) }));
  const { value, diagnostics } = await archiveEdition({
    folder,
    out,
    browser,
    signal,
    options: wish,
    onPage: (page, done, all) =>
      speaker.progress.show(phrase(speaker.language, 'progress/setting', { page, done, all })),
  });
  speaker.progress.clear();
  const material = { root: folder, ...(value && { sources: value.edition.sources }) };
  tellFindings(diagnostics, { speaker, notes, material });
  if (value) {
    const { edition, pages, articles, files, bytes } = value;
    const facts = { newspaper: edition.newspaper.text, date: edition.date, pages, articles, files };
    speaker.tell('archive/made', { ...facts, megabytes: (bytes / 1e6).toFixed(1) });
  }
  tellCounts(diagnostics, { speaker, notes });
  speaker.tell('report/time', { seconds: ((performance.now() - begun) / 1000).toFixed(2) });
  const exit = exitCodeOf(diagnostics);
  if (speaker.form === 'json') {
    const edition = value?.edition;
    const report = makeReport('archive', {
      exit,
      language: speaker.language,
      diagnostics,
      ...(edition && { edition: { id: edition.id, newspaper: edition.newspaper.text, date: edition.date } }),
      outputs: value ? [value.path] : [],
    });
    speaker.result(reportJson(report));
  } else if (speaker.form === 'pretty' && value) speaker.result(`${shownPath(value.path)}\n`);
  return exit;
}
