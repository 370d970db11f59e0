/** From an edition folder to proposals in it: `proposals/page-03-1.yaml` and so on, the best first. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { writeTogether } from '../core/files.ts';
import { addPage, loadStories, offer, type StoryFolder } from '../edition/index.ts';
import type { Story } from '../edition/model.ts';
import { copyfit } from './copyfit.ts';
import { type Part, type Proposal, partNames } from './model.ts';
import { pageFile } from './page-file.ts';
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

const lengthOf = ({ body }: Story): number =>
  body.reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);

const byWeight = (a: Story, b: Story): number =>
  (b.weight ?? 0) - (a.weight ?? 0) || lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1);

function chosen({ stories, placed }: StoryFolder, wished: readonly string[] | undefined): Checked<readonly Story[]> {
  const all = [...stories.values()];
  const diagnostics = (wished ?? [])
    .filter((id) => !stories.has(id))
    .map((story) => diagnostic('make/unknown-story', { story, choices: offer(story, [...stories.keys()]) }));
  if (diagnostics.length > 0) return { diagnostics };
  const value = wished
    ? [...new Set(wished)].map((id) => stories.get(id)!)
    : all.filter(({ id, body }) => body.length > 0 && !placed.has(id)).sort(byWeight);
  if (value.length === 0) return { diagnostics: [diagnostic('make/no-stories')] };
  if (value.length <= MOST_STORIES) return { value, diagnostics: [] };
  return { diagnostics: [diagnostic('make/too-many', { count: value.length, most: MOST_STORIES })] };
}

/** What page making does not place. */
function leftToHand({ id, lede, sidebars, pullQuotes, nameLists, tables, notices }: Story): readonly Diagnostic[] {
  const parts = Object.entries({
    lede,
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
  const [, foot, kind] = /^(open|foot-[^/]*)\/(beside|across|text|block)/.exec(form)!;
  return { file, score, points: points as Made['points'], kind: kind as Made['kind'], foot: foot !== 'open' };
}

export async function makePages(request: MakeRequest): Promise<Checked<readonly Made[]>> {
  const { value: folder, diagnostics: read } = await loadStories(request.folder);
  if (!folder) return { diagnostics: read };
  const { value: stories, diagnostics: refused } = chosen(folder, request.stories);
  if (!stories) return { diagnostics: [...read, ...refused] };
  const { grid, newspaper, theme = 'plain' } = folder;
  const waiting = waitingOf(stories);
  const uncredited = waiting.some(({ pictures }) => pictures.some(({ credited }) => !credited));
  const proposals = proposePages(grid, waiting, {
    most: request.most,
    ...(uncredited && { credit: `本版图片来源：${newspaper}` }),
  });
  if (proposals.length === 0) {
    const need = waiting.reduce((sum, story) => sum + copyfit(grid, story).need, 0);
    const about = { count: stories.length, need, rows: grid.columns * grid.rows };
    return { diagnostics: [...read, diagnostic('make/no-room', about)] };
  }
  const number = `${request.page}`.padStart(2, '0');
  const head = { page: request.page, name: request.name ?? '要闻', template: 'special-page', theme, grid };
  if (request.take !== undefined) {
    const taken = proposals[request.take - 1];
    if (!taken)
      return {
        diagnostics: [...read, diagnostic('make/no-proposal', { number: request.take, count: proposals.length })],
      };
    const { value: file, diagnostics } = await addPage(folder.root, request.page, pageFile(taken, head));
    return {
      ...(file !== undefined && { value: [madeOf(taken, file)] }),
      diagnostics: [...read, ...diagnostics, ...stories.flatMap(leftToHand)],
    };
  }
  const files = new Map(
    proposals.map((one, index) => [`page-${number}-${index + 1}.yaml`, signed(pageFile(one, head))]),
  );
  const out = join(folder.root, 'proposals');
  const changed = request.force
    ? []
    : await Promise.all([...files.keys()].map(async (file) => ((await wasChanged(join(out, file))) ? [file] : [])));
  const kept = changed.flat().map((file) => diagnostic('make/changed', { file: `proposals/${file}` }));
  if (kept.length > 0) return { diagnostics: [...read, ...kept] };
  const written = await writeTogether(out, files, request.signal);
  if (!written.value) return { diagnostics: [...read, ...written.diagnostics] };
  const value = proposals.map((one, index) => madeOf(one, join(out, [...files.keys()][index]!)));
  return { value, diagnostics: [...read, ...stories.flatMap(leftToHand)] };
}
