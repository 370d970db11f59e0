/** The stories of an edition before its pages are made: what page making works from. */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Checked, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { EDITION_FILE } from './edition-id.ts';
import { readPhotos, readStoryFiles, withPhotos } from './load.ts';
import type { Sheet, Story } from './model.ts';
import { usualGrid } from './page/grid.ts';
import { sortedFaults, startReading } from './reading.ts';
import { soundParts } from './sound-parts.ts';
import { readStory } from './story/read-story.ts';
import { readSource } from './text/read-source.ts';
import { checkIds } from './uses.ts';
import { readYaml } from './yaml/document.ts';

export interface StoryFolder {
  readonly root: string;
  readonly newspaper: string;
  readonly sheet: Sheet;
  readonly grid: ReturnType<typeof usualGrid>;
  readonly stories: ReadonlyMap<string, Story>;
  /** Stories whose text stands on a page already. */
  readonly placed: ReadonlySet<string>;
  /** Files of the edition's pages, from its folder; some may not be there yet. */
  readonly pageFiles: readonly string[];
  /** The house package, as `edition.yaml` names it. */
  readonly packageFolder?: string;
  /** The theme of the first page that names one. */
  readonly theme?: string;
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the pages that are there say; their faults are `check`'s to tell. */
async function lookAtPages(root: string, files: readonly string[]): Promise<Pick<StoryFolder, 'placed' | 'theme'>> {
  const aside = startReading(root);
  const sources = await Promise.all(files.map((file) => readSource(aside, file)));
  const pages = sources.flatMap((source) => (source && readYaml(aside, source)?.data) ?? []).filter(isMapping);
  const blocks = pages.flatMap(({ place }) => (isMapping(place) ? Object.values(place).filter(isMapping) : []));
  const placed = blocks.flatMap(({ block, story }) => (block === 'text' && typeof story === 'string' ? story : []));
  const theme = pages.map((page) => page['theme']).find((one) => typeof one === 'string');
  return { placed: new Set(placed), ...(theme !== undefined && { theme }) };
}

/** Pages need not be there, nor be sound; faults of stories and pictures are told, all of them. */
export async function loadStories(folder: string): Promise<Checked<StoryFolder>> {
  let root: string;
  try {
    root = await realpath(resolve(folder));
  } catch {
    return { diagnostics: [diagnostic('edition/no-folder', { folder })] };
  }
  const reading = startReading(root);
  const [source, listed] = await Promise.all([readSource(reading, EDITION_FILE), readStoryFiles(reading)]);
  const yaml = source && readYaml(reading, source);
  const { language, sheet, pages } = soundParts(yaml?.data);
  const drafts = listed.flatMap((one) => (one ? readStory(reading, one, language) : []));
  checkIds(reading, drafts);
  const photos = await readPhotos(reading, drafts);
  const diagnostics = sortedFaults(reading);
  if (!sheet || hasErrors(diagnostics)) return { diagnostics };
  const pageFiles = pages.map(({ file }) => file);
  const looked = await lookAtPages(root, pageFiles);
  const { newspaper, package: house } = isMapping(yaml?.data) ? yaml.data : {};
  const stories = new Map(withPhotos(drafts, photos).map((story) => [story.id, story]));
  const value = { root, newspaper: `${newspaper ?? ''}`, sheet, grid: usualGrid(sheet), stories, pageFiles, ...looked };
  return { value: { ...value, ...(typeof house === 'string' && { packageFolder: house }) }, diagnostics };
}
