/** Reads an edition folder whole, and finds every fault in it. */
import { realpath } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import type { Code } from '../core/catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { isFolder } from '../core/files.ts';
import type { SourceFile } from '../core/source.ts';
import { readAdvertisements } from './advertisement/read-advertisements.ts';
import type { ReadPdf } from './advertisement/read-file.ts';
import { EDITION_FILE, folderId } from './edition-id.ts';
import { listFolder } from './folder.ts';
import { type Divide, isText, resolveJumps } from './jumps.ts';
import type { Edition, Page, Photo, PressChoice, Story } from './model.ts';
import { listAssets } from './page/assets.ts';
import { checkHouseSheets } from './page/house-sheets.ts';
import { type PageReading, readPage } from './page/read-page.ts';
import { readPageFiles, readPagesAlone } from './page/read-page-files.ts';
import { sheetOf } from './page/sheet.ts';
import { pageLabel, pagesIn } from './page-label.ts';
import { readPhotoFacts } from './photo/read-facts.ts';
import { type OpenFiles, type Reading, report, sortedFaults, startReading } from './reading.ts';
import { checkWhole } from './rules/index.ts';
import { type EditionInput, editionSchema } from './schema.ts';
import { soundParts } from './sound-parts.ts';
import { readStory, type StoryDraft } from './story/read-story.ts';
import { readSource } from './text/read-source.ts';
import { checkIds, checkUses } from './uses.ts';
import { readYaml, valueOrigin, type YamlFile } from './yaml/document.ts';
import { locatedYaml, validate } from './yaml/issues.ts';
import { copyAt } from './yaml/scalar.ts';

export interface LoadOptions {
  /** Page numbers; the edition then holds these pages only. Its other files are checked all the same. */
  readonly pages?: readonly number[];
  /** Pages are worked on: the edition is given also with errors that a page can be shown with. */
  readonly open?: OpenFiles;
  /** Says where a story goes on to its next page, where the page file does not: `openEdition` gives it. */
  readonly divide?: () => Promise<Divide>;
  /** Looks into the PDFs of advertisements: `openEdition` gives it. */
  readonly readPdf?: () => Promise<ReadPdf>;
}

/** Errors of placing that leave every block somewhere on the grid. */
const showable: ReadonlySet<Code> = new Set([
  'edition/overlap',
  'edition/overlay-outside',
  'edition/frame-outside',
  'edition/frame-overlap',
  'edition/fit-range',
  'edition/fit-off-grid',
  'edition/fit-collides',
  'edition/placed-twice',
  'edition/jump-nowhere',
  'edition/jump-headless',
  'edition/story-nowhere',
  'edition/section-missing',
  'edition/empty-story',
  'edition/not-placed',
  'edition/paragraph-too-long',
  'edition/character',
  'advertisement/size',
  'advertisement/ratio',
  'advertisement/unlabelled',
  'advertisement/unlabelled-picture',
]);

/** What a directive loses by a fault in its Markdown is missed, and told, where it is placed. */
const canBeShown = (found: readonly Diagnostic[]): boolean =>
  found.every(({ code, severity }) => severity !== 'error' || showable.has(code) || code.startsWith('markdown/'));

/**
 * The edition in `folder`, with every fault found in its files, in the order of the files. The edition itself is
 * missing if any of the faults is an error.
 */
export async function loadEdition(folder: string, options: LoadOptions = {}): Promise<Checked<Edition>> {
  let root: string;
  try {
    root = await realpath(resolve(folder));
  } catch {
    return { diagnostics: [diagnostic('edition/no-folder', { folder })] };
  }
  const reading = startReading(root, options.open);
  const edition = await readEdition(reading, options);
  const diagnostics = sortedFaults(reading);
  const sound = options.open ? canBeShown(diagnostics) : !hasErrors(diagnostics);
  return edition && sound ? { value: edition, diagnostics } : { diagnostics };
}

async function readEdition(reading: Reading, options: LoadOptions): Promise<Edition | undefined> {
  const [source, listed] = await Promise.all([readSource(reading, EDITION_FILE), readStoryFiles(reading)]);
  const yaml = source && readYaml(reading, source);
  const input = yaml && validate(reading, editionSchema, locatedYaml(yaml));
  // Stories and pages are checked even if edition.yaml is not sound: all faults at once.
  const sound = soundParts(yaml?.data);
  const stories = listed.filter((one) => one !== undefined).map((story) => readStory(reading, story, sound.language));
  checkIds(reading, stories);
  const photos = await readPhotos(reading, stories);
  if (!yaml) {
    await readPagesAlone(reading);
    return undefined;
  }
  const sheet = input ? sheetOf(input) : sound.sheet;
  const sources = await readPageFiles(reading, yaml, sound.pages);
  const looks = sources.some((one) => one !== undefined && /\blook\b/.test(one.text));
  const packageFolder = await packageOf(reading, yaml, input);
  const assets = await listAssets({ packageFolder, looks });
  const drafts = sources
    .filter((one) => one !== undefined)
    .map((one) => readPage(reading, one, { sheet, assets, setting: input?.setting }));
  const pages = await readAdvertisements(reading, drafts, options.readPdf);
  const uses = pages.flatMap(({ placed, yaml: file }) => (placed && file ? [{ placed, yaml: file }] : []));
  const complete =
    sound.allPages &&
    uses.length === sound.pages.length &&
    listed.length === stories.length &&
    stories.every(({ whole }) => whole);
  checkUses(reading, { stories, pages: uses, complete });
  const parted = await resolveJumps(reading, { stories, pages, divide: options.divide });
  await checkWhole(reading, { input, yaml, pages: parted, stories, photos, complete });
  if (!input) return undefined;
  return assemble({ reading, input, yaml, stories, photos, pages: parted, options, packageFolder });
}

