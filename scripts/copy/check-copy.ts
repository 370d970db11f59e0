/** Holds one file against the rules of the copy desk. */
import { type Code, catalogue } from '../core/catalogue/index.ts';
import { type Diagnostic, diagnostic, type Severity } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import { scriptOf } from '../core/script.ts';
import { positionAt } from '../core/source.ts';
import type { HouseSeverity, HouseStyle } from './house/schema.ts';
import type { CopyFile, Found, Spot } from './model.ts';
import { placeOf } from './pieces/piece.ts';
import type { CopyRule } from './rule.ts';
import { ruleIds, rules } from './rules.ts';
import { lets, type Stet, stetsIn } from './stet.ts';
import { type Limits, limitsWith } from './thresholds.ts';

export interface CheckOptions {
  readonly house: HouseStyle;
  /** Ids; all rules if left out. */
  readonly only?: readonly string[] | undefined;
  readonly limits?: Partial<Limits>;
}

export interface CopyCheck {
  readonly file: CopyFile;
  /** In the order of the file. */
  readonly found: readonly Found[];
  /** What a stet lets stand. */
  readonly refused: readonly Found[];
  /** Faults of the marks themselves. */
  readonly faults: readonly Diagnostic[];
}

const severityOf: Readonly<Record<HouseSeverity, Severity | undefined>> = {
  error: 'error',
  warning: 'warning',
  note: 'info',
  off: undefined,
};

/** `*` stands for any name, `**` for any folders. */
function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(?:^|/)${escaped.replaceAll('**/', '\u0001').replaceAll('*', '[^/]*').replaceAll('\u0001', '(?:.*/)?')}$`,
  );
}

/** What the house says of a rule in a file: its files first, the last of them over the others. */
function wishOf(house: HouseStyle, id: Code, path: string): HouseSeverity | undefined {
  const own = Object.entries(house.files).findLast(([glob, wishes]) => wishes[id] && globPattern(glob).test(path));
  return own?.[1][id] ?? house.severity[id];
}

const isSimplified = (language: string): boolean => scriptOf(language) === 'Hans';

/** Whether a spot is in copy that the rule is for: not in a paragraph, nor in words, of another language. */
function concerns(rule: CopyRule, file: CopyFile, { piece, from, to }: Spot): boolean {
  if (rule.anyLanguage) return true;
  const own = piece.foreign?.find(({ at, length }) => at <= from && to <= at + length)?.language;
  return isSimplified(own ?? piece.language ?? file.language);
}

function findWith(rule: CopyRule, file: CopyFile, { house, limits }: CheckOptions): readonly Found[] {
  const wish = wishOf(house, rule.id, file.source.file);
  const asked = wish === undefined ? catalogue[rule.id].severity : severityOf[wish];
  if (asked === undefined) return [];
  const pieces = rule.anyLanguage
    ? file.pieces
    : file.pieces.filter(({ language = file.language }) => isSimplified(language));
  const spots = rule.find({ file, pieces, house, limits: limitsWith(limits) });
  return spots
    .filter((one) => concerns(rule, file, one))
    .map((one) => ({
      ...one,
      rule: rule.id,
      severity: wish === undefined ? (one.severity ?? asked) : asked,
      source: file.source,
      at: placeOf(one.piece, one.from),
    }));
}

function faultsOfMarks(file: CopyFile, stets: readonly Stet[], idle: (stet: Stet) => boolean): readonly Diagnostic[] {
  return stets.flatMap((stet) => {
    const at = positionAt(file.source, stet.at);
    const unknown = stet.rules.filter((id) => !ruleIds.includes(id));
    if (unknown.length > 0) {
      return unknown.map((rule) => diagnostic('copy/unknown-rule', { rule, nearest: nearest(rule, ruleIds) }, { at }));
    }
    return idle(stet) ? [diagnostic('copy/stet-idle', {}, { at })] : [];
  });
}

export function checkCopy(file: CopyFile, options: CheckOptions): CopyCheck {
  const wanted = options.only ? rules.filter(({ id }) => options.only!.includes(id)) : rules;
  const all = wanted.flatMap((rule) => findWith(rule, file, options));
  all.sort((a, b) => a.at - b.at);
  const stets = stetsIn(file);
  const refused = all.filter((one) => stets.some((stet) => lets(stet, one)));
  const found = all.filter((one) => !refused.includes(one));
  // With some of the rules only, nobody knows whether a mark is needed.
  const idle = (stet: Stet): boolean => !options.only && !refused.some((one) => lets(stet, one));
  return { file, found, refused, faults: faultsOfMarks(file, stets, idle) };
}

const positionOf = (file: CopyFile, { piece, from }: Spot) => positionAt(file.source, placeOf(piece, from));

export function diagnosticsOf({ file, found, faults }: CopyCheck): readonly Diagnostic[] {
  const own = found.map((one) =>
    diagnostic(one.rule, one.parameters, {
      at: positionAt(file.source, one.at),
      severity: one.severity,
      ...(one.related && { related: one.related.map((spot) => positionOf(file, spot)) }),
    }),
  );
  return [...own, ...faults];
}
