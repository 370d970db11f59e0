/** `dayang compare`: what changed between two PDFs, folders of them, or pages and their approved references. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { CompareReport, Comparison, LayerName } from '../compare/index.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath, writeTogether } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { reportDiagnostic } from '../core/report.ts';
import { runApprove } from './compare-approve.ts';
import {
  type CompareSide,
  fileFaults,
  layoutsBeside,
  openForComparing,
  type Pair,
  pairsOf,
  readSide,
  sourcesOf,
} from './compare-files.ts';
import { pageNumbers, severalOf, textOf } from './options.ts';
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
  /** Only these pages, as they are called. */
  readonly pages: readonly number[] | undefined;
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
  return { layers, dpi, pages: pageNumbers(options, faults), ...Object.fromEntries(given) };
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
  const { applyRules, narrowComparison, openRules, usualRules } = await import('../compare/index.ts');
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
    found.push(narrowComparison(comparison, wanted));
    compared.push(pair);
  }
  if (wanted.pages && compared.length > 0 && found.every(({ pages }) => pages.length === 0)) {
    diagnostics.push(diagnostic('compare/no-page', { pages: wanted.pages.join(', ') }));
    return give(speaker, diagnostics, exitCodes.errors);
  }
  const today = new Date().toISOString().slice(0, 10);
  const ruling = applyRules(found, loaded.value, today);
  diagnostics.push(...ruling.diagnostics);
  const open = ruling.comparisons.some(({ verdict }) => verdict === 'different');
  const exit = (): number =>
    hasErrors(diagnostics) ? exitCodes.errors : open ? exitCodes.differences : exitCodes.clean;
  await writeReports({ comparisons: ruling.comparisons, pairs: compared, wanted, speaker, signal }, diagnostics);
  const failed = pairs.length - compared.length;
  await tell({ comparisons: ruling.comparisons, diagnostics, exit: exit(), speaker, wanted, failed });
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
    const layouts = { old: await layoutsBeside(pair.old), new: await layoutsBeside(pair.new) };
    if (!was || !is) return await oneSided({ old: was ?? undefined, new: is ?? undefined, names, layouts });
    const sources = wanted.edition === undefined ? undefined : await sourcesOf(wanted.edition, layouts.new);
    const comparison = await comparePdfs(was, is, {
      names,
      layouts,
      dpi: wanted.dpi,
      signal,
      ...(sources && { sources }),
    });
    return comparison;
  } catch (error) {
    const known = await fileFaults(error, names.new || names.old);
    if (known.length === 0) throw error;
    diagnostics.push(...known);
    return undefined;
  }
}

async function compareWithReferences(given: PairToCompare, diagnostics: Diagnostic[]): Promise<Comparison | undefined> {
  const { pair, old, wanted } = given;
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
    await write(wanted.junit, junitXml(comparisons, language, diagnostics));
  }
  if (wanted.html !== undefined) {
    const { reportHtml, picturesOfPairs } = await import('../compare/index.ts');
    const takePictures = picturesOfPairs(pairs, { dpi: wanted.dpi, signal });
    await write(wanted.html, await reportHtml(comparisons, { language, diagnostics: [...diagnostics], takePictures }));
  }
}

interface Told {
  readonly comparisons: readonly Comparison[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exit: number;
  readonly speaker: Speaker;
  readonly wanted: Wanted;
  /** Pairs of files that could not be compared. */
  readonly failed: number;
}

async function tell({ comparisons, diagnostics, exit, speaker, wanted, failed }: Told): Promise<void> {
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
    const text = summaryText(comparisons, { language, colour: false, most: 100, failed });
    // A fence that no copy on the page can close.
    if (file)
      await writeFile(file, `\n\`\`\`\`\`\`text\n${text.replaceAll('``````', '')}\`\`\`\`\`\`\n`, { flag: 'a' });
  }
  if (speaker.quiet && exit === exitCodes.clean) return;
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  speaker.result(summaryText(comparisons, { language, colour, failed }));
}
