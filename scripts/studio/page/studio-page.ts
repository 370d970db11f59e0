/** The page of the studio: the engine's page, editors on its copy, and both kept to what the server has. */
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { DeskView } from '../page-protocol.ts';
import type { PageParts } from '../protocol.ts';
import { caretMoves } from './caret-moves.ts';
import { editingHand, type Views } from './decorate.ts';
import { type Field, openField } from './field-view.ts';
import { nameGroups } from './groups.ts';
import { keyPlugin } from './keys.ts';
import { type LivePage, openLivePage } from './live-page.ts';
import { keepBlocks, type PageBlocks } from './page-blocks.ts';
import { adoptStyle } from './page-css.ts';
import { openSources, type Sources } from './sources.ts';

export interface StudioPage {
  readonly live: LivePage;
  readonly sources: Sources;
  readonly blocks: PageBlocks;
  /** Shows what the server has now, and fits the page. */
  sync(): Promise<void>;
  /** The same once nobody types any more. */
  syncSoon(): void;
  /** Resolves when everything typed and done is on the server and the page shows what it says. */
  settled(): Promise<void>;
  /** Something is being done that `settled` waits for. */
  during<Value>(done: Promise<Value>): Promise<Value>;
  undo(): void;
  redo(): void;
  /** A name for what is undone by itself. */
  freshGroup(): string;
  onSelect(listener: (field: Field | undefined) => void): void;
}

/** ms without a key after which the page is fitted and held against the server's. */
const pause = 900;

const label = ({ role, block }: { readonly role: string; readonly block: string }): string => `${role} ${block}`;

export async function openStudioPage(desk: DeskView, number: number): Promise<StudioPage> {
  const json = async <Value>(path: string): Promise<Value | undefined> => {
    const response = await desk.read(path);
    return response.ok ? ((await response.json()) as Value) : undefined;
  };
  adoptStyle();
  const sources = openSources(desk, (file) => json(`/api/source?file=${encodeURIComponent(file)}`));
  const views: Views = new Map();
  const listeners: ((field: Field | undefined) => void)[] = [];
  const groups = nameGroups(desk.client);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let syncing: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const doing = new Set<Promise<void>>();
  let live: LivePage;
  const moves = caretMoves(() => live.zoom.scale);
  const tell = (field: Field | undefined): void => {
    for (const listener of listeners) listener(field);
  };

  const scrollToCaret = (view: EditorView): void => {
    const { left, top, bottom } = view.coordsAtPos(view.state.selection.head);
    const past = (from: number, to: number, room: number): number =>
      from < 0 ? from - 40 : to > room ? to - room + 40 : 0;
    const [x, y] = [past(left, left, innerWidth), past(top, bottom, innerHeight)];
    if (x !== 0 || y !== 0) scrollBy(x, y);
  };

  const blocks = keepBlocks({
    live: () => live,
    sources,
    views,
    open: (place, copy) =>
      openField(place, copy, {
        sources,
        editable: desk.rights === 'edit',
        label: label(place),
        group: (tr: Transaction) => groups.nameOf(tr),
        plugins: (wanted) => [
          keyPlugin({ wanted, moves, undo: page.undo, redo: page.redo, leave: () => false, scrollToCaret }),
        ],
        foresee: (paragraph, text) => live.foresee(paragraph, text),
        edited: (field, edits) => blocks.drift(field.pieces[0]!.file, edits, field),
        changed(field, heads) {
          live.relay(place.block, heads);
          page.syncSoon();
          tell(field);
        },
        selected: tell,
      }),
  });

  const commit = (): void => {
    for (const field of blocks.fields.values()) field.commit();
  };
  const isComposing = (): boolean => [...blocks.fields.values()].some(({ view }) => view.composing);

  const turn = async (act: 'undo' | 'redo'): Promise<void> => {
    commit();
    await sources.settled();
    const { at } = await desk.act({ act }, groups.fresh());
    await page.sync();
    const field = at && blocks.fieldAt(at.file, at.to);
    const position = field?.positionAt(at!.to);
    if (field && position !== undefined) field.select(position);
  };

  /** False if something was typed while the server's answer was on its way. */
  const syncOnce = async (): Promise<boolean> => {
    if (isComposing()) return false;
    const parts = await json<PageParts>(`/api/parts?page=${number}`);
    if (!parts) return true;
    if (sources.busy()) return false;
    const made = Object.entries(parts.made);
    const known = sources.hashes();
    const stale = made.filter(([file, hash]) => known.has(file) && known.get(file) !== hash);
    if (!(await sources.refresh(stale.map(([file]) => file)))) return false;
    await sources.load(made.map(([file]) => file));
    const now = sources.hashes();
    if (sources.busy() || isComposing() || made.some(([file, hash]) => now.get(file) !== hash)) return false;
    blocks.show(parts);
    live.changePlan(parts.plan);
    blocks.openStories();
    live.recompose();
    tell(undefined);
    return true;
  };

  const syncNow = (): Promise<void> => {
    syncing = (async () => {
      for (let tries = 0; tries < 40; tries += 1) {
        await sources.settled();
        if (await syncOnce()) return;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    })().finally(() => {
      syncing = undefined;
    });
    return syncing;
  };

  const page: StudioPage = {
    get live() {
      return live;
    },
    sources,
    blocks,
    sync() {
      if (!syncing) return syncNow();
      // The one under way may have asked before what is to be shown was there.
      next ??= syncing
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return syncNow();
        });
      return next;
    },
    syncSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        if (isComposing()) page.syncSoon();
        else void page.sync();
      }, pause);
    },
    during(done) {
      const ended = done.then(
        () => void doing.delete(ended),
        () => void doing.delete(ended),
      );
      doing.add(ended);
      return done;
    },
    async settled() {
      commit();
      while (doing.size > 0) await Promise.all(doing);
      await sources.settled();
      clearTimeout(timer);
      timer = undefined;
      await page.sync();
    },
    undo: () => void page.during(turn('undo')),
    redo: () => void page.during(turn('redo')),
    freshGroup: () => groups.fresh(),
    onSelect: (listener) => void listeners.push(listener),
  };

  sources.onForeign((file, edits) => {
    blocks.drift(file, edits);
    page.syncSoon();
  });
  sources.onRefused(() => void page.sync());

  let current = true;
  live = await openLivePage(editingHand(views), async (opened) => {
    live = opened;
    const { root } = opened.page;
    const origins = [...root.querySelectorAll('[data-origin]')].map((one) => one.getAttribute('data-origin')!);
    const files = new Set(origins.map((origin) => /^(.*):\d+-\d+$/.exec(origin)![1]!));
    await sources.load(files);
    blocks.begin();
    const made = JSON.parse(document.getElementById('made')?.textContent ?? '{}') as Record<string, string>;
    current = [...sources.hashes()].every(([file, hash]) => made[file] === undefined || made[file] === hash);
    if (current) blocks.openStories();
  });
  if (!current) await page.sync();

  addEventListener('compositionend', () => setTimeout(commit), true);
  // An editor is there before the click or the key that it is for.
  const wake = ({ target }: Event): void => {
    if (target instanceof Element) blocks.fieldOf(target);
  };
  addEventListener('pointerdown', wake, true);
  addEventListener('focusin', wake, true);
  return page;
}
