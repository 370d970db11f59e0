/** Holds the pages against the copy: everything asked for is there, and everything there is placed exactly once. */
import type { Origin } from '../core/source.ts';
import type { Placed, Story } from './model.ts';
import { offer } from './offer.ts';
import { type Reading, report, startOf } from './reading.ts';
import type { StoryDraft } from './story/read-story.ts';
import { partShown, type StoryPartName, storyParts } from './story-part.ts';
import { valueOrigin, type YamlFile } from './yaml/document.ts';

/** One thing that stands once in the edition: a photo, a sidebar, a quote, a part of a story. */
interface Element {
  readonly kind: string;
  /** Its id; a story's parts go by the story's id. */
  readonly id: string;
  readonly origin: Origin;
}

const key = (kind: string, id: string): string => `${kind}\0${id}`;

function originOfPart(story: Pick<Story, StoryPartName>, part: StoryPartName): Origin | undefined {
  const value = story[part];
  if (value === undefined) return undefined;
  return 'text' in value ? value.origin : value[0]?.origin;
}

function elementsOf(stories: readonly StoryDraft[]): Map<string, Element> {
  const all = stories.flatMap((story): Element[] => [
    ...storyParts.flatMap((part) => {
      const origin = originOfPart(story, part);
      return origin ? [{ kind: part, id: story.id, origin }] : [];
    }),
    ...story.photos.map(({ id, origin }) => ({ kind: 'photo', id, origin })),
    ...story.sidebars.map(({ id, origin }) => ({ kind: 'sidebar', id, origin })),
    ...story.pullQuotes.map(({ id, origin }) => ({ kind: 'pull-quote', id, origin })),
    ...story.nameLists.map(({ id, origin }) => ({ kind: 'names', id, origin })),
    ...story.tables.map(({ id, origin }) => ({ kind: 'table', id, origin })),
    ...story.notices.map(({ id, origin }) => ({ kind: 'notice', id, origin })),
  ]);
  return new Map(all.map((one) => [key(one.kind, one.id), one]));
}

interface Use {
  readonly kind: string;
  readonly id: string;
  /** The key in the page file that names it. */
  readonly path: readonly (string | number)[];
  /** Shown ahead of its own page, where it stands as well. */
  readonly ahead?: true;
}

function usesOf(one: Placed): readonly Use[] {
  const own = (kind: string, id: string, ...path: (string | number)[]): Use => ({ kind, id, path });
  if (one.block === 'photo') return [own('photo', one.photo, 'photo')];
  if (one.block === 'teaser')
    return one.picture === undefined ? [] : [{ ...own('photo', one.picture, 'photo'), ahead: true }];
  if (one.block === 'photo-strip') return one.photos.map((id, index) => own('photo', id, 'photos', index));
  if (one.block === 'sidebar') return [own('sidebar', one.sidebar, 'sidebar')];
  if (one.block === 'pull-quote') return [own('pull-quote', one.quote, 'quote')];
  if (one.block === 'names') return [own('names', one.names, 'names')];
  if (one.block === 'table') return [own('table', one.table, 'table')];
  if (one.block === 'notice') return [own('notice', one.notice, 'notice')];
  const part = partShown(one.block);
  return part && 'story' in one ? [own(part, one.story, 'story')] : [];
}

export interface PageUses {
  readonly placed: readonly Placed[];
  readonly yaml: YamlFile;
}

/** A place where something of the edition is used. */
interface Used {
  readonly at: Origin;
  readonly file: string;
  /** Whether its page holds text of the same story. */
  readonly besideText: boolean;
  readonly ahead: boolean;
}

/** A story's text may go on to other pages, its headline stands over each part of it, and a teaser's photo in its story; all else stands once. */
function mayStandToo(kind: string, one: Used, other: Used): boolean {
  if (one.file === other.file) return false;
  return one.ahead !== other.ahead || kind === 'body' || (kind === 'headline' && one.besideText && other.besideText);
}

export interface Copies {
  readonly stories: readonly StoryDraft[];
  readonly pages: readonly PageUses[];
  /** True if every page and story could be read, so that what is not placed is known for certain. */
  readonly complete: boolean;
}

