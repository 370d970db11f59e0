/** `dayang page`: a page of a kind, filled with stories, at the end of an edition. */
import { resolve } from 'node:path';
import type { Language } from '../core/catalogue/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, type ReportedKind, reportJson } from '../core/report.ts';
import {
  addPage,
  fillVariant,
  type Kind,
  offer,
  pageFileName,
  pagesIn,
  readKinds,
  sheetOf,
  type Variant,
} from '../edition/index.ts';
import type { Edition, Story } from '../edition/model.ts';
import { openEdition } from '../stages.ts';
import { editionFolder } from './build.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';

const kindList = (kinds: readonly Kind[], language: Language): string =>
  kinds
    .flatMap(({ name, title, variants }) => [
      `${name}  ${title[language]}`,
      ...variants.map(
        (one) =>
          `  ${one.name}  ${one.title[language]} (${phrase(language, 'report/kind-stories', { count: one.stories })})`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join('');

const reportedKind = ({ name, title, variants }: Kind): ReportedKind => ({
  name,
  title,
  variants: variants.map((one) => ({ name: one.name, title: one.title, stories: one.stories })),
});

interface Wish {
  readonly edition: Edition;
  readonly kind: Kind;
  readonly variant: Variant;
  readonly stories: readonly Story[];
  readonly number: number;
  readonly file: string;
}

/** What is asked for, or what is wrong with it, all at once. */
function wishOf({ options }: Call, edition: Edition, kinds: readonly Kind[]): Wish | readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const asked = textOf(options['kind']) ?? '';
  const kind = kinds.find(({ name }) => name === asked);
  const names = kinds.map(({ name }) => name);
  if (!kind) return [diagnostic('kind/unknown', { name: asked, choices: offer(asked, names) ?? '' })];
  const wanted = textOf(options['variant']) ?? kind.variants[0]!.name;
  const variant = kind.variants.find(({ name }) => name === wanted);
  if (!variant) {
    const choices = offer(
      wanted,
      kind.variants.map(({ name }) => name),
    );
    faults.push(diagnostic('kind/unknown-variant', { kind: kind.name, name: wanted, choices: choices ?? '' }));
  }
  const sheet = sheetOf({ sheet: kind.input.sheet, bleed: 0, marks: 'none' });
  const [own, given] = [sheet, edition.pages[0]!.sheet].map(({ width, height }) => `${width} × ${height} mm`);
  if (own !== given) {
    faults.push(diagnostic('kind/sheet', { kind: kind.name, need: own!, given: given! }, { at: kind.sheetAt }));
  }
  const listed = (textOf(options['stories']) ?? '').split(/[,，\s]+/).filter(Boolean);
  const stories = listed.flatMap((name) => {
    const story = edition.stories.get(name.replace(/\.md$/, ''));
    if (!story)
      faults.push(diagnostic('kind/unknown-story', { name, choices: offer(name, edition.stories.keys()) ?? '—' }));
    return story ?? [];
  });
  if (variant && listed.length !== variant.stories) {
    faults.push(diagnostic('kind/stories', { variant: variant.name, need: variant.stories, given: listed.length }));
  }
  const number = Number(textOf(options['page']) ?? Math.max(...edition.pages.flatMap(pagesIn)) + 1);
  const file = pageFileName(number);
  const there = edition.pages.find((page) => pagesIn(page).includes(number));
  if (there) faults.push(diagnostic('kind/page-there', { page: number, file: there.file }));
  return faults.length > 0 || !variant ? faults : { edition, kind, variant, stories, number, file };
}

/** What is wrong with the words of the command, whatever the edition holds. */
function badWords({ argument, options }: Call): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const asked = options['kind'] !== undefined;
  if (asked || argument !== undefined) editionFolder(argument, faults);
  const ofKind = ['variant', 'stories', 'page', 'name', 'theme'].some((name) => options[name] !== undefined);
  if (ofKind && !asked) faults.push(diagnostic('command/missing-option', { option: '--kind <KIND>', command: 'page' }));
  const value = textOf(options['page']);
  if (value !== undefined && !/^[1-9]\d{0,3}$/.test(value))
    faults.push(diagnostic('command/bad-value', { value, option: '--page', allowed: '1–9999' }));
  return faults;
}

/** The comment by which editors find the schema of a page file, as another page has it. */
const schemaLine = (text: string | undefined): string | undefined =>
  /^#( yaml-language-server: .*)/.exec(text ?? '')?.[1];

async function writePage(wish: Wish, { options, speaker }: Call): Promise<readonly Diagnostic[]> {
  const { edition, kind, variant, number, stories } = wish;
  const { text, diagnostics } = fillVariant(kind, variant, {
    number,
    name: textOf(options['name']) ?? kind.title.zh,
    stories,
    schema: schemaLine(edition.sources.get(edition.pages[0]!.file)?.text),
    theme: textOf(options['theme']),
  });
  const written = await addPage(edition.root, number, { text });
  if (!written.value) return written.diagnostics;
  if (speaker.form === 'pretty') speaker.result(`${shownPath(written.value)}\n`);
  return diagnostics;
}

export async function runPage(call: Call): Promise<number> {
  const { argument, options, speaker } = call;
  const asked = options['kind'] !== undefined;
  const bad = badWords(call);
  if (bad.length > 0) {
    speaker.diagnose(bad);
    reportPlainly('page', speaker, bad, exitCodes.usage);
    return exitCodes.usage;
  }
  // The kinds of the program alone are listed without an edition.
  const folder = argument === undefined && !asked ? undefined : resolve(argument ?? '.');
  const root = folder ?? process.cwd();
  const end = (found: readonly Diagnostic[], kinds?: readonly Kind[]): number => {
    const code = hasErrors(found) ? exitCodes.errors : exitCodes.clean;
    speaker.diagnose(found, { root });
    if (speaker.form === 'json') {
      const facts = { exit: code, language: speaker.language, diagnostics: found };
      speaker.result(reportJson(makeReport('page', { ...facts, ...(kinds && { kinds: kinds.map(reportedKind) }) })));
    }
    return code;
  };
  const loaded = folder === undefined ? undefined : await openEdition(folder, { open: {} });
  if (loaded && !loaded.value) {
    // A story that stands nowhere yet is what a page is made for.
    const faults = loaded.diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'edition/story-nowhere',
    );
    return end(faults);
  }
  const { kinds, diagnostics } = await readKinds(loaded?.value?.package, loaded?.value?.root ?? root);
  if (hasErrors(diagnostics)) return end(diagnostics);
  if (!asked || !loaded?.value) {
    if (speaker.form === 'pretty') speaker.result(kindList(kinds, speaker.language));
    return end([], kinds);
  }
  const wish = wishOf(call, loaded.value, kinds);
  if (Array.isArray(wish)) return end(wish);
  const made = wish as Wish;
  const found = await writePage(made, call);
  const code = end(found);
  if (code === exitCodes.clean) {
    const { number: page, file } = made;
    speaker.tell('report/page-added', { page, file, folder: shownPath(folder!) });
  }
  return code;
}