/** Absolute path of the edition's house package; its fault is noted if it is no folder. */
async function packageOf(
  reading: Reading,
  yaml: YamlFile,
  input: EditionInput | undefined,
): Promise<string | undefined> {
  if (input?.package === undefined) return undefined;
  const folder = resolve(reading.root, input.package);
  if (await isFolder(folder)) {
    reading.faults.push(...(await checkHouseSheets(folder, reading.root)));
    return folder;
  }
  report(reading, 'edition/no-package', {
    places: [valueOrigin(yaml, ['package'])],
    with: { folder: input.package },
  });
  return undefined;
}

/** Every story of the folder; undefined for one that is no text. */
export async function readStoryFiles(reading: Reading): Promise<readonly (SourceFile | undefined)[]> {
  const files = (await listFolder(reading.root, 'stories')).filter(
    (file) => file.endsWith('.md') && !posix.basename(file).startsWith('.'),
  );
  return Promise.all(files.map((file) => readSource(reading, file)));
}

export async function readPhotos(
  reading: Reading,
  stories: readonly StoryDraft[],
): Promise<ReadonlyMap<string, Photo>> {
  const drafts = stories.flatMap((story) => story.photos);
  const read = await Promise.all(
    drafts.map(async ({ fileOrigin, ...photo }) => {
      const facts = await readPhotoFacts(reading, photo.file, fileOrigin);
      // Two ways to write one path are one file: the page asks for it by this name.
      return facts ? [{ ...photo, file: posix.normalize(photo.file), facts }] : [];
    }),
  );
  return new Map(read.flat().map((photo) => [photo.id, photo]));
}

interface Parts {
  readonly reading: Reading;
  readonly input: EditionInput;
  readonly yaml: YamlFile;
  readonly stories: readonly StoryDraft[];
  readonly photos: ReadonlyMap<string, Photo>;
  readonly pages: readonly PageReading[];
  readonly options: LoadOptions;
  readonly packageFolder: string | undefined;
}

function pressChoice({ press }: EditionInput, { root, yaml }: { root: string; yaml: YamlFile }): PressChoice {
  const { preset, conformance, profile, marks } = press;
  return {
    preset,
    conformance,
    ...(profile !== undefined && { profile: resolve(root, profile) }),
    ...(marks !== undefined && { marks }),
    origin: valueOrigin(yaml, ['press']),
  };
}

/** Of the whole issue; a story goes on from page to page in the order of their numbers. */
function storyPages(pages: readonly Page[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const page of pages.toSorted((a, b) => a.number - b.number)) {
    for (const one of page.placed) if (isText(one) && !found.has(one.story)) found.set(one.story, pageLabel(page));
  }
  return found;
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));

/** Stories with the photos that could be read. */
export const withPhotos = (stories: readonly StoryDraft[], photos: ReadonlyMap<string, Photo>): readonly Story[] =>
  stories.map(({ whole: _whole, ...story }) => ({
    ...story,
    photos: story.photos.flatMap(({ id }) => photos.get(id) ?? []),
  }));

function assemble({ reading, input, yaml, stories, photos, pages, options, packageFolder }: Parts): Edition {
  const finished = withPhotos(stories, photos);
  const all = pages.flatMap(({ page }) => page ?? []);
  for (const wanted of options.pages ?? []) {
    if (all.some((page) => pagesIn(page).includes(wanted))) continue;
    const choices = all.map(pageLabel).join(', ');
    report(reading, 'edition/no-such-page', {
      places: [valueOrigin(yaml, ['pages'])],
      with: { page: wanted, choices },
    });
  }
  return {
    id: input.id ?? folderId(reading.root),
    root: reading.root,
    newspaper: copyAt(reading, yaml, ['newspaper']),
    ...(input.translation !== undefined && { translation: copyAt(reading, yaml, ['translation']) }),
    date: input.date,
    ...(input.number !== undefined && { number: input.number }),
    language: input.language,
    credits: input.credits,
    ...(input.house !== undefined && { house: resolve(reading.root, input.house) }),
    ...(packageFolder !== undefined && { package: packageFolder }),
    press: pressChoice(input, { root: reading.root, yaml }),
    pages: all.filter((page) => !options.pages || pagesIn(page).some((one) => options.pages?.includes(one))),
    pageCount: all.flatMap(pagesIn).length,
    stories: new Map(finished.map((story) => [story.id, story])),
    storyPages: storyPages(all),
    photos,
    sidebars: byId(finished.flatMap((story) => story.sidebars)),
    pullQuotes: byId(finished.flatMap((story) => story.pullQuotes)),
    nameLists: byId(finished.flatMap((story) => story.nameLists)),
    tables: byId(finished.flatMap((story) => story.tables)),
    notices: byId(finished.flatMap((story) => story.notices)),
    sources: reading.sources,
  };
}
