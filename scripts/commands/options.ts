/** Values of options, looked into: what is no value becomes a diagnostic, all of them at once. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { OptionValue } from './parse-command.ts';

type Options = Readonly<Record<string, OptionValue | undefined>>;

export const wordsOf = (value: OptionValue | undefined): readonly string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []).flatMap((one: string) => one.split(','));

/** `5`, `5,6`, `5-8`, in any mixture; undefined when the option was not given. */
export function pageNumbers(options: Options, faults: Diagnostic[]): readonly number[] | undefined {
  const words = wordsOf(options['page']);
  if (words.length === 0) return undefined;
  const numbers = words.flatMap((word) => {
    const [, first, last] = /^\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*$/.exec(word) ?? [];
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    if (first === undefined || from < 1 || to < from) {
      faults.push(diagnostic('command/bad-value', { value: word, option: '--page', allowed: '5 / 5,6 / 5-8' }));
      return [];
    }
    return Array.from({ length: to - from + 1 }, (_, step) => from + step);
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** One word out of a list; undefined when the option was not given. */
export function oneOf<Word extends string>(
  options: Options,
  { name, allowed }: { readonly name: string; readonly allowed: readonly Word[] },
  faults: Diagnostic[],
): Word | undefined {
  return severalOf(options, { name, allowed }, faults)?.at(-1);
}

/** Any words out of a list, with commas between or the option repeated; undefined when it was not given. */
export function severalOf<Word extends string>(
  options: Options,
  { name, allowed }: { readonly name: string; readonly allowed: readonly Word[] },
  faults: Diagnostic[],
): readonly Word[] | undefined {
  const words = wordsOf(options[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())]);
  for (const value of words) {
    if (allowed.includes(value as Word)) continue;
    faults.push(diagnostic('command/bad-value', { value, option: `--${name}`, allowed: allowed.join(', ') }));
  }
  return words.length > 0 ? words.filter((word): word is Word => allowed.includes(word as Word)) : undefined;
}

export const textOf = (value: OptionValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
