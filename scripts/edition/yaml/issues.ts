/** Says what a schema found wrong, at the place where it stands. */
import * as z from 'zod';
import { type Code, catalogue } from '../../core/catalogue/index.ts';
import type { Parameters } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import type { Origin } from '../../core/source.ts';
import { offer } from '../offer.ts';
import { type Reading, report } from '../reading.ts';
import { keyOrigin, type Path, valueOrigin, type YamlFile } from './document.ts';

type Issue = z.core.$ZodIssue;

/** Data with a way from a path in it to the place it came from. */
export interface Located {
  readonly data: unknown;
  /** What a path of no steps is called: `edition.yaml`, `:::photo`. */
  readonly name: string;
  readonly key: (path: Path) => Origin;
  readonly value: (path: Path) => Origin;
}

export const locatedYaml = (file: YamlFile): Located => ({
  data: file.data,
  name: file.source.file,
  key: (path) => keyOrigin(file, path),
  value: (path) => valueOrigin(file, path),
});

/** The data if it has the schema's shape; otherwise every fault in it is noted. */
export function validate<S extends z.ZodType>(reading: Reading, schema: S, located: Located): z.infer<S> | undefined {
  const result = schema.safeParse(located.data, { reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(innermost);
  for (const issue of issues) reportIssue(reading, { issue, issues, located, schema });
  return undefined;
}

/** Of a union that fits nowhere, the issues of the branch that came nearest. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isCode(issue.message)) return [issue];
  const depth = (branch: readonly Issue[]): number =>
    branch.some((one) => one.path.length === 0 && /^invalid_(type|value)$/.test(one.code)) ? 0 : 1;
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0]!;
  return best.flatMap((one) => innermost({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

const isCode = (text: string): text is Code => Object.hasOwn(catalogue, text);

/** Codes that a field left out is reported as, in place of `edition/missing-key`. */
const saysMissing: ReadonlySet<string> = new Set(['photo/alt'] satisfies Code[]);

const dataAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<PropertyKey, unknown> | undefined)?.[name], data);

const pathName = (path: Path): string => path.map(String).join('.');

const shown = (value: unknown): string => {
  // JSON has no word for what .nan and .inf give.
  const plain = typeof value === 'string' || typeof value === 'number';
  const text = plain ? String(value) : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

interface Case {
  readonly issue: Issue;
  readonly issues: readonly Issue[];
  readonly located: Located;
  readonly schema: z.ZodType;
}

function reportIssue(reading: Reading, one: Case): void {
  const { issue, located } = one;
  const path = issue.path;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(one.schema, path, located.data);
    for (const key of issue.keys) {
      const places = [located.key([...path, key])];
      report(reading, 'edition/unknown-key', {
        places,
        with: { key, where: pathName(path) || located.name, choices: offer(key, known) },
      });
    }
    return;
  }
  const value = dataAt(located.data, path);
  const key = String(path.at(-1) ?? located.name);
  const missing = value === undefined && path.length > 0;
  if (missing && !saysMissing.has(issue.message)) {
    if (wasMisspelt(one, key)) return;
    report(reading, 'edition/missing-key', {
      places: [located.key(path)],
      with: { key, where: pathName(path.slice(0, -1)) || located.name },
    });
    return;
  }
  const place = issue.code === 'invalid_key' || missing ? located.key(path) : located.value(path);
  const about = { key, value: shown(issue.code === 'invalid_key' ? key : value) };
  const [code, more] = kindOf(issue, value);
  report(reading, code, { places: [place], with: { ...about, ...more } });
}

function kindOf(issue: Issue, value: unknown): readonly [Code, Parameters] {
  if (isCode(issue.message)) return [issue.message, {}];
  if (issue.code === 'invalid_key') {
    const inner = issue.issues[0]?.message ?? '';
    return [isCode(inner) ? inner : 'edition/id', {}];
  }
  if (value === null) return issue.path.length === 0 ? ['edition/empty-file', {}] : ['edition/empty-text', {}];
  if (issue.code === 'invalid_value')
    return ['edition/unknown-value', { choices: offer(String(value), issue.values.map(String)) }];
  if (issue.code === 'invalid_union') {
    const options = (issue as { options?: readonly unknown[] }).options ?? [];
    return ['edition/unknown-value', { choices: offer(String(value), options.map(String)) }];
  }
  if (issue.code === 'too_small') return sizeFault(issue, 'min', Number(issue.minimum));
  if (issue.code === 'too_big') return sizeFault(issue, 'max', Number(issue.maximum));
  if (issue.code === 'invalid_type') return [typeFault(issue.expected, value), {}];
  throw new Error(`No words for the schema issue ${issue.code}: ${issue.message}`);
}

function sizeFault(
  issue: { origin: string; inclusive?: boolean },
  side: 'min' | 'max',
  limit: number,
): readonly [Code, Parameters] {
  if (issue.origin === 'string') return ['edition/text-too-long', { limit }];
  if (issue.origin === 'array') return [side === 'min' ? 'edition/list-too-short' : 'edition/list-too-long', { limit }];
  return [side === 'min' ? 'edition/number-too-small' : 'edition/number-too-large', { limit }];
}

function typeFault(expected: string, value: unknown): Code {
  if (expected === 'string') return 'edition/not-text';
  if (expected === 'boolean') return 'edition/not-flag';
  if (expected === 'array') return 'edition/not-list';
  if (expected === 'object' || expected === 'record') return 'edition/not-mapping';
  return expected === 'int' && typeof value === 'number' ? 'edition/not-whole' : 'edition/not-number';
}

/** True if a missing key stands there misspelt, which is said already. */
function wasMisspelt(one: Case, key: string): boolean {
  const parent = one.issue.path.slice(0, -1).join('\0');
  return one.issues.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('\0') === parent &&
      other.keys.some((unknown) => nearest(unknown, [key]) === key),
  );
}

/** The keys that the schema knows at a path. */
function knownKeys(schema: z.ZodType, path: Path, data: unknown): readonly string[] {
  let at: unknown = schema;
  let value: unknown = data;
  for (const name of [...path, undefined]) {
    at = unwrap(at, value);
    if (name === undefined) break;
    if (at instanceof z.ZodObject) at = at.shape[String(name)];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    value = dataAt(value, [name]);
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown, value: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
  if (at instanceof z.ZodDiscriminatedUnion) {
    const block = dataAt(value, ['block']);
    return at.options.find((one) => {
      const literal = one instanceof z.ZodObject ? one.shape['block'] : undefined;
      return literal instanceof z.ZodLiteral && literal.value === block;
    });
  }
  if (at instanceof z.ZodUnion) return at.options.find((one) => one instanceof z.ZodObject);
  return at;
}
