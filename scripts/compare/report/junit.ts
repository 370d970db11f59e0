/** JUnit XML as CI servers read it: a suite for each pair of files, a case for each page. */
import type { Language } from '../../core/catalogue/index.ts';
import { phrase } from '../../core/catalogue/words.ts';
import { type Diagnostic, hintOf, messageOf } from '../../core/diagnostic.ts';
import type { Change, ComparedPage, Comparison } from '../model.ts';
import { inOrder, isOpen, pageIsOpen } from './counts.ts';
import { describeChange, placeOf } from './describe-change.ts';
import { layerCounts, pageVerdict } from './summary.ts';

// XML 1.0, 2.2: what is no Char may not stand in a document, not even as a reference.
const notChar = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};
const attribute = (value: string): string =>
  value.replace(notChar, '\ufffd').replace(/[&<>"\n\t\r]/g, (one) => entities[one]!);
const content = (value: string): string =>
  value.replace(notChar, '\ufffd').replace(/[&<>\r]/g, (one) => entities[one]!);

const lineOf = (change: Change, language: Language): string => {
  const place = placeOf(change, language);
  const source = change.source && `${change.source.file}:${change.source.line}:${change.source.column}`;
  const accepted = change.accepted && phrase(language, 'compare/accepted', { rule: change.accepted });
  return [`[${change.layer}/${change.kind}] ${describeChange(change, language)}`, place, source, accepted]
    .filter(Boolean)
    .join(' · ');
};

interface Case {
  readonly name: string;
  readonly failed: boolean;
  readonly message: string;
  readonly changes: readonly Change[];
}

function caseOf(page: ComparedPage, language: Language): Case {
  const counts = layerCounts(page.changes.filter(isOpen), language);
  return {
    name: phrase(language, 'compare/page', { name: page.name }),
    failed: pageIsOpen(page),
    message: [pageVerdict(page, language), counts].filter(Boolean).join(language === 'zh' ? '：' : ': '),
    changes: page.changes,
  };
}

function casesOf(one: Comparison, language: Language): readonly Case[] {
  const pages = one.pages.map((page) => caseOf(page, language));
  const failed = one.document.some(isOpen);
  const name = phrase(language, 'compare/whole');
  const message = layerCounts(one.document.filter(isOpen), language);
  // A suite without a case passes unseen in some servers.
  if (pages.length > 0 && one.document.length === 0) return pages;
  return [{ name, failed, message, changes: one.document }, ...pages];
}

function caseXml({ name, failed, message, changes }: Case, suite: string, language: Language): string {
  const lines = inOrder(changes).map((change) => lineOf(change, language));
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`;
  if (!failed && lines.length === 0) return `${head}/>`;
  const body = content(lines.join('\n'));
  const inner = failed
    ? `<failure type="difference" message="${attribute(message)}">${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `${head}>\n      ${inner}\n    </testcase>`;
}

/** What kept files from being compared, or a rule from being held: an error is no failure and no success. */
function faultsXml(faults: readonly Diagnostic[], language: Language): string {
  const cases = faults.map((fault) => {
    const [message, hint] = [messageOf(fault, language), hintOf(fault, language)];
    const head = `    <testcase classname="dayang compare" name="${attribute(message)}">`;
    return `${head}\n      <error type="${attribute(fault.code)}" message="${attribute(message)}">${content(hint ?? '')}</error>\n    </testcase>`;
  });
  return `  <testsuite name="dayang compare" tests="${faults.length}" failures="0" errors="${faults.length}" skipped="0" time="0.000">\n${cases.join('\n')}\n  </testsuite>`;
}

/**
 * The whole file.
 * @param diagnostics what else there is to say, of which errors are told
 */
export function junitXml(
  comparisons: readonly Comparison[],
  language: Language,
  diagnostics: readonly Diagnostic[] = [],
): string {
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  const suites = comparisons.map((one) => {
    const cases = casesOf(one, language);
    const failures = cases.filter(({ failed }) => failed).length;
    const name = attribute(one.new.name || one.old.name);
    const time = (one.milliseconds / 1000).toFixed(3);
    const body = cases.map((each) => caseXml(each, one.new.name || one.old.name, language)).join('\n');
    const xml = `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${time}">\n${body}\n  </testsuite>`;
    return { xml, tests: cases.length, failures };
  });
  const sum = (pick: (one: (typeof suites)[number]) => number): number =>
    suites.reduce((all, one) => all + pick(one), 0);
  const tests = sum((one) => one.tests) + faults.length;
  const totals = `tests="${tests}" failures="${sum((one) => one.failures)}" errors="${faults.length}"`;
  const all = [...suites.map(({ xml }) => xml), ...(faults.length > 0 ? [faultsXml(faults, language)] : [])];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dayang compare" ${totals}>\n${all.join('\n')}\n</testsuites>\n`;
}
