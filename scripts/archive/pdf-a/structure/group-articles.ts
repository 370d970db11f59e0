/**
 * Gathers what the page reads as one: the blocks of a story under `Art`, a photo with its caption, a sidebar. Which
 * block a piece of text belongs to, and which words are of another language, follows from the copy, character by
 * character, in reading order. ISO 32000-1:2008, 14.8.4.2 and 14.9.2.
 */
import type { Edition, Page } from '../../../edition/model.ts';
import { storyOf } from '../../../html/index.ts';
import type { ExpectedCopy } from '../../../html/model.ts';
import type { Layout } from '../../../layout/model.ts';
import { counts, PDFHexString, PDFString } from '../../../pdf/index.ts';
import { type Element, element, type Item, isElement, textOf } from './model.ts';

export interface ArchiveCopy {
  readonly edition: Edition;
  readonly page: Page;
  /** What must stand on the page, as the HTML stage tells. */
  readonly expected: readonly ExpectedCopy[];
  readonly layout: Pick<Layout, 'blocks' | 'lines' | 'photos'>;
}

interface Placed {
  readonly element: Element;
  readonly block: string | undefined;
}

const characters = (text: string): readonly string[] => [...text].filter(counts);

export function groupArticles(document: Element, copy: ArchiveCopy): Element {
  const kinds = new Map<string, string>([
    ...copy.layout.blocks.map(({ id, block }) => [id, block] as const),
    ['folio', 'folio'],
  ]);
  const stories = new Map(copy.page.placed.map((placed) => [placed.id, storyOf(copy.edition, placed)]));
  const placed = joinParagraphs(placeElements(document.kids.filter(isElement), copy), copy);
  const others = document.kids.filter((kid) => !isElement(kid));
  const groups = runsOf(placed, ({ block }) => stories.get(block ?? '') ?? `block ${block}`);
  const kids = groups.flatMap((group): readonly Item[] => {
    const story = stories.get(group[0]!.block ?? '');
    const inner = runsOf(group, ({ block }) => block).flatMap((one) => blockElements(one, kinds));
    return story === undefined ? inner : [article(inner, story, copy)];
  });
  return { ...document, kids: [...kids, ...others] };
}

function article(kids: readonly Item[], story: string, { edition }: ArchiveCopy): Element {
  const headline = kids.find((kid) => isElement(kid) && kid.type === 'H1');
  const language = edition.stories.get(story)?.language;
  return element('Art', kids, {
    ...(headline && { title: textOf(headline).trim() }),
    ...(language && language !== edition.language && { language }),
  });
}

function blockElements(group: readonly Placed[], kinds: ReadonlyMap<string, string>): readonly Element[] {
  const kind = kinds.get(group[0]!.block ?? '');
  const elements = group.map((one) => one.element);
  if (kind === 'sidebar' || kind === 'notice' || kind === 'names') return [element('Sect', elements)];
  if (kind === 'folio' || kind === 'masthead' || kind === 'index' || kind === 'teaser' || kind === 'banner')
    return [element('Div', elements)];
  if (kind !== 'photo' && kind !== 'photo-strip' && kind !== 'advertisement') return elements;
  // A picture and what is said of it.
  const pictures: Element[][] = [];
  for (const one of elements) {
    if (one.type === 'Figure' || pictures.length === 0) pictures.push([one]);
    else pictures.at(-1)!.push(one);
  }
  return pictures.map((one) => (one.length > 1 ? element('Div', one) : one[0]!));
}

