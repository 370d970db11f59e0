/**
 * The same character in another code point: what the desk may change in a letter, and nothing else. These are
 * full-width ASCII (U+FF01–FF5E), compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F), Kangxi and CJK radicals
 * (U+2F00–2FDF, U+2E80–2EFF).
 */
import { RADICALS } from './tables/radicals.ts';

function pairsOf(table: string): ReadonlyMap<string, string> {
  const characters = [...table.replaceAll('\n', '')];
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < characters.length; at += 2) pairs.set(characters[at]!, characters[at + 1]!);
  return pairs;
}

const radicals = pairsOf(RADICALS);
const compatibility = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

/** The unified ideograph that a compatibility or radical code point stands for; undefined for any other character. */
export function unifiedOf(one: string): string | undefined {
  if (!compatibility.test(one)) return undefined;
  const unified = radicals.get(one) ?? one.normalize('NFKC');
  return unified === one ? undefined : unified;
}

/** The ASCII digit or letter of a full-width one; undefined for any other character. */
export const narrowOf = (one: string): string | undefined => (wide.test(one) ? one.normalize('NFKC') : undefined);

/** Han, digits and letters of a text in order, each in its one form: what no fix may change. */
export function lettersOf(text: string): string {
  let letters = '';
  for (const one of text)
    if (/[\p{L}\p{N}\p{M}\u2e80-\u2fdf]/u.test(one)) letters += unifiedOf(one) ?? narrowOf(one) ?? one;
  return letters;
}

export { pairsOf };
