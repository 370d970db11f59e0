/** `dayang copy check` and `dayang copy fix`: the copy desk. */
import { resolve } from 'node:path';
import type { CopyCheck, DeskFile, FixedFile, Found } from '../copy/index.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, type ReportedCopy, type ReportedFix, reportJson } from '../core/report.ts';
import { positionAt } from '../core/source.ts';
import { tellCounts, tellFindings } from './findings.ts';
import { oneOf, severalOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import type { Speaker } from './speaker.ts';

type CopyStage = typeof import('../copy/index.ts');

interface Told {
  readonly speaker: Speaker;
  readonly stage: CopyStage;
  readonly notes: boolean;
}

export async function runCopy({ argument, rest = [], options, speaker, signal }: Call): Promise<number> {
  const stage = await import('../copy/index.ts');
  const faults: Diagnostic[] = [];
  const act = oneOf({ ACT: argument }, { name: 'ACT', allowed: ['check', 'fix'] as const }, faults);
  const only = severalOf(options, { name: 'rule', allowed: stage.ruleIds }, faults);
  if (faults.length > 0 || !act) {
    speaker.diagnose(faults);
    reportPlainly('copy', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const house = textOf(options['house']);
  const desk = await stage.readDesk({ paths: rest, house: house && resolve(house), only, signal });
  const told = { speaker, stage, notes: options['notes'] === true };
  if (act === 'check') return tellCheck(desk.files, desk.diagnostics, { ...told, paths: rest });
  return runFix(desk.files, desk.diagnostics, {
    ...told,
    dry: options['dry-run'] === true || options['dryRun'] === true,
  });
}

const exitOf = (list: readonly Diagnostic[]): number => (hasErrors(list) ? exitCodes.errors : exitCodes.clean);

/** Findings that a person must decide first: the others are mended by one command. */
const inOrder = (checks: readonly CopyCheck[], stage: CopyStage): readonly Diagnostic[] => {
  const told = checks.flatMap((check) => {
    const said = stage.diagnosticsOf(check);
    return said.map((one, index) => ({ one, certain: check.found[index]?.mend !== undefined }));
  });
  return [...told.filter(({ certain }) => !certain), ...told.filter(({ certain }) => certain)].map(({ one }) => one);
};

function rulesOf(found: readonly Found[]): ReportedCopy['rules'] {
  const rules: Record<string, { found: number; certain: number }> = {};
  for (const { rule, mend } of found) {
    rules[rule] ??= { found: 0, certain: 0 };
    rules[rule].found += 1;
    if (mend !== undefined) rules[rule].certain += 1;
  }
  return rules;
}

function copyOf(checks: readonly CopyCheck[], fixes: readonly ReportedFix[], stage: CopyStage): ReportedCopy {
  const found = checks.flatMap((check) => check.found);
  const rate = stage.errorRate(
    checks.map(({ file }) => file),
    found,
  );
  return { files: checks.length, ...rate, rules: rulesOf(found), fixes };
}

/** What was counted, on stderr; the rate is the one result that a check has, and stands on stdout. */
function tellCopy({ rules, characters, errors, rate }: ReportedCopy, { speaker, stage }: Told): void {
  for (const [rule, { found: count, certain }] of Object.entries(rules)) {
    speaker.tell('report/copy-rule', { rule, count, certain });
  }
  speaker.tell('report/copy-rate', { characters, errors, rate, passing: stage.PASSING_RATE });
}

function tellCheck(
  files: readonly DeskFile[],
  unread: readonly Diagnostic[],
  told: Told & { readonly paths: readonly string[] },
): number {
  const { speaker, stage, paths } = told;
  const checks = files.map(({ check }) => check);
  const diagnostics = [...unread, ...inOrder(checks, stage)];
  const exit = exitOf(diagnostics);
  const copy = copyOf(checks, [], stage);
  tellFindings(diagnostics, told);
  tellCopy(copy, told);
  tellCounts(diagnostics, told);
  const certain = checks.flatMap(({ found }) => found).filter(({ mend }) => mend !== undefined).length;
  if (certain > 0) speaker.tell('report/copy-certain', { count: certain, paths: paths.join(' ') });
  if (speaker.form === 'json') {
    speaker.result(reportJson(makeReport('copy check', { exit, language: speaker.language, diagnostics, copy })));
  }
  return exit;
}

const fixesOf = ({ file, edits }: FixedFile): readonly ReportedFix[] =>
  edits.map(({ rule, from, before, after }) => ({
    rule,
    at: positionAt(file.check.file.source, from),
    before,
    after,
  }));

function showDiffs(changed: readonly FixedFile[], { speaker, stage }: Told): void {
  if (speaker.form !== 'pretty') return;
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  for (const { file, text } of changed) {
    const mark = file.read.byteOrderMark ? '\ufeff' : '';
    const name = file.read.source.file.replaceAll('\\', '/').replace(/^\//, '');
    speaker.result(stage.unifiedDiff(name, [mark + file.read.source.text, mark + text], { colour }));
  }
}

async function runFix(
  files: readonly DeskFile[],
  unread: readonly Diagnostic[],
  told: Told & { readonly dry: boolean },
): Promise<number> {
  const { speaker, stage, dry } = told;
  const fixed = files.map(stage.fixDeskFile);
  const changed = fixed.filter(({ edits }) => edits.length > 0);
  const written = dry ? { value: [], diagnostics: [] } : await stage.writeFixed(changed);
  if (!written.value) {
    const all = [...unread, ...written.diagnostics];
    speaker.diagnose(all);
    reportPlainly('copy', speaker, all, exitCodes.errors);
    return exitCodes.errors;
  }
  showDiffs(changed, told);
  const left = fixed.map((one) => one.left);
  const diagnostics = [...unread, ...inOrder(left, stage)];
  const exit = exitOf(diagnostics);
  const fixes = fixed.flatMap(fixesOf);
  const copy = copyOf(left, fixes, stage);
  // The lines of the frames are those that stand in the mended text.
  const sources = new Map(left.map(({ file }) => [file.source.file, file.source]));
  tellFindings(diagnostics, { ...told, material: { root: process.cwd(), sources } });
  tellCopy(copy, told);
  speaker.tell(dry ? 'report/copy-would' : 'report/copy-fixed', { count: fixes.length, files: changed.length });
  const undecided = left.reduce(
    (sum, { found }) => sum + found.filter(({ severity }) => severity !== 'info').length,
    0,
  );
  speaker.tell('report/copy-left', { count: undecided });
  if (speaker.form === 'json') {
    const outputs = written.value.map((path) => shownPath(path));
    const { language } = speaker;
    speaker.result(reportJson(makeReport('copy fix', { exit, language, diagnostics, copy, outputs })));
  }
  return exit;
}
