/**
 * What the program tells its users. Trouble in their material is returned as diagnostics, all of it at once;
 * only our own faults are thrown.
 */
import { type Code, catalogue, type Language } from './catalogue/index.ts';
import type { Position } from './source.ts';
import type { Box, Mm } from './units.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Values for the `{name}` places of a message. A hint that names a missing value is left out. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

export interface PagePlace {
  readonly page: number;
  /** The right page of a double truck, whose left one is `page`. */
  readonly through?: number;
  readonly block?: string;
  /** In mm from the top-left corner of the trimmed page. */
  readonly box?: Box<Mm>;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly parameters: Parameters;
  readonly at?: Position;
  readonly onPage?: PagePlace;
  /** Further places that belong to the same fault, such as the other of two overlapping blocks. */
  readonly related?: readonly Position[];
}

/** A result with everything that was found on the way; `value` is missing when it could not be made. */
export interface Checked<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Where = { at?: Position | undefined; onPage?: PagePlace | undefined; related?: readonly Position[] | undefined };

/** Makes a diagnostic; its severity is the catalogue's unless `where.severity` says otherwise. */
export function diagnostic(
  code: Code,
  parameters: Parameters = {},
  where: Where & { severity?: Severity } = {},
): Diagnostic {
  return {
    code,
    severity: where.severity ?? catalogue[code].severity,
    parameters,
    ...(where.at && { at: where.at }),
    ...(where.onPage && { onPage: where.onPage }),
    ...(where.related && { related: where.related }),
  };
}

export const hasErrors = (list: readonly Diagnostic[]): boolean => list.some((one) => one.severity === 'error');

function fill(template: string, parameters: Parameters): string | undefined {
  let whole = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '') whole = false;
    return String(value ?? '');
  });
  return whole ? text : undefined;
}

/** Numbers of the pages that a sheet is, as they are told: `4`, or `4-5` for a double truck. */
export const pagesOf = ({ page, through }: Pick<PagePlace, 'page' | 'through'>): string =>
  through === undefined ? `${page}` : `${page}-${through}`;

/** Chinese counts no pages; in English, the two of a double truck are several where a thing is on them. */
const inNumber = (template: string, { page }: Parameters): string =>
  typeof page === 'string' && /^\d+-\d+$/.test(page)
    ? template.replace(/\b(on|of|to|from) page \{page\}/g, '$1 pages {page}')
    : template;

export function messageOf(one: Diagnostic, language: Language): string {
  const template = inNumber(catalogue[one.code][language].message, one.parameters);
  return fill(template, one.parameters) ?? template.replace(/\{\w+\}/g, '…');
}

/** The one act that mends the fault. */
export function hintOf(one: Diagnostic, language: Language): string | undefined {
  const template = catalogue[one.code][language].hint;
  return template === undefined ? undefined : fill(template, one.parameters);
}

/** What stands beside the caret under the source line. */
export function labelOf(one: Diagnostic, language: Language): string | undefined {
  const template = catalogue[one.code][language].label;
  return template === undefined ? undefined : fill(template, one.parameters);
}
