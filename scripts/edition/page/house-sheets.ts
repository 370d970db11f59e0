/** Holds the style sheets of a house package to what would be lost without a word: a rule that is never closed, a token that nobody has. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { positionAt, type SourceFile } from '../../core/source.ts';
import { offer } from '../offer.ts';

const program = join(import.meta.dirname, '../../../styles');

async function sheetsIn(folder: string, base: string): Promise<readonly SourceFile[]> {
  const all = await readdir(folder, { recursive: true }).catch(() => []);
  const files = all.filter((file) => file.endsWith('.css')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => undefined)));
  return files.flatMap((name, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ file: relative(base, join(folder, name)).replaceAll('\\', '/'), text }];
  });
}

/** The sheet with blanks for comments and strings, so that places stay; `open` is where one of them begins that has no end. */
function bare(css: string): { readonly text: string; readonly open: number | undefined } {
  let open: number | undefined;
  const text = css.replace(
    /\/\*(?:[^*]|\*(?!\/))*(\*\/)?|"(?:[^"\\\n]|\\[\s\S])*("?)|'(?:[^'\\\n]|\\[\s\S])*('?)/g,
    (all, comment: string | undefined, double: string | undefined, single: string | undefined, at: number) => {
      if (!(comment || double || single)) open ??= at;
      return all.replace(/[^\n]/g, ' ');
    },
  );
  return { text, open };
}

/** Where a sheet stops being one: a comment, string or rule without an end, or an end without a rule. */
function brokenAt(text: string, open: number | undefined): number | undefined {
  if (open !== undefined) return open;
  const rules: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === '{') rules.push(index);
    else if (rules.pop() === undefined) return index;
  }
  return rules.at(-1);
}

const declared = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/(?<![\w-])--([\w-]+)(?=\s*:)/g)];
const used = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/\bvar\(\s*--([\w-]+)(?=\s*\))/g)];
const namesOf = (found: readonly RegExpExecArray[]): readonly string[] => found.map(([, name]) => name!);

/** Tokens of faces that say no face, of which the program makes none: `--headline-weight: bold`, `--deck-family: var(--sogn)`. */
function noFaces(source: string, known: ReadonlySet<string>): readonly RegExpExecArray[] {
  const faces = [...source.matchAll(/(?<![\w-])--[\w-]+-(family|weight)\s*:\s*([^;}]*?)\s*(?=[;}])/g)];
  return faces.filter(([, part, value]) => {
    const [, other] = /^var\(\s*--([\w-]+)\s*\)$/.exec(value!) ?? [];
    if (other !== undefined) return !known.has(other);
    return part === 'weight' && !/^[1-9]\d{0,3}$/.test(value!);
  });
}

/**
 * @param packageFolder absolute path of the house package
 * @param base absolute path of the folder that places are named from
 */
export async function checkHouseSheets(packageFolder: string, base: string): Promise<readonly Diagnostic[]> {
  const own = await sheetsIn(join(packageFolder, 'styles'), base);
  if (own.length === 0) return [];
  const common = (await sheetsIn(program, base)).map(({ text }) => bare(text).text);
  const sheets = own.map((source) => ({ source, ...bare(source.text) }));
  const all = [...common, ...sheets.map(({ text }) => text)];
  // The program in the page sets some tokens, which no sheet declares; those that our sheets ask for are there.
  const known = new Set([
    ...common.flatMap((text) => namesOf(used(text))),
    ...all.flatMap((t) => namesOf(declared(t))),
  ]);
  const asked = new Set(all.flatMap((text) => namesOf(used(text))));
  // Nothing asks for these by `var`: the program reads them out of the sheets.
  for (const text of common) for (const name of namesOf(declared(text))) asked.add(name);
  return sheets.flatMap(({ source, text, open }): readonly Diagnostic[] => {
    const at = (index: number) => ({ at: positionAt(source, index) });
    const broken = brokenAt(text, open);
    if (broken !== undefined) return [diagnostic('edition/style-open', { sign: source.text[broken]! }, at(broken))];
    const tell = (choices: ReadonlySet<string>) => (one: RegExpExecArray) => {
      const about = { name: one[1]!, choices: offer(one[1]!, choices) ?? '' };
      return diagnostic('edition/unknown-token', about, at(one.index + one[0].indexOf('--')));
    };
    const unknown = used(text).filter(([, name]) => !known.has(name!));
    const idle = declared(text).filter(([, name]) => !asked.has(name!) && !name!.endsWith('-cmyk'));
    const faceless = noFaces(text, known).map((one) =>
      diagnostic('edition/no-face', { declaration: one[0] }, at(one.index)),
    );
    return [...faceless, ...unknown.map(tell(known)), ...idle.map(tell(asked))];
  });
}