/** Neighbours that have something in common. */
function runsOf<T>(items: readonly T[], name: (item: T) => string | undefined): readonly T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last && name(last[0]!) === name(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Finds each element's text in the copy. Pictures are known by the words for those that cannot see them. */
function placeElements(elements: readonly Element[], { expected, layout }: ArchiveCopy): readonly Placed[] {
  const stream = expected.flatMap(({ block, text, language }) =>
    characters(text).map((character): Told => ({ character, block, language })),
  );
  const starts = new Map<string, number>();
  for (const [at, { block }] of stream.entries()) if (!starts.has(block)) starts.set(block, at);
  let cursor = 0;
  const photos = [...layout.photos];
  return elements.map((one): Placed => {
    const text = characters(textOf(one));
    if (text.length === 0) {
      const alt = altOf(one);
      const found = photos.findIndex((photo) => photo.alt === alt);
      const photo = found < 0 ? undefined : photos.splice(found, 1)[0];
      return { element: one, block: photo?.block };
    }
    const fits = (from: number): boolean => text.every((character, by) => stream[from + by]?.character === character);
    // The tail of a story that found no room is in the copy only: the next block begins behind it.
    const from = [cursor, ...starts.values()].find((at) => at >= cursor && fits(at));
    if (from === undefined) return { element: one, block: undefined };
    cursor = from + text.length;
    return { element: withLanguages(one, stream.slice(from, cursor)), block: stream[from]!.block };
  });
}

interface Told {
  readonly character: string;
  readonly block: string;
  readonly language: string | undefined;
}

/** `told`: each counted character of the element. The browser gives words of their own language sequences of their own. */
function withLanguages(one: Element, told: readonly Told[]): Element {
  if (told.every(({ language }) => language === undefined)) return one;
  let at = 0;
  const walk = (parent: Element): Element => {
    const kids: Item[] = [];
    // What follows in the same language goes on with it.
    let open: { readonly language: string; readonly words: Item[] } | undefined;
    for (const kid of parent.kids) {
      const length = kid.kind === 'sequence' ? characters(kid.text).length : 0;
      const spoken = new Set(told.slice(at, at + length).map(({ language }) => language));
      at += length;
      const [language] = spoken.size === 1 ? spoken : [];
      // White between two words is theirs.
      if (open && length === 0 && kid.kind === 'sequence') open.words.push(kid);
      else if (language === undefined) {
        kids.push(isElement(kid) ? walk(kid) : kid);
        open = undefined;
      } else if (open?.language === language) open.words.push(kid);
      else {
        open = { language, words: [kid] };
        kids.push(element('Span', open.words, { language }));
      }
    }
    return { ...parent, kids };
  };
  return walk(one);
}

function altOf({ alt }: Element): string | undefined {
  return alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : undefined;
}

/** A paragraph that goes on in the next frame is one all the same. */
function joinParagraphs(placed: readonly Placed[], { layout }: ArchiveCopy): readonly Placed[] {
  const starts = paragraphStarts(layout.lines);
  const ends = new Map<string, number>();
  const joined: Placed[] = [];
  for (const one of placed) {
    const last = joined.at(-1);
    const block = one.block ?? '';
    const at = ends.get(block) ?? 0;
    ends.set(block, at + characters(baseText(one.element)).length);
    const own = starts.get(block);
    const goesOn = last && last.block === one.block && one.element.type === 'P' && last.element.type === 'P';
    if (goesOn && own && !own.has(at))
      joined[joined.length - 1] = {
        ...last,
        element: { ...last.element, kids: [...last.element.kids, ...one.element.kids] },
      };
    else joined.push(one);
  }
  return joined;
}

/** Lines of the layout are without the readings above them. */
const baseText = (item: Item): string =>
  !isElement(item) ? textOf(item) : item.type === 'RT' ? '' : item.kids.map(baseText).join('');

/** Where paragraphs begin in the text of each block, in counted characters. */
function paragraphStarts(lines: Layout['lines']): ReadonlyMap<string, ReadonlySet<number>> {
  const ends = new Map<string, number>();
  const starts = new Map<string, Set<number>>();
  for (const { block, first, text } of lines) {
    const at = ends.get(block) ?? 0;
    const own = starts.get(block) ?? new Set<number>();
    starts.set(block, own);
    if (first) own.add(at);
    ends.set(block, at + characters(text).length);
  }
  return starts;
}
