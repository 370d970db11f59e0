/** `dayang compare`: what changed between two PDFs, folders of them, or pages and their approved references. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { CompareReport, Comparison, LayerName } from '../compare/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { fileTrouble, shownPath, writeTogether } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { reportDiagnostic } from '../core/report.ts';
import { runApprove } from './compare-approve.ts';
import {
  type CompareSide,
  layoutsBeside,
  openForComparing,
  type Pair,
  pairsOf,
  readSide,
  sourcesOf,
} from './compare-files.ts';
import { severalOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import type { Speaker } from './speaker.ts';

const allLayers: readonly LayerName[] = ['text', 'geometry', 'looks', 'production'];
const usualDpi = 150;
const [leastDpi, mostDpi] = [36, 600];

/** Options, looked into. */
interface Wanted {
  readonly layers: readonly LayerName[];
  readonly dpi: number;
  readonly rules?: string;
  readonly html?: string;
  readonly junit?: string;
  readonly edition?: string;
}

function wantedOf(options: Call['options'], faults: Diagnostic[]): Wanted {
  const layers = severalOf<LayerName>(options, { name: 'layers', allowed: allLayers }, faults) ?? allLayers;
  const asked = textOf(options['dpi']);
  const dpi = asked === undefined ? usualDpi : Number(asked);
  if (!Number.isInteger(dpi) || dpi < leastDpi || dpi > mostDpi) {
    const allowed = `${leastDpi}–${mostDpi}`;
    faults.push(diagnostic('command/bad-value', { value: asked, option: '--dpi', allowed }));
  }
  const files = ['rules', 'html', 'junit', 'edition'] as const;
  const given = files.flatMap((name) => (textOf(options[name]) === undefined ? [] : [[name, textOf(options[name])]]));
  return { layers, dpi, ...Object.fromEntries(given) };
}

/** What cannot be compared at all. */
function faultsOfSides(old: CompareSide, now: CompareSide): readonly Diagnostic[] {
  const absent = [old, now].filter(({ kind }) => kind === 'absent');
  if (absent.length > 0)
    return absent.map(({ path }) => diagnostic('file/missing', { file: shownPath(resolve(path)) }));
  const empty = [old, now].filter((side) => side.kind === 'empty' || (side === now && side.kind === 'references'));
  if (empty.length > 0) return empty.map(({ path }) => diagnostic('compare/no-pdf', { folder: path }));
  if (old.kind !== 'references' && (old.kind === 'file') !== (now.kind === 'file')) {
    return [diagnostic('compare/unlike', { old: old.path, new: now.path })];
  }
  return [];
}

export async function runCompare(call: Call): Promise<number> {
  const { argument = '', second = '', options, speaker, signal } = call;
  const faults: Diagnostic[] = [];
  const wanted = wantedOf(options, faults);
  if (faults.length > 0) return give(speaker, faults, exitCodes.usage);
  if (options['approve'] === true) return runApprove({ root: argument, pdfs: second, speaker, signal });
  const [old, now] = await Promise.all([readSide(argument), readSide(second)]);
  const unfit = faultsOfSides(old, now);
  if (unfit.length > 0) return give(speaker, unfit, exitCodes.errors);
  const diagnostics: Diagnostic[] = [];
  const { applyRules, openRules, usualRules } = await import('../compare/index.ts');
  const loaded = wanted.rules === undefined ? { value: usualRules, diagnostics: [] } : await openRules(wanted.rules);
  diagnostics.push(...loaded.diagnostics);
  if (!loaded.value) return give(speaker, diagnostics, exitCodes.errors);
  const pairs = pairsOf(old, now);
  const found: Comparison[] = [];
  const compared: Pair[] = [];
  for (const pair of pairs) {
    signal.throwIfAborted();
    const comparison = await comparePair({ pair, old, now, wanted, speaker, signal }, diagnostics);
    if (!comparison) continue;
    found.push(comparison);
    compared.push(pair);
  }
  const today = new Date().toISOString().slice(0, 10);
  const ruling = applyRules(found, loaded.value, today);
  diagnostics.push(...ruling.diagnostics);
  const open = ruling.comparisons.some(({ verdict }) => verdict === 'different');
  const exit = (): number =>
    hasErrors(diagnostics) ? exitCodes.errors : open ? exitCodes.differences : exitCodes.clean;
  await writeReports({ comparisons: ruling.comparisons, pairs: compared, wanted, speaker, signal }, diagnostics);
  await tell({ comparisons: ruling.comparisons, diagnostics, exit: exit(), speaker, wanted });
  return exit();
}

