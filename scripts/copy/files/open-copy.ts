/** Reads files as pieces of copy: stories and page files by the edition stage, plain text here. */
import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Checked, Diagnostic } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import { readPage, readStory, readYaml, sortedFaults, startReading } from '../../edition/index.ts';
import type { CopyFile } from '../model.ts';
import { piecesOfFolio } from '../pieces/of-folio.ts';
import { piecesOfPage } from '../pieces/of-page.ts';
import { piecesOfStory } from '../pieces/of-story.ts';
import { piecesOfText } from '../pieces/of-text.ts';
import { readCopyFile } from './read-file.ts';

/** What the edition that a file belongs to says of its copy. */
export interface EditionFacts {
  readonly language: string;
  readonly date?: string;
  /** Absolute path of its house style. */
  readonly house?: string;
}

const alone: EditionFacts = { language: 'zh-CN' };

async function readFacts(folder: string): Promise<EditionFacts> {
  const { value } = await readCopyFile(join(folder, 'edition.yaml'));
  const data: unknown = value && readYaml(startReading(folder), value.source)?.data;
  const { language, date, house } = (data ?? {}) as Readonly<Record<string, unknown>>;
  return {
    language: typeof language === 'string' ? language : alone.language,
    ...(typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && { date }),
    ...(typeof house === 'string' && { house: resolve(folder, house) }),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Looks for the edition of a file in its folder and the one above; asks the disk once for each folder. */
export function makeFactsOf(): (path: string) => Promise<EditionFacts> {
  const known = new Map<string, Promise<EditionFacts>>();
  const read = async (folder: string): Promise<EditionFacts> => {
    for (const one of [folder, dirname(folder)]) if (await isThere(join(one, 'edition.yaml'))) return readFacts(one);
    return alone;
  };
  return (path) => {
    const folder = dirname(path);
    const facts = known.get(folder) ?? read(folder);
    known.set(folder, facts);
    return facts;
  };
}

const kindOf = (file: string): CopyFile['kind'] => {
  if (/\.(?:md|markdown)$/i.test(file)) return 'story';
  if (/(?:^|[\\/])edition\.yaml$/.test(file)) return 'edition';
  return /\.ya?ml$/i.test(file) ? 'page' : 'text';
};

const noAssets = { templates: [], themes: [] };

/** The copy in a text, with the faults that hide some of it. */
export function readCopy(source: SourceFile, { language, date }: EditionFacts): Checked<CopyFile> {
  const kind = kindOf(source.file);
  const dated = date === undefined ? {} : { date };
  if (kind === 'text')
    return { value: { source, kind, pieces: piecesOfText(source), language, ...dated }, diagnostics: [] };
  const reading = startReading('');
  reading.sources.set(source.file, source);
  if (kind === 'story') {
    const story = readStory(reading, source, language);
    const pieces = piecesOfStory(story, source);
    return { value: { source, kind, pieces, language: story.language, ...dated }, diagnostics: sortedFaults(reading) };
  }
  if (kind === 'edition') {
    const yaml = readYaml(reading, source);
    const pieces = yaml ? piecesOfFolio(yaml, ['newspaper', 'translation', 'credits']) : [];
    return { value: { source, kind, pieces, language, ...dated }, diagnostics: yaml ? [] : sortedFaults(reading) };
  }
  const { placed, yaml } = readPage(reading, source, { sheet: undefined, assets: noAssets });
  // What is wrong with a layout is no matter of the copy, unless it hides some.
  const faults: readonly Diagnostic[] = placed ? [] : sortedFaults(reading);
  const pieces = [...(yaml ? piecesOfFolio(yaml, ['name']) : []), ...piecesOfPage(placed ?? [], source)];
  return { value: { source, kind, pieces, language, ...dated }, diagnostics: faults };
}
