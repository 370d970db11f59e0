/** Writes a page file from a variant of a kind of page and the stories that fill it. */
import { Document, isMap, isSeq, Scalar, type YAMLMap } from 'yaml';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Story } from '../model.ts';
import { partShown } from '../story-part.ts';
import type { Kind, SlotPlace, Variant } from './read-kind.ts';
import { slotKinds } from './slots.ts';

export interface NewPage {
  readonly number: number;
  readonly name: string;
  /** As many as the variant takes. */
  readonly stories: readonly Story[];
  /** A comment for the head of the file. */
  readonly schema?: string | undefined;
  readonly theme?: string | undefined;
}

/** What stands in a slot; undefined if the story has not so much. */
function fillingOf({ kind, story, item }: SlotPlace, stories: readonly Story[]): string | undefined {
  const own = stories[story - 1]!;
  const list = slotKinds[kind];
  return list === undefined ? own.id : own[list][item! - 1]?.id;
}

/** Whether a block would have nothing to show: a story without a kicker, a lede. */
function lacks(block: string, story: Story): boolean {
  const part = partShown(block);
  const value = part && story[part];
  return part !== undefined && (value === undefined || (Array.isArray(value) && value.length === 0));
}

export interface FilledPage {
  readonly text: string;
  /** Blocks that had to be left out, and what of the stories no block shows. */
  readonly diagnostics: readonly Diagnostic[];
}

export function fillVariant(kind: Kind, variant: Variant, page: NewPage): FilledPage {
  const diagnostics: Diagnostic[] = [];
  const place = variant.place.clone() as YAMLMap<Scalar<string>, YAMLMap>;
  const filled = new Set<string>();
  const without = new Set<string>();
  /** Stories of which more stands here than a line in the index, or a teaser. */
  const told = new Set<string>();
  const leaveOut = (block: string, story: string): void => {
    if (without.has(block)) return;
    without.add(block);
    diagnostics.push(diagnostic('kind/left-out', { id: block, story }));
  };
  for (const slot of variant.slots) {
    const [block, ...inside] = slot.path.map(String) as [string, ...string[]];
    const { id: story } = page.stories[slot.story - 1]!;
    const filling = fillingOf(slot, page.stories);
    const name = String(place.getIn([block, 'block']));
    if (filling === undefined && name === 'teaser') {
      place.deleteIn([block, ...inside]);
      continue;
    }
    if (filling === undefined || (slot.kind === 'story' && lacks(name, page.stories[slot.story - 1]!))) {
      leaveOut(block, story);
      continue;
    }
    if (slot.item !== undefined) filled.add(`${slot.kind} ${filling}`);
    if (name !== 'index' && name !== 'teaser') told.add(story);
    place.setIn([block, ...inside.map((key) => (/^\d+$/.test(key) ? Number(key) : key))], new Scalar(filling));
  }
  for (const block of without) place.delete(block);
  const here = page.stories.filter(({ id }) => told.has(id));
  diagnostics.push(...unshown(here, filled));
  return { text: pageText(kind, place, page), diagnostics };
}

function unshown(stories: readonly Story[], filled: ReadonlySet<string>): readonly Diagnostic[] {
  return stories.flatMap((story) =>
    Object.entries(slotKinds).flatMap(([kind, list]) =>
      (list === undefined ? [] : story[list]).flatMap(({ id }) =>
        filled.has(`${kind} ${id}`) ? [] : [diagnostic('kind/no-slot', { kind, id, story: story.id })],
      ),
    ),
  );
}

function pageText(kind: Kind, place: YAMLMap, page: NewPage): string {
  const document = new Document({ page: page.number, name: page.name, template: kind.name }, { version: '1.2' });
  const set = (key: string, node: unknown): void => {
    if (node !== undefined) document.set(key, node);
  };
  const own = (key: string): unknown => kind.file.document.get(key, true);
  if (page.theme === undefined) set('theme', own('theme'));
  else set('theme', page.theme);
  set('grid', own('grid'));
  set('body', own('body'));
  set('fit', 'exact');
  set('place', place);
  for (const { value } of place.items) if (isMap(value) || isSeq(value)) value.flow = true;
  if (page.schema !== undefined) document.commentBefore = page.schema;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
