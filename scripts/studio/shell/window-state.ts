/** How the window stands: what the server tells, what the page tells, and what the editor has opened. */
import { computed, effect, signal } from '@preact/signals';
import type { Overlay, PageView, Selection, StoryFit } from '../page-protocol.ts';
import type {
  Act,
  ActAnswer,
  Clash,
  EditionState,
  FileChange,
  Finding,
  History,
  PageSummary,
  Presence,
  Progress,
  ServerEvent,
} from '../protocol.ts';
import { type Language, type Word, words } from '../words.ts';
import { hearEvents } from './hear-events.ts';
import { openSender } from './send-acts.ts';
import type { Session } from './session.ts';

export type Panel = 'findings' | 'source' | 'find' | 'diff' | 'clashes' | 'output' | 'advertisements';

const kept = <Value>(key: string, first: Value) => {
  const held = signal<Value>((JSON.parse(localStorage.getItem(`dayang-${key}`) ?? 'null') as Value | null) ?? first);
  effect(() => localStorage.setItem(`dayang-${key}`, JSON.stringify(held.value)));
  return held;
};

const ownLanguage: Language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en';

export const language = kept<Language>('language', ownLanguage);
export const desk = kept<'light' | 'dark'>(
  'desk',
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
);
export const panel = kept<Panel | undefined>('panel', 'findings');
export const overlays = kept<readonly Overlay[]>('overlays', []);
export const spread = kept('spread', false);

export const session = signal<Session | undefined>(undefined);
export const edition = signal<EditionState | undefined>(undefined);
export const findings = signal<readonly Finding[]>([]);
export const clashes = signal<readonly Clash[]>([]);
export const history = signal<History>({});
export const clients = signal<readonly Presence[]>([]);
export const jobs = signal<ReadonlyMap<string, Progress>>(new Map());
export const trouble = signal<Finding | undefined>(undefined);
export const there = signal(true);
export const waiting = signal(0);
export const shownPage = signal(0);
export const zoom = signal(0);
/** Kept when the window's room changes, until the editor chooses a size. */
export const zoomMode = signal<'whole' | 'width' | undefined>('whole');
export const selection = signal<Selection | undefined>(undefined);
export const status = signal('');
/** Pages that are open in frames, by number. */
export const views = signal<ReadonlyMap<number, PageView>>(new Map());
export const fits = signal<ReadonlyMap<number, readonly StoryFit[]>>(new Map());
/** Rows before the last change of each story, for the trend. */
export const trends = signal<ReadonlyMap<string, number>>(new Map());

export const view = computed(() => views.value.get(shownPage.value));
export const page = computed(() => edition.value?.pages.find(({ number }) => number === shownPage.value));
export const mayEdit = computed(() => edition.value?.rights === 'edit');

/** The words in the window's language. */
export const say = (word: Word): string => words[word][language.value === 'en' ? 0 : 1];
export const sayBoth = (both: { readonly en: string; readonly zh: string }): string => both[language.value];

let send: ((act: Act, group: string) => Promise<ActAnswer>) | undefined;
const followers = new Set<(changes: readonly FileChange[]) => void>();

/** Called with every change of a file, whoever made it. */
export function onChange(follow: (changes: readonly FileChange[]) => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

const unsent = new Set<() => Promise<void>>();

/** Called before the window acts: what was typed goes first. */
export function onAct(flush: () => Promise<void>): () => void {
  unsent.add(flush);
  return () => unsent.delete(flush);
}

/** Does something by itself: what it changes is undone by itself. */
export async function act(what: Act): Promise<ActAnswer | undefined> {
  for (const flush of unsent) await flush();
  return actIn(what, `window-${crypto.randomUUID()}`);
}

let followed: Promise<void> = Promise.resolve();

/** Resolves when the pages show what the window did last. */
export const whenFollowed = (): Promise<void> => followed;

/** An act of the window, which every page follows: none of them made it itself. */
export async function actIn(what: Act, group: string): Promise<ActAnswer | undefined> {
  const answer = await send?.(what, group);
  if (answer) followed = showIn(views.value.values(), answer.changes);
  return answer;
}

/** An act of a page, which shows it by itself; the others follow. */
export async function actOf(acting: number, what: Act, group: string): Promise<ActAnswer> {
  const answer = await send!(what, group);
  const others = [...views.value.values()].filter((one) => one.page !== acting);
  void showIn(others, answer.changes);
  return answer;
}

/** Files that a page is made of. */
export const filesOf = ({ file, stories }: PageSummary): ReadonlySet<string> =>
  new Set(['edition.yaml', file, ...stories.map((story) => `stories/${story}.md`)]);

async function showIn(pages: Iterable<PageView>, changes: readonly FileChange[]): Promise<void> {
  const followed = [...pages].map((one) => {
    const summary = edition.value?.pages.find(({ number }) => number === one.page);
    const known = summary && filesOf(summary);
    const concerned = known ? changes.filter(({ file }) => known.has(file)) : [];
    return concerned.length > 0 ? one.follow(concerned) : undefined;
  });
  await Promise.all(followed);
}

/** Resolves when the page is there. */
export function whenOpen(number: number): Promise<PageView> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const opened = views.value.get(number);
      if (!opened) return;
      resolve(opened);
      queueMicrotask(() => stop());
    });
  });
}

