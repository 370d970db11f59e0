/**
 * 转版: a story that has text blocks on several pages runs from one to the next, in the order of the pages. Which part
 * of it stands where is settled here, once; everybody else follows `part`.
 */
import type { Flow, Page, Placed, StoryPart } from './model.ts';
import type { PageReading } from './page/read-page.ts';
import { pageLabel } from './page-label.ts';
import { type Reading, report } from './reading.ts';
import type { StoryDraft } from './story/read-story.ts';
import { valueOrigin, type YamlFile } from './yaml/document.ts';

export type TextBlock = Placed & { readonly block: 'text' };

/** A text block and the page that it stands on. */
export interface JumpRoom {
  readonly page: Page;
  readonly text: TextBlock;
}

/**
 * Where each part of a story ends, but the last: indexes of its flow, ascending. `ends` holds those that are settled.
 * Nothing where the story cannot be divided so that each page has enough of it.
 */
export type Divide = (
  flow: readonly Flow[],
  rooms: readonly JumpRoom[],
  ends: readonly (number | undefined)[],
) => readonly number[] | undefined;

export const isText = (one: Placed): one is TextBlock => one.block === 'text';

/** True on a page that a story only goes on to: its head there is the key of the jump. */
export const isContinuedOn = ({ placed }: Pick<Page, 'placed'>, story: string): boolean =>
  placed.some((one) => isText(one) && one.story === story && (one.part?.index ?? 0) > 0);

interface Room extends JumpRoom {
  readonly yaml: YamlFile;
}

export interface Jumping {
  readonly stories: readonly StoryDraft[];
  readonly pages: readonly PageReading[];
  /** Loaded when a story asks for it. */
  readonly divide?: (() => Promise<Divide>) | undefined;
}

/**
 * The pages, each text block of a story on several pages with its part.
 *
 * @throws when a story is to be divided and nobody says how
 */
export async function resolveJumps(reading: Reading, jumping: Jumping): Promise<readonly PageReading[]> {
  const parts = new Map<TextBlock, StoryPart>();
  const rooms = jumping.pages
    .flatMap(({ page, yaml }) => (page && yaml ? page.placed.filter(isText).map((text) => ({ page, yaml, text })) : []))
    .toSorted((a, b) => a.page.number - b.page.number);
  for (const [id, chain] of Map.groupBy(rooms, ({ text }) => text.story)) {
    const story = jumping.stories.find((one) => one.id === id);
    const last = chain.at(-1)!;
    for (const { text, yaml } of chain.filter((one) => one.text.jump && one.page.number === last.page.number))
      report(reading, 'edition/jump-nowhere', {
        places: [valueOrigin(yaml, ['place', text.id, 'jump'])],
        with: { id: text.id, story: id },
      });
    const numbers = new Set(chain.map(({ page }) => page.number));
    // Two on one page are told of elsewhere.
    if (!story?.whole || chain.length < 2 || numbers.size < chain.length) continue;
    const ends = await endsOf(reading, { story, chain, divide: jumping.divide });
    for (const [index, { text }] of chain.entries()) {
      const [before, after] = [chain[index - 1], chain[index + 1]];
      parts.set(text, {
        index,
        of: chain.length,
        from: index === 0 ? 0 : ends[index - 1]!,
        to: ends[index] ?? story.body.length,
        ...(before && { before: pageLabel(before.page) }),
        ...(after && { after: pageLabel(after.page) }),
      });
    }
  }
  if (parts.size === 0) return jumping.pages;
  const parted = (one: Placed): Placed => (isText(one) && parts.has(one) ? { ...one, part: parts.get(one)! } : one);
  return jumping.pages.map((reading) => {
    const { page } = reading;
    if (!page) return reading;
    const placed = page.placed.map(parted);
    return { ...reading, placed, page: { ...page, placed } };
  });
}

interface Chain {
  readonly story: StoryDraft;
  readonly chain: readonly Room[];
  readonly divide?: (() => Promise<Divide>) | undefined;
}

/** Behind which element of the flow the first `count` paragraphs end. */
function endBehind(flow: readonly Flow[], count: number): number {
  let seen = 0;
  return flow.findIndex(({ kind }) => kind === 'paragraph' && ++seen === count) + 1;
}

async function endsOf(reading: Reading, { story, chain, divide }: Chain): Promise<readonly number[]> {
  const { body } = story;
  const paragraphs = body.filter(({ kind }) => kind === 'paragraph').length;
  const settled: (number | undefined)[] = [];
  const before = reading.noted;
  let least = 1;
  for (const [index, { text, yaml }] of chain.slice(0, -1).entries()) {
    const { jump } = text;
    // Each page that follows has a paragraph at least.
    const most = paragraphs - (chain.length - 1 - index);
    if (jump && (jump.after < least || jump.after > most))
      report(reading, 'edition/jump-after', {
        places: [valueOrigin(yaml, ['place', text.id, 'jump', 'after'])],
        with: { id: text.id, after: jump.after, story: story.id, paragraphs, least, most: Math.max(least, most) },
      });
    const sound = jump && jump.after >= least && jump.after <= most;
    settled.push(sound ? endBehind(body, jump.after) : undefined);
    least = (sound ? jump.after : least) + 1;
  }
  if (settled.every((end) => end !== undefined)) return settled;
  // No value comes of the edition: any division will do.
  const none = chain.slice(0, -1).map((_, index) => Math.min(body.length, index + 1));
  if (reading.noted > before) return none;
  if (!divide) throw new Error(`Story "${story.id}" is to be divided, and nobody says how.`);
  const ends = (await divide())(body, chain, settled);
  if (ends) return ends;
  const { text, yaml, page } = chain[1]!;
  report(reading, 'edition/jump-short', {
    places: [valueOrigin(yaml, ['place', text.id, 'story'])],
    with: { story: story.id, page: pageLabel(page), paragraphs },
  });
  return none;
}
