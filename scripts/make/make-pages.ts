/** From an edition folder to proposals in it: `proposals/page-03-1.yaml` and so on, the best first. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { writeTogether } from '../core/files.ts';
import {
  addBlocks,
  addPage,
  loadStories,
  offer,
  pageLabel,
  readStartedPage,
  type StoryFolder,
} from '../edition/index.ts';
import type { Story } from '../edition/model.ts';
import { type Around, fillAround, lookAt } from './around.ts';
import { copyfit } from './copyfit.ts';
import { type MakeGrid, type Part, type Proposal, partNames, type Waiting } from './model.ts';
import { pageFile, placeLines } from './page-file.ts';
import { POINTS, proposePages } from './propose.ts';
import { waitingOf } from './waiting.ts';

export interface MakeRequest {
  readonly folder: string;
  readonly page: number;
  readonly name?: string;
  /** The weightiest first; all that stand on no page, by weight, if left out. */
  readonly stories?: readonly string[];
  /** At most so many proposals. */
  readonly most: number;
  /** The proposal, from 1, that becomes the page; the others are not written. */
  readonly take?: number;
  /** Replaces proposals that somebody changed. */
  readonly force: boolean;
  /** Leaves what stands on the page as it is, and sets stories in what is left. */
  readonly around?: boolean;
  readonly signal?: AbortSignal;
}

export interface Made {
  /** Absolute path. */
  readonly file: string;
  readonly score: number;
  /** What each part takes off the score. */
  readonly points: Readonly<Record<Part, number>>;
  readonly kind: 'beside' | 'across' | 'text' | 'block';
  /** A story stands across the foot. */
  readonly foot: boolean;
}

/** Sets of so many stories are looked through whole. */
const MOST_STORIES = 12;

/** Text of less than this part of the room cannot fill it. */
const SPARSE = 0.4;

const lengthOf = ({ body }: Story): number =>
  body.reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);

const byWeight = (a: Story, b: Story): number =>
  (b.weight ?? 0) - (a.weight ?? 0) || lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1);

/** @param around the page's own file says what of them stands there already */
function chosen(
  { stories, placed }: StoryFolder,
  wished: readonly string[] | undefined,
  around: Around | undefined,
): Checked<readonly Story[]> {
  const all = [...stories.values()];
  const diagnostics = (wished ?? [])
    .filter((id) => !stories.has(id))
    .map((story) => diagnostic('make/unknown-story', { story, choices: offer(story, [...stories.keys()]) }));
  if (diagnostics.length > 0) return { diagnostics };
  const value = wished
    ? [...new Set(wished)].map((id) => stories.get(id)!).filter(({ id }) => !around?.stories.has(id))
    : all
        .filter(({ id, body }) => body.length > 0 && !placed.has(id) && !around?.stories.has(id))
        .sort(byWeight)
        // What is left of a page takes the weightiest; the others wait.
        .slice(0, around ? MOST_STORIES : undefined);
  if (value.length === 0) return { diagnostics: [diagnostic('make/no-stories')] };
  if (value.length <= MOST_STORIES) return { value, diagnostics: [] };
  return { diagnostics: [diagnostic('make/too-many', { count: value.length, most: MOST_STORIES })] };
}

