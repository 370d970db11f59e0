/** A template of a house package that cannot be read, or that asks for what a view has not: a fault of its author. */
import { join, relative } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Edition } from '../edition/model.ts';

export class TemplateFault extends Error {
  /** Under `templates/`, without its ending. */
  readonly template: string;
  readonly line: number;
  readonly column: number;
  constructor(template: string, cause: unknown) {
    // Of a fault of grammar Handlebars shows the place too; what it says of it comes last.
    const words = cause instanceof Error ? cause.message : String(cause);
    super(words.trim().split('\n').at(-1)!, { cause });
    this.template = template;
    const { lineNumber, column } = cause as { readonly lineNumber?: number; readonly column?: number };
    const [, told] = /^Parse error on line (\d+)/.exec(words) ?? [];
    this.line = lineNumber ?? (told === undefined ? 1 : Number(told));
    this.column = (column ?? 0) + 1;
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
