import type { Origin } from '../core/source.ts';
import type { Edition, Placed, Story } from '../edition/model.ts';

/** What stands in a story beside its own words. */
interface Held {
  readonly origin: Origin;
}

const idOf = ({ file }: Origin): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');

/**
 * The story that something stands in, by the file that it was read from: a page that looked through all stories would
 * follow from all of them.
 */
export function holderOf({ stories }: Edition, held: Held | undefined): Story | undefined {
  if (!held) return undefined;
  const { file } = held.origin;
  const own = stories.get(idOf(held.origin));
  return own?.file === file ? own : [...stories.values()].find((story) => story.file === file);
}

/** What a placed block shows of what stories hold; the first photo of several. */
export function heldBy(edition: Edition, placed: Placed): Held | undefined {
  switch (placed.block) {
    case 'photo':
      return edition.photos.get(placed.photo);
    case 'photo-strip':
      return edition.photos.get(placed.photos[0] ?? '');
    case 'sidebar':
      return edition.sidebars.get(placed.sidebar);
    case 'pull-quote':
      return edition.pullQuotes.get(placed.quote);
    case 'names':
      return edition.nameLists.get(placed.names);
    case 'table':
      return edition.tables.get(placed.table);
    case 'notice':
      return edition.notices.get(placed.notice);
    default:
      return undefined;
  }
}
