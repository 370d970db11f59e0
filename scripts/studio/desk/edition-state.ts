/** How an edition stands, for those who look at it. */

import { messageOf } from '../../core/diagnostic.ts';
import { type AdvertisementFile, pageLabel } from '../../edition/index.ts';
import type { Edition, Placed } from '../../edition/model.ts';
import { storyOf } from '../../html/index.ts';
import type {
  AdvertisementState,
  Clash,
  EditionState,
  Finding,
  History,
  PageSummary,
  Presence,
  TrayItem,
} from '../protocol.ts';
import type { Held } from './texts.ts';

export interface DeskState {
  /** The folder's name, for an edition that was never sound. */
  readonly id: string;
  readonly rights: 'edit' | 'read';
  readonly held: readonly Held[];
  readonly findings: readonly Finding[];
  readonly clashes: readonly Clash[];
  readonly history: History;
  readonly clients: readonly Presence[];
  readonly templates: readonly string[];
  readonly advertisementFiles: readonly AdvertisementFile[];
}

function advertisementsOf(edition: Edition | undefined, files: readonly AdvertisementFile[]): AdvertisementState[] {
  const placed = (edition?.pages ?? []).flatMap((page) =>
    page.placed.flatMap((one) => {
      if (one.block !== 'advertisement') return [];
      const { file, client } = one.advertisement;
      return [{ file, at: { page: page.number, pageFile: page.file, block: one.id, client: client.text } }];
    }),
  );
  // One that lies elsewhere than the others is listed where it stands.
  const elsewhere = placed.filter(({ file }) => !files.some((one) => one.file === file));
  const all = [...files, ...new Map(elsewhere.map(({ file }) => [file, { file }])).values()];
  return all.map(({ file, size, fault }: AdvertisementFile) => ({
    file,
    ...(size && { size }),
    ...(fault && { fault: { en: messageOf(fault, 'en'), zh: messageOf(fault, 'zh') } }),
    placed: placed.filter((one) => one.file === file).map(({ at }) => at),
  }));
}

/** What a placed block shows, as the tray names it. */
function shownBy(placed: Placed): readonly string[] {
  switch (placed.block) {
    case 'photo':
      return [`photo ${placed.photo}`];
    case 'photo-strip':
      return placed.photos.map((id) => `photo ${id}`);
    case 'teaser':
      return placed.picture === undefined ? [] : [`photo ${placed.picture}`];
    case 'sidebar':
      return [`sidebar ${placed.sidebar}`];
    case 'pull-quote':
      return [`pull-quote ${placed.quote}`];
    case 'names':
      return [`names ${placed.names}`];
    case 'table':
      return [`table ${placed.table}`];
    case 'notice':
      return [`notice ${placed.notice}`];
    case 'text':
      return [`story ${placed.story}`];
    default:
      return [];
  }
}

const textOf = (runs: readonly { readonly text: string }[] | undefined): string =>
  (runs ?? []).map(({ text }) => text).join('');

/** What the stories hold and no page shows. */
function trayOf(edition: Edition): readonly TrayItem[] {
  const shown = new Set(edition.pages.flatMap(({ placed }) => placed.flatMap(shownBy)));
  const items = [...edition.stories.values()].flatMap((story): readonly TrayItem[] => [
    ...(story.body.length > 0
      ? [{ kind: 'story', id: story.id, story: story.id, label: story.headline?.text ?? story.id } as const]
      : []),
    ...story.photos.map(
      ({ id, alt, caption }) =>
        ({
          kind: 'photo',
          id,
          story: story.id,
          label: textOf(caption?.runs) || alt,
          preview: `/preview/${encodeURIComponent(id)}`,
        }) as const,
    ),
    ...story.sidebars.map(
      ({ id, head, paragraphs }) =>
        ({ kind: 'sidebar', id, story: story.id, label: textOf(head?.runs ?? paragraphs[0]?.runs) || id }) as const,
    ),
    ...story.pullQuotes.map(
      ({ id, paragraphs }) =>
        ({ kind: 'pull-quote', id, story: story.id, label: textOf(paragraphs[0]?.runs) || id }) as const,
    ),
    ...story.notices.map(
      ({ id, head, paragraphs }) =>
        ({ kind: 'notice', id, story: story.id, label: textOf(head?.runs ?? paragraphs[0]?.runs) || id }) as const,
    ),
    ...story.tables.map(
      ({ id, head }) => ({ kind: 'table', id, story: story.id, label: textOf(head?.runs) || id }) as const,
    ),
    ...story.nameLists.map(
      ({ id, groups }) => ({ kind: 'names', id, story: story.id, label: textOf(groups[0]?.head?.runs) || id }) as const,
    ),
  ]);
  return items.filter(({ kind, id }) => !shown.has(`${kind} ${id}`));
}

function summary(edition: Edition, page: Edition['pages'][number]): PageSummary {
  const stories = page.placed.flatMap((placed) => storyOf(edition, placed) ?? []);
  return {
    number: page.number,
    label: pageLabel(page),
    name: page.name,
    file: page.file,
    template: page.template,
    width: page.sheet.width,
    height: page.sheet.height,
    stories: [...new Set(stories)],
  };
}

export function editionState(edition: Edition | undefined, desk: DeskState): EditionState {
  const { id, held, advertisementFiles, ...rest } = desk;
  return {
    ...rest,
    id: edition?.id ?? id,
    newspaper: edition?.newspaper.text ?? '',
    date: edition?.date ?? '',
    pages: edition?.pages.map((page) => summary(edition, page)) ?? [],
    files: held.map(({ file, hash }) => ({ file, hash })),
    tray: edition ? trayOf(edition) : [],
    advertisements: advertisementsOf(edition, advertisementFiles),
  };
}