export function checkUses(reading: Reading, { stories, pages, complete }: Copies): void {
  const elements = elementsOf(stories);
  const used = new Map<string, Used[]>();
  for (const { placed: blocks, yaml } of pages) {
    for (const placed of blocks) {
      for (const use of usesOf(placed)) {
        const at = valueOrigin(yaml, ['place', placed.id, ...use.path]);
        const name = key(use.kind, use.id);
        if (!elements.has(name)) {
          if (complete) reportUnknown(reading, { use, placed, at, stories, elements });
          continue;
        }
        const besideText = blocks.some((other) => other.block === 'text' && other.story === use.id);
        const one = { at, file: yaml.source.file, besideText, ahead: use.ahead === true };
        const all = used.get(name) ?? [];
        const before = all.find((other) => !mayStandToo(use.kind, one, other));
        const code = use.kind === 'body' ? 'edition/text-twice' : 'edition/placed-twice';
        if (before) report(reading, code, { places: [at, before.at], with: { kind: use.kind, id: use.id } });
        else used.set(name, [...all, one]);
      }
    }
  }
  if (!complete) return;
  checkEntries(reading, { stories, pages });
  for (const story of stories) {
    const own = elementsOf([story]);
    const missing = [...own].filter(([name]) => !used.has(name));
    const ahead = [...own].filter(([name]) => used.get(name)?.every((one) => one.ahead));
    if (missing.length > 1 && missing.length + ahead.length === own.size) {
      report(reading, 'edition/story-nowhere', { places: [startOf(story.file)], with: { story: story.id } });
      continue;
    }
    for (const [, { kind, id, origin }] of missing)
      report(reading, 'edition/not-placed', { places: [origin], with: { kind, id } });
  }
}

/** Where a block leads to a story of another page: each with the key that names it. */
function leadsOf(one: Placed): readonly { readonly story: string; readonly path: readonly (string | number)[] }[] {
  if (one.block === 'index') return one.entries.map((story, index) => ({ story, path: ['entries', index] }));
  return one.block === 'teaser' ? [{ story: one.leadsTo, path: ['story'] }] : [];
}

/** Every entry of an index, and every teaser, leads to a story that stands on a page. */
function checkEntries(reading: Reading, { stories, pages }: Omit<Copies, 'complete'>): void {
  const ids = stories.map(({ id }) => id);
  const textsOf = ({ placed }: PageUses): readonly string[] =>
    placed.flatMap((one) => (one.block === 'text' ? [one.story] : []));
  const set = new Set(pages.flatMap(textsOf));
  for (const page of pages) {
    const { placed, yaml } = page;
    const elsewhere = new Set(pages.filter((other) => other !== page).flatMap(textsOf));
    for (const one of placed) {
      const leads = leadsOf(one);
      for (const [index, { story, path }] of leads.entries()) {
        const placeOf = (keys: typeof path): Origin => valueOrigin(yaml, ['place', one.id, ...keys]);
        const places = [placeOf(path)];
        const before = leads.slice(0, index).find((other) => other.story === story);
        if (before) {
          report(reading, 'edition/index-twice', { places: [...places, placeOf(before.path)], with: { story } });
          continue;
        }
        if (ids.includes(story) && set.has(story)) {
          if (!elsewhere.has(story)) report(reading, 'edition/leads-here', { places, with: { id: one.id, story } });
          continue;
        }
        const about = { key: 'story', value: story, choices: offer(story, ids) };
        const code = one.block === 'index' ? 'edition/index-nowhere' : 'edition/teaser-nowhere';
        if (ids.includes(story)) report(reading, code, { places, with: { story } });
        else report(reading, about.choices ? 'edition/unknown-id' : 'edition/none-there', { places, with: about });
      }
    }
  }
}

interface Unknown {
  readonly use: Use;
  readonly placed: Placed;
  readonly at: Origin;
  readonly stories: readonly StoryDraft[];
  readonly elements: ReadonlyMap<string, Element>;
}

function reportUnknown(reading: Reading, { use, placed, at, stories, elements }: Unknown): void {
  if ('story' in placed) {
    const story = stories.find(({ id }) => id === use.id);
    if (story) {
      const about = { story: story.id, part: use.kind, file: story.file, id: placed.id };
      report(reading, 'edition/part-missing', { places: [at], with: about });
      return;
    }
    const choices = offer(
      use.id,
      stories.map(({ id }) => id),
    );
    report(reading, choices ? 'edition/unknown-id' : 'edition/none-there', {
      places: [at],
      with: { key: 'story', value: use.id, choices },
    });
    return;
  }
  const known = [...elements.values()].filter(({ kind }) => kind === use.kind).map(({ id }) => id);
  const choices = offer(use.id, known);
  report(reading, choices ? 'edition/unknown-id' : 'edition/none-there', {
    places: [at],
    with: { key: use.kind, value: use.id, choices },
  });
}

/** Notes ids that stand more than once among what the directives of the edition hold. */
export function checkIds(reading: Reading, stories: readonly StoryDraft[]): void {
  const seen = new Map<string, Origin>();
  for (const story of stories) {
    const { photos, sidebars, pullQuotes, nameLists, tables, notices } = story;
    for (const { id, origin } of [photos, sidebars, pullQuotes, nameLists, tables, notices].flat()) {
      const before = seen.get(id);
      if (before) report(reading, 'edition/duplicate-id', { places: [origin, before], with: { id } });
      else seen.set(id, origin);
    }
  }
}
