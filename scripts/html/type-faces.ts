/**
 * Which face each kind of copy is set in. The tokens `--<role>-family` and `--<role>-weight` of the style sheets are
 * the one place that says so; what fonts a page needs is read from them here.
 */
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

export function faceOf(tokens: ReadonlyMap<string, string>, role: FaceRole): Face {
  const family = tokenValue(tokens, `${role}-family`).replace(/^["']|["']$/g, '');
  const weight = Number(tokenValue(tokens, `${role}-weight`));
  if (!Number.isInteger(weight)) throw new Error(`--${role}-weight is not a number.`);
  return { family, weight };
}
