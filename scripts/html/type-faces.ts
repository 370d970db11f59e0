/**
 * Which face each kind of copy is set in. The tokens `--<role>-family` and `--<role>-weight` of the style sheets are
 * the one place that says so; what fonts a page needs is read from them here.
 */
import { type Script, scriptOf } from '../core/script.ts';
import { faceInScript } from './fonts/faces.ts';
import type { Role } from './model.ts';

/** A role of the layout, or one of the finer ones that only the type needs. */
export type FaceRole = Role | 'folio-name' | 'folio-number' | 'headline-small' | 'strong' | 'reading' | 'stand-in';

export interface Face {
  readonly family: string;
  readonly weight: number;
}

/** Custom properties of the sheets as the cascade leaves them: a later one wins. Values are as written, trimmed. */
export function readTokens(css: string): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name, value] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/--([\w-]+)\s*:\s*([^;}]+)/g)) {
    tokens.set(name!, value!.trim());
  }
  return tokens;
}

/** Follows `var(--other)`, at most eight deep. */
function tokenValue(tokens: ReadonlyMap<string, string>, name: string): string {
  let value = tokens.get(name);
  for (let depth = 0; depth < 8 && value !== undefined; depth++) {
    const other = /^var\(--([\w-]+)\)$/.exec(value);
    if (!other) return value;
    value = tokens.get(other[1]!);
  }
  throw new Error(`The style sheets do not say what --${name} is.`);
}

/** Stands in for every other, whatever the language of the copy. */
const forAll = new Set<string>(['stand-in']);

/** `script` is that of the copy; simplified Chinese if left out. */
export function faceOf(tokens: ReadonlyMap<string, string>, role: FaceRole, script?: Script): Face {
  const family = tokenValue(tokens, `${role}-family`).replace(/^["']|["']$/g, '');
  const weight = Number(tokenValue(tokens, `${role}-weight`));
  if (!Number.isInteger(weight)) throw new Error(`--${role}-weight is not a number.`);
  return forAll.has(role) ? { family, weight } : faceInScript({ family, weight }, script);
}

/**
 * The tokens of all faces again, for each language of a page that is not set in those of simplified Chinese, and for
 * the words of another language in a paragraph.
 */
export function languageRules(tokens: ReadonlyMap<string, string>, languages: readonly string[]): string {
  const others = languages.filter((one) => (scriptOf(one) ?? 'Hans') !== 'Hans');
  if (others.length === 0) return '';
  const roles = [...tokens.keys()].flatMap((name) => /^(.+)-weight$/.exec(name)?.[1] ?? []) as FaceRole[];
  const rules = languages.map((language) => {
    const lines = roles.map((role) => {
      const { family, weight } = faceOf(tokens, role, scriptOf(language));
      return `  --${role}-family: "${family}";\n  --${role}-weight: ${weight};\n`;
    });
    const indent = scriptOf(language) === 'Hant' || scriptOf(language) === 'Hans' ? '' : '  --indent: 1em;\n';
    // Down a line it lies on its side; quotes would stand upright among its letters.
    const lying = scriptOf(language) === 'Latn' ? '  text-orientation: sideways;\n' : '';
    return `:lang(${language}) {\n${lines.join('')}${indent}${lying}}\n`;
  });
  const words = roles.map(
    (role) =>
      `[data-role="${role}"] [lang]:not(strong, .strong, .stand-in) { font-family: var(--${role}-family); font-weight: var(--${role}-weight); }\n`,
  );
  return [...rules, ...words].join('');
}
