/** Diagnostics for people: message, place, code frame and hint; and for GitHub: workflow commands. */
import { styleText } from 'node:util';
import type { Language } from './catalogue/index.ts';
import { cellsOf, cellWidth } from './cells.ts';
import { type Diagnostic, hintOf, labelOf, messageOf, type PagePlace, pagesOf, type Severity } from './diagnostic.ts';
import type { Position } from './source.ts';

export interface Form {
  readonly language: Language;
  readonly colour: boolean;
  /** Terminal cells in a line. */
  readonly width: number;
  /** The path to show for a file that a diagnostic names. */
  readonly locate: (file: string) => string;
  /** The source line at a position; undefined when it cannot be shown. */
  readonly lineAt: (position: Position) => string | undefined;
}

const severities = {
  en: { error: 'error', warning: 'warning', info: 'note' },
  zh: { error: '错误', warning: '警告', info: '说明' },
} as const;

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

type Style = Parameters<typeof styleText>[0];
const paint = (form: Form, style: Style, text: string): string =>
  form.colour ? styleText(style, text, { validateStream: false }) : text;

/** What would move the cursor or start an escape sequence is shown as a space, one for one, so that columns stay true. */
const harmless = (line: string): string =>
  line.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');

/**
 * The part of a line that fits into so many cells around a column (from 1, UTF-16), and how many cells stand before
 * that column. What is left out is marked with `…`.
 */
export function windowAround(line: string, column: number, cells: number): { text: string; before: number } {
  const clean = harmless(line);
  const at = Math.min(column - 1, clean.length);
  if (cellWidth(clean) <= cells) return { text: clean, before: cellWidth(clean.slice(0, at)) };
  const lead: string[] = [];
  let before = 0;
  const left = [...clean.slice(0, at)];
  while (left.length > 0 && before + cellsOf(left.at(-1)!) <= cells / 2) {
    const character = left.pop()!;
    before += cellsOf(character);
    lead.unshift(character);
  }
  if (left.length > 0) {
    lead.unshift('…');
    before += 1;
  }
  let text = lead.join('');
  let used = before;
  for (const character of clean.slice(at)) {
    if (used + cellsOf(character) > cells - 1) return { text: `${text}…`, before };
    text += character;
    used += cellsOf(character);
  }
  return { text, before };
}

function frame(at: Position, form: Form, label = ''): string[] {
  const line = form.lineAt(at);
  if (line === undefined) return [];
  const gutter = String(at.line);
  const shown = windowAround(line, at.column, Math.max(20, form.width - gutter.length - 4));
  const bar = paint(form, 'dim', '|');
  return [
    `${paint(form, 'dim', gutter)} ${bar} ${shown.text}`,
    `${' '.repeat(gutter.length)} ${bar} ${' '.repeat(shown.before)}${paint(form, 'bold', `^${label && ` ${label}`}`)}`,
  ];
}

const placed = (at: Position, form: Form): string => `${harmless(form.locate(at.file))}:${at.line}:${at.column}`;

function pageWords(place: PagePlace, language: Language): string {
  if (language === 'zh') return `第 ${pagesOf(place)} 版`;
  return `${place.through === undefined ? 'page' : 'pages'} ${pagesOf(place)}`;
}

/** One diagnostic as lines of text, with a line end after each. */
export function prettyDiagnostic(one: Diagnostic, form: Form): string {
  const chinese = form.language === 'zh';
  const label = `${severities[form.language][one.severity]}[${one.code}]`;
  const colon = chinese ? '：' : ': ';
  const lines = [
    paint(form, ['bold', colours[one.severity]], label) +
      paint(form, 'bold', colon + harmless(messageOf(one, form.language))),
  ];
  const page = one.onPage && pageWords(one.onPage, form.language);
  if (one.at) {
    lines.push(`  --> ${placed(one.at, form)}${page ? (chinese ? `（${page}）` : ` (${page})`) : ''}`);
    lines.push(...frame(one.at, form, harmless(labelOf(one, form.language) ?? '')));
  } else if (page) lines.push(`  --> ${page}${one.onPage?.block ? `, ${one.onPage.block}` : ''}`);
  for (const other of one.related ?? []) {
    lines.push(`  ::: ${placed(other, form)}`);
    lines.push(...frame(other, form));
  }
  const hint = hintOf(one, form.language);
  if (hint) lines.push(paint(form, 'green', (chinese ? '提示' : 'hint') + colon) + harmless(hint));
  return `${lines.join('\n')}\n`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };
const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
export function githubDiagnostic(one: Diagnostic, form: Form): string {
  // Many a message says it.
  const page = one.onPage && !('page' in one.parameters) && pageWords(one.onPage, form.language);
  const properties = [
    ...(one.at
      ? [`file=${escapeProperty(form.locate(one.at.file))}`, `line=${one.at.line}`, `col=${one.at.column}`]
      : []),
    `title=${escapeProperty(one.code + (page ? ` (${page})` : ''))}`,
  ];
  const hint = hintOf(one, form.language);
  const text = messageOf(one, form.language) + (hint ? `\n${form.language === 'zh' ? '提示：' : 'hint: '}${hint}` : '');
  return `::${commands[one.severity]} ${properties.join(',')}::${escapeData(text)}\n`;
}