/** What page making does not place: of ledes all but that of the story that leads. */
function leftToHand(story: Story, rank: number): readonly Diagnostic[] {
  const { id, lede, sidebars, pullQuotes, nameLists, tables, notices } = story;
  const parts = Object.entries({
    lede: rank === 0 ? [] : lede,
    sidebar: sidebars,
    'pull-quote': pullQuotes,
    names: nameLists,
    table: tables,
    notice: notices,
  })
    .filter(([, list]) => list.length > 0)
    .map(([name]) => name);
  return parts.length > 0 ? [diagnostic('make/by-hand', { story: id, parts: parts.join(', ') })] : [];
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const HEAD = /^# dayang make ([0-9a-f]{12})\n/;

const signed = (text: string): string => `# dayang make ${hashOf(text)}\n${text}`;

/** Whether a file stands there that somebody worked on. */
async function wasChanged(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const [head, hash] = HEAD.exec(text) ?? [];
  return head === undefined || hashOf(text.slice(head.length)) !== hash;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function madeOf({ form, score, price }: Proposal, file: string): Made {
  const points = Object.fromEntries(partNames.map((name) => [name, tenth(POINTS * price[name])]));
  const [, foot, kind] = /^(open|foot)[^/]*\/(beside|across|text|block)/.exec(form)!;
  return { file, score, points: points as Made['points'], kind: kind as Made['kind'], foot: foot !== 'open' };
}

/** Proposals, and how their files are written. */
interface Plan {
  readonly proposals: readonly Proposal[];
  readonly write: (proposal: Proposal) => string;
  /** The page file that a taken proposal goes into. */
  readonly over?: string;
  readonly stories: readonly Story[];
}

const needOf = (grid: MakeGrid, waiting: readonly Waiting[]): number =>
  waiting.reduce((sum, story) => sum + copyfit(grid, story).need, 0);

const uncredited = (waiting: readonly Waiting[]): boolean =>
  waiting.some(({ pictures }) => pictures.some(({ credited }) => !credited));

function planWhole(folder: StoryFolder, request: MakeRequest): Checked<Plan> {
  const { value: stories, diagnostics } = chosen(folder, request.stories, undefined);
  if (!stories) return { diagnostics };
  const { grid, newspaper, theme = 'plain' } = folder;
  const waiting = waitingOf(stories);
  const proposals = proposePages(grid, waiting, {
    most: request.most,
    ...(uncredited(waiting) && { credit: creditOf(newspaper) }),
  });
  if (proposals.length === 0) {
    const about = { count: stories.length, need: needOf(grid, waiting), rows: grid.columns * grid.rows };
    return { diagnostics: [diagnostic('make/no-room', about)] };
  }
  const head = { page: request.page, name: request.name ?? '要闻', template: 'special-page', theme, grid };
  return { value: { proposals, stories, write: (one) => pageFile(one, head) }, diagnostics: [] };
}

const creditOf = (newspaper: string): string => `本版图片来源：${newspaper}`;

async function planAround(folder: StoryFolder, request: MakeRequest): Promise<Checked<Plan>> {
  const { value: started, diagnostics: read } = await readStartedPage(folder, request.page);
  if (!started) return { diagnostics: read };
  const { page, text } = started;
  if (page.through !== undefined)
    return { diagnostics: [...read, diagnostic('make/double-truck', { pages: pageLabel(page) })] };
  const around = lookAt(page);
  const { value: stories, diagnostics: unfit } = chosen(folder, request.stories, around);
  if (!stories) return { diagnostics: [...read, ...unfit] };
  const { grid } = page;
  const waiting = waitingOf(stories, around.photos);
  const { proposals, over, rows } = fillAround(grid, waiting, {
    most: request.most,
    standing: around.standing,
    ...(uncredited(waiting) && !around.credited && { credit: creditOf(folder.newspaper) }),
  });
  if (proposals.length === 0) {
    const [shortest] = waiting.toSorted((a, b) => needOf(grid, [a]) - needOf(grid, [b]));
    const all = { count: stories.length, need: needOf(grid, waiting), rows };
    const none = { page: request.page, story: shortest!.id, need: needOf(grid, [shortest!]), rows };
    // Too little copy is told otherwise than too much.
    const refused = all.need < rows * SPARSE ? diagnostic('make/no-room', all) : diagnostic('make/no-place', none);
    return { diagnostics: [...read, refused] };
  }
  const told = over.map((story) =>
    diagnostic('make/left-over', { story: story.id, page: request.page, need: needOf(grid, [story]), rows }),
  );
  const ids = page.placed.map(({ id }) => id);
  return {
    value: {
      proposals,
      over: page.file,
      stories: stories.filter(({ id }) => !over.some((one) => one.id === id)),
      write: (one) => addBlocks(text, placeLines(one, ids)),
    },
    diagnostics: [...read, ...told],
  };
}

export async function makePages(request: MakeRequest): Promise<Checked<readonly Made[]>> {
  const { value: folder, diagnostics: found } = await loadStories(request.folder);
  if (!folder) return { diagnostics: found };
  const { value: plan, diagnostics: planned } = request.around
    ? await planAround(folder, request)
    : planWhole(folder, request);
  const read = [...found, ...planned];
  if (!plan) return { diagnostics: read };
  const { proposals, stories, write, over } = plan;
  const hand = stories.flatMap(leftToHand);
  if (request.take !== undefined) {
    const taken = proposals[request.take - 1];
    const about = { number: request.take, count: proposals.length };
    if (!taken) return { diagnostics: [...read, diagnostic('make/no-proposal', about)] };
    const { value: file, diagnostics } = await addPage(folder.root, request.page, { text: write(taken), over });
    return {
      ...(file !== undefined && { value: [madeOf(taken, file)] }),
      diagnostics: [...read, ...diagnostics, ...hand],
    };
  }
  const number = `${request.page}`.padStart(2, '0');
  const files = new Map(proposals.map((one, index) => [`page-${number}-${index + 1}.yaml`, signed(write(one))]));
  const out = join(folder.root, 'proposals');
  const changed = request.force
    ? []
    : await Promise.all([...files.keys()].map(async (file) => ((await wasChanged(join(out, file))) ? [file] : [])));
  const kept = changed.flat().map((file) => diagnostic('make/changed', { file: `proposals/${file}` }));
  if (kept.length > 0) return { diagnostics: [...read, ...kept] };
  const written = await writeTogether(out, files, request.signal);
  if (!written.value) return { diagnostics: [...read, ...written.diagnostics] };
  const value = proposals.map((one, index) => madeOf(one, join(out, [...files.keys()][index]!)));
  return { value, diagnostics: [...read, ...hand] };
}
