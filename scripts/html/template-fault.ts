/** A template of a house package that cannot be read, or that asks for what a view has not: a fault of its author. */
import { join, relative } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Edition } from '../edition/model.ts';

/** Where a template calls a partial; its start if it does not by name. */
const partialAt = (source: string, name: string): number =>
  Math.max(0, [...source.matchAll(/\{\{~?#?>\s*([^\s}]+)/g)].find(([, one]) => one === name)?.index ?? 0);

export class TemplateFault extends Error {
  /** Under `templates/`, without its ending. */
  readonly template: string;
  readonly line: number;
  readonly column: number;
  /** @param source text of the template, in which a place that Handlebars does not tell is looked for */
  constructor(template: string, cause: unknown, source = '') {
    // Of a fault of grammar Handlebars shows the place too; what it says of it comes last.
    const words = cause instanceof Error ? cause.message : String(cause);
    const last = words.trim().split('\n').at(-1)!;
    // The place is told beside it, and nobody who writes a template knows what an [object Object] is.
    super(last.replace(/ - \d+:\d+$/, '').replace(/ in \[object Object\]$/, ''), { cause });
    this.template = template;
    const { lineNumber, column } = cause as { readonly lineNumber?: number; readonly column?: number };
    const [, told] = /^Parse error on line (\d+)/.exec(words) ?? [];
    const [, partial] = /^The partial (\S+) could not be found/.exec(last) ?? [];
    const before = partial === undefined ? [''] : source.slice(0, partialAt(source, partial)).split('\n');
    this.line = lineNumber ?? (told === undefined ? before.length : Number(told));
    this.column = (column ?? before.at(-1)!.length) + 1;
  }
}

/** @throws what is no such fault */
export function templateFault(edition: Edition, fault: unknown): Diagnostic {
  if (!(fault instanceof TemplateFault) || edition.package === undefined) throw fault;
  const { template, line, column, message } = fault;
  const path = join(edition.package, 'templates', `${template}.hbs`);
  const file = relative(edition.root, path).replaceAll('\\', '/');
  return diagnostic('html/template', { template, fault: message }, { at: { file, line, column } });
}