/** Faults alone, in the form that was asked for. */
function give(speaker: Speaker, faults: readonly Diagnostic[], exit: number): number {
  speaker.diagnose(faults);
  reportPlainly('compare', speaker, faults, exit);
  return exit;
}

interface PairToCompare {
  readonly pair: Pair;
  readonly old: CompareSide;
  readonly now: CompareSide;
  readonly wanted: Wanted;
  readonly speaker: Speaker;
  readonly signal: AbortSignal;
}

const shownOf = (file: string | undefined): string => (file === undefined ? '' : shownPath(resolve(file)));

/** The comparison of one pair; undefined where a file cannot be read, which is then said. */
async function comparePair(given: PairToCompare, diagnostics: Diagnostic[]): Promise<Comparison | undefined> {
  const { pair, old, wanted, signal } = given;
  const names = { old: shownOf(pair.old), new: shownOf(pair.new) };
  try {
    if (old.kind === 'references') return await compareWithReferences(given, diagnostics);
    await using was = pair.old === undefined ? null : await openForComparing(pair.old);
    await using is = pair.new === undefined ? null : await openForComparing(pair.new);
    const { comparePdfs, oneSided } = await import('../compare/index.ts');
    if (!was || !is) return await oneSided({ old: was ?? undefined, new: is ?? undefined, names });
    const layouts = { old: await layoutsBeside(pair.old), new: await layoutsBeside(pair.new) };
    const sources = wanted.edition === undefined ? undefined : await sourcesOf(wanted.edition, layouts.new);
    const comparison = await comparePdfs(was, is, {
      names,
      layouts,
      dpi: wanted.dpi,
      signal,
      ...(sources && { sources }),
    });
    return onlyLayers(comparison, wanted.layers);
  } catch (error) {
    const file = names.new || names.old;
    const known = await unreadable(error, file);
    if (!known) throw error;
    diagnostics.push(known);
    return undefined;
  }
}

async function unreadable(error: unknown, file: string): Promise<Diagnostic | undefined> {
  const [{ UnreadablePdf }, { IncomparablePdf }] = await Promise.all([
    import('../pdf/index.ts'),
    import('../compare/index.ts'),
  ]);
  if (error instanceof UnreadablePdf || error instanceof IncomparablePdf)
    return diagnostic('compare/unreadable', { file, reason: error.message });
  return fileTrouble(error, shownOf((error as NodeJS.ErrnoException)?.path ?? file));
}

/** Leaves out the layers that were not asked for; a page that differs in none of the others is the same. */
function onlyLayers(comparison: Comparison, layers: readonly LayerName[]): Comparison {
  if (allLayers.every((layer) => layers.includes(layer))) return comparison;
  const pages = comparison.pages.map((page) => {
    const changes = page.changes.filter(({ layer }) => layers.includes(layer));
    const same = changes.length === 0 && (page.verdict === 'changed' || page.verdict === 'moved');
    return { ...page, changes, verdict: same ? ('same' as const) : page.verdict };
  });
  const document = comparison.document.filter(({ layer }) => layers.includes(layer));
  const missing = comparison.missing.filter(({ layer }) => layers.includes(layer));
  return { ...comparison, pages, document, missing };
}