function take(state: EditionState): void {
  edition.value = state;
  findings.value = state.findings;
  clashes.value = state.clashes;
  history.value = state.history;
  clients.value = state.clients;
  if (!state.pages.some(({ number }) => number === shownPage.value)) shownPage.value = state.pages[0]?.number ?? 0;
  document.title = `${state.newspaper || state.id} ${state.date} · 大样`;
}

/** What is told of one page takes the place of what was told of it before. */
/** How many small pictures of each page there have been. */
export const pictured = signal<ReadonlyMap<number, number>>(new Map());

function takeFindings(found: readonly Finding[], of: number | undefined): void {
  const others = of === undefined ? [] : findings.value.filter(({ onPage }) => onPage?.page !== of);
  findings.value = [...others, ...found];
}

/** Pages have what this window changed by the answer to the act, so that nothing is shown twice. */
function follow(changes: readonly FileChange[]): void {
  for (const one of followers) one(changes);
  const foreign = changes.filter(({ client }) => client !== session.value?.client);
  void showIn(views.value.values(), foreign);
}

/** What was missed while the line was broken, as changes without their edits. */
function missed({ files }: EditionState): readonly FileChange[] {
  const known = new Map(files.map(({ file, hash }) => [file, hash]));
  const shown = new Map([...views.value.values()].flatMap(({ shows }) => [...shows]));
  return [...shown].flatMap(([file, base]) => {
    const hash = known.get(file);
    return hash === undefined || hash === base ? [] : [{ file, base, hash, edits: [] }];
  });
}

function hear(event: ServerEvent): void {
  switch (event.event) {
    case 'hello':
      take(event.state);
      // What is under way was told of by nobody yet; a page waits for its answers before it looks.
      follow(missed(event.state));
      return;
    case 'edition':
      take(event.state);
      return;
    case 'changed':
      history.value = event.history;
      follow(event.changes);
      return;
    case 'findings':
      takeFindings(event.findings, event.page);
      return;
    case 'thumbnail':
      pictured.value = new Map(pictured.value).set(event.page, (pictured.value.get(event.page) ?? 0) + 1);
      return;
    case 'clashes':
      clashes.value = event.clashes;
      if (event.clashes.length > 0) panel.value = 'clashes';
      return;
    case 'presence':
      clients.value = event.clients;
      return;
    case 'progress':
      jobs.value = new Map(jobs.value).set(event.progress.job, event.progress);
      return;
    case 'trouble':
      // A note says that it is over.
      trouble.value = event.finding.severity === 'info' ? undefined : event.finding;
      return;
    case 'closing':
      there.value = false;
  }
}

/** Everything begins here, once the server has let the window in. */
export function enter(opened: Session): void {
  session.value = opened;
  const sender = openSender(opened, {
    onWaiting: (count) => {
      waiting.value = count;
    },
    onAnswer: ({ ok, findings: refused, history: after }) => {
      if (after.undo || after.redo || ok) history.value = after;
      if (!ok && refused[0]) status.value = sayBoth(refused[0].message);
    },
  });
  send = sender.act;
  hearEvents(opened, {
    onEvent: hear,
    onLine: (now) => {
      there.value = now;
    },
  });
}

/** Undoes or redoes, and shows where. */
export async function step(which: 'undo' | 'redo'): Promise<void> {
  const answer = await act({ act: which });
  await followed;
  if (answer?.at) view.value?.select(answer.at);
}
