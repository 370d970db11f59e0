/** `dayang import`: an edition folder from a page's text export and its photos. */
import { readFile } from 'node:fs/promises';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { loadEdition, schemaFiles } from '../edition/index.ts';
import { accountFor, compareWithEdition, countParts } from './account.ts';
import { checkPlace, makeFolder } from './edition-folder.ts';
import { flagsOf } from './flags.ts';
import { mendEdition } from './mend-edition.ts';
import type { FoundPhoto, ImportReport, LayoutChoice, SheetName, TextParts } from './model.ts';
import { type EditionFacts, pageFileName, writeEditionFile, writePageFile } from './page-file.ts';
import { pageOfParts, photoId } from './page-of-parts.ts';
import { findPhotos, photoFileNames, wordsOfName } from './photos.ts';
import { readText } from './read-text.ts';
import { recognise } from './recognise.ts';
import { type StoryPhoto, writeStory } from './story-file.ts';
import { type Chosen, chooseVariant } from './variants/choose.ts';

export interface ImportOptions {
  /** Absolute path of the text export. */
  readonly text: string;
  /** Absolute path of a folder of pictures. */
  readonly photos?: string;
  /** Absolute path of the edition folder to be made. */
  readonly out: string;
  /** The sheet; chosen by the length of the copy when missing. */
  readonly sheet?: SheetName;
  /** Mend in the new edition what `dayang copy fix` mends. */
  readonly fix?: boolean;
  /** Replace an edition that stands at `out`. */
  readonly force?: boolean;
  readonly newspaper?: string;
  /** ISO date. */
  readonly date?: string;
  readonly page?: number;
  readonly pageName?: string;
  readonly signal?: AbortSignal;
}

/** What a text export does not say. */
const ASSUMED: EditionFacts = { newspaper: '大样日报', date: '2026-01-01', page: 5, name: '专版' };
const STORY = 'lead';

function storyPhotos(parts: TextParts, photos: readonly FoundPhoto[], names: readonly string[]): StoryPhoto[] {
  return photos.map((photo, index) => {
    const caption = parts.captions[index];
    return {
      id: photoId(index),
      file: `photos/${names[index]!}`,
      alt: caption?.text ?? wordsOfName(photo.name),
      ...(caption && { caption }),
    };
  });
}

const choiceOf = ({ composition, bodyCharacters, need, supply, fits }: Chosen): LayoutChoice => {
  const { grid, hero, strip, doubles } = composition.variant;
  const shape = [
    hero > 0 && `hero ${hero}`,
    strip && `strip ${strip.count}×${strip.each}`,
    doubles > 0 && `${doubles} double`,
  ];
  return {
    variant: [grid.name, ...shape.filter(Boolean)].join(', '),
    sheet: grid.sheet,
    columns: grid.columns,
    rows: grid.rows,
    bodyCharacters,
    need,
    supply,
    fits,
  };
};

/** Too long, too short: said beforehand, with figures; the page is made all the same. */
function misfit(layout: LayoutChoice, pictures: number): Diagnostic[] {
  const over = Math.ceil(layout.need - layout.supply.max);
  if (over > 0) {
    const characters = Math.round(over * layout.bodyCharacters[0]! * 0.95);
    return [diagnostic('import/over', { pictures, rows: over, characters })];
  }
  const short = Math.ceil(layout.supply.min - layout.need);
  return short > 0 ? [diagnostic('import/short', { pictures, rows: short })] : [];
}

/** The outcome is the same bytes for the same input; on any error nothing is left at `out` that was not there. */
export async function importText(options: ImportOptions): Promise<Checked<ImportReport>> {
  const { out, signal } = options;
  const [source, found, place] = await Promise.all([
    readText(options.text),
    findPhotos(options.photos),
    checkPlace(out, options.force === true),
  ]);
  const early = [...source.diagnostics, ...found.diagnostics, ...place];
  if (hasErrors(early) || !source.value || !found.value) return { diagnostics: early };
  signal?.throwIfAborted();
  const parts = recognise(source.value.text, found.value.length);
  // A text that has captions has one for each picture of its page; a picture beyond them would stand unexplained.
  const used = parts.captions.length > 0 ? Math.min(parts.captions.length, found.value.length) : found.value.length;
  const photos = found.value.slice(0, used);
  if (parts.flow.length === 0) {
    return { diagnostics: [...early, diagnostic('import/empty', { file: source.value.file })] };
  }
  const { account, diagnostics: lost } = accountFor(source.value, parts);
  if (lost.length > 0) return { diagnostics: [...early, ...lost] };

  const chosen = chooseVariant(pageOfParts(parts, photos, STORY), options.sheet);
  if (!chosen) {
    const sheet = options.sheet ?? 'broadsheet';
    return { diagnostics: [...early, diagnostic('import/no-room', { pictures: photos.length, sheet })] };
  }
  const layout = choiceOf(chosen);
  const facts: EditionFacts = {
    newspaper: options.newspaper ?? ASSUMED.newspaper,
    date: options.date ?? ASSUMED.date,
    page: options.page ?? ASSUMED.page,
    name: options.pageName ?? ASSUMED.name,
  };
  const names = photoFileNames(found.value);
  const inStory = storyPhotos(parts, photos, names);
  const storyFile = `stories/${STORY}.md`;
  const story = writeStory(parts, inStory, parts.captions.slice(photos.length));
  const page = writePageFile(facts, {
    parts,
    story: STORY,
    grid: chosen.composition.variant.grid,
    bodyCharacters: chosen.bodyCharacters,
    blocks: chosen.composition.blocks,
    fit: layout.need < layout.supply.min ? 'report' : 'exact',
  });
  const files = new Map<string, Uint8Array | string>([
    ['edition.yaml', writeEditionFile(facts, layout.sheet)],
    [pageFileName(facts.page), page],
    [storyFile, story.text],
    ...schemaFiles(),
  ]);
  for (const [index, { path }] of found.value.entries()) files.set(`photos/${names[index]!}`, await readFile(path));

  const made = await makeFolder(out, {
    files,
    ...(signal && { signal }),
    prove: async (folder) => {
      const edition = await loadEdition(folder);
      if (!edition.value) return edition.diagnostics;
      const found = [...edition.diagnostics, ...compareWithEdition(parts, edition.value)];
      // The account is of the text as it came; only what is proven to be all there is mended.
      return options.fix && !hasErrors(found)
        ? [...found, ...(await mendEdition(folder, edition.value, signal))]
        : found;
    },
  });
  const flags = flagsOf(parts, {
    story,
    file: storyFile,
    out,
    photos,
    spare: found.value.slice(used),
    text: source.value.text,
    fixed: options.fix === true,
  });
  if (!made.value) return { diagnostics: [...early, ...made.diagnostics] };
  const assumed =
    options.newspaper === undefined || options.date === undefined
      ? [diagnostic('import/assumed', { newspaper: facts.newspaper, date: facts.date, page: pageFileName(facts.page) })]
      : [];
  return {
    value: {
      out,
      files: [...files.keys()],
      account,
      parts: countParts(parts),
      photos: inStory.map(({ id, file, caption }) => ({ id, file, ...(caption && { caption: caption.text }) })),
      joins: flags.joins,
      layout,
    },
    diagnostics: [...early, ...made.diagnostics, ...flags.diagnostics, ...misfit(layout, photos.length), ...assumed],
  };
}