async function compareWithReferences(given: PairToCompare, diagnostics: Diagnostic[]): Promise<Comparison | undefined> {
  const { pair, old, wanted, speaker } = given;
  const { compareReferences, describePages, fileHash, readReferences } = await import('../compare/index.ts');
  const approved = await readReferences(old.path, pair.name);
  diagnostics.push(...approved.diagnostics);
  if (!approved.value) return undefined;
  await using pdf = pair.new === undefined ? null : await openForComparing(pair.new);
  const layouts = await layoutsBeside(pair.new);
  const sources = wanted.edition === undefined ? undefined : await sourcesOf(wanted.edition, layouts);
  const now = pdf ? { pages: await describePages(pdf, layouts), sha256: await fileHash(pdf) } : undefined;
  if (approved.value.length === 0) diagnostics.push(diagnostic('compare/no-reference', { page: pair.name }));
  return compareReferences(approved.value, now, {
    names: { old: `${shownOf(old.path)}/${pair.name}`, new: shownOf(pair.new) },
    layers: wanted.layers,
    reason: phrase(speaker.language, 'summary/no-pixels'),
    ...(layouts.length > 0 && { layouts }),
    ...(sources && { sources }),
  });
}

interface Found {
  readonly comparisons: readonly Comparison[];
  readonly pairs: readonly Pair[];
  readonly wanted: Wanted;
  readonly speaker: Speaker;
  readonly signal: AbortSignal;
}

async function writeReports(
  { comparisons, pairs, wanted, speaker, signal }: Found,
  diagnostics: Diagnostic[],
): Promise<void> {
  const { language } = speaker;
  const write = async (file: string, text: string): Promise<void> => {
    const { diagnostics: trouble } = await writeTogether(
      dirname(resolve(file)),
      new Map([[basename(file), text]]),
      signal,
    );
    diagnostics.push(...trouble);
  };
  if (wanted.junit !== undefined) {
    const { junitXml } = await import('../compare/index.ts');
    await write(wanted.junit, junitXml(comparisons, language));
  }
  if (wanted.html !== undefined) {
    const { reportHtml, picturesOfPairs } = await import('../compare/index.ts');
    const takePictures = picturesOfPairs(pairs, { dpi: wanted.dpi, signal });
    await write(wanted.html, await reportHtml(comparisons, { language, takePictures }));
  }
}

interface Told {
  readonly comparisons: readonly Comparison[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exit: number;
  readonly speaker: Speaker;
  readonly wanted: Wanted;
}

async function tell({ comparisons, diagnostics, exit, speaker, wanted }: Told): Promise<void> {
  const { annotations, countAll, summaryText } = await import('../compare/index.ts');
  const { language } = speaker;
  speaker.diagnose(diagnostics);
  if (speaker.form === 'json') {
    const report: CompareReport = {
      version: 1,
      command: 'compare',
      exit,
      verdict: comparisons.some(({ verdict }) => verdict === 'different') ? 'different' : 'same',
      counts: countAll(comparisons),
      comparisons,
      diagnostics: diagnostics.map((one) => reportDiagnostic(one, language)),
    };
    speaker.result(`${JSON.stringify(report, undefined, 2)}\n`);
    return;
  }
  if (speaker.form === 'github') {
    speaker.diagnose(annotations(comparisons, language), { root: resolve(wanted.edition ?? '.') });
    const file = process.env['GITHUB_STEP_SUMMARY'];
    const text = summaryText(comparisons, { language, colour: false, most: 100 });
    // A fence that no copy on the page can close.
    if (file)
      await writeFile(file, `\n\`\`\`\`\`\`text\n${text.replaceAll('``````', '')}\`\`\`\`\`\`\n`, { flag: 'a' });
  }
  if (speaker.quiet && exit === exitCodes.clean) return;
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  speaker.result(summaryText(comparisons, { language, colour }));
}
