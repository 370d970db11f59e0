/** An edition open on the desk: what its files say, every change of them, and who is told. */
import { realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { moveOffset } from '../edits.ts';
import type { Act, Clash, Edit, FileChange, History, ServerEvent } from '../protocol.ts';
import { findEdits } from './find-edits.ts';
import { historyOf, note, type Stacks, startHistory } from './history.ts';
import { makeTurns } from './in-turn.ts';
import { claim, type Line, openJournal, readJournal } from './journal.ts';
import { type Collision, merge } from './merge.ts';
import type { Planned } from './plan-act.ts';
import { makeSaver, type Saver } from './saver.ts';
import { findingOf } from './tell.ts';
import { changeText, type Held, holdMissing, type ReadText, readText } from './texts.ts';
import { watchFiles } from './watch-files.ts';

export interface Made {
  readonly label: Act['act'];
  readonly group: string;
  readonly client: string;
  /** Undoing is not undone: it moves between the stacks. */
  readonly passing?: true;
}

/** The texts of an open edition; whoever changes them goes through here. */
export interface OpenTexts extends AsyncDisposable {
  /** Absolute path, links resolved. */
  readonly root: string;
  readonly held: ReadonlyMap<string, Held>;
  readonly textOf: (file: string) => string | undefined;
  /** As the files were when the studio was opened. */
  readonly opened: ReadonlyMap<string, string>;
  /** Grows with every change of a text. */
  readonly version: () => number;
  readonly clashes: () => readonly Clash[];
  readonly history: () => History;
  readonly stacks: Stacks;
  /** Makes edits of the present texts, which must fit; remembered for undoing where `made` is given. */
  change(planned: Planned, made?: Made): readonly FileChange[];
  /** Keeps both sides of what could not be merged. */
  clash(file: string, collisions: readonly Collision[]): void;
  settled(id: string): void;
  /** Resolves when all changes so far are in the journal, or are kept in memory because the disk takes nothing. */
  kept(): Promise<void>;
  /** Resolves when the files hold what the texts say, with false where the disk refuses. */
  saved(): Promise<boolean>;
  hear(listener: (event: ServerEvent) => void): () => void;
  tell(event: ServerEvent): void;
  /** Calls back when files of the edition have come, gone or changed in ways that no text shows: photos. */
  onMaterial(listener: (file: string) => void): void;
}

/** Bytes at which a journal that holds nothing any more is begun anew. */
const JOURNAL_LIMIT = 4 * 1024 * 1024;

export interface OpenOptions {
  /** Nothing is written, not even a journal. */
  readonly readOnly?: boolean;
}

export async function openTexts(folder: string, { readOnly = false }: OpenOptions = {}): Promise<Checked<OpenTexts>> {
  const root = await realpath(folder);
  const other = readOnly ? undefined : await claim(root);
  if (other !== undefined) return { diagnostics: [diagnostic('studio/open-already', { pid: other })] };
  const held = new Map<string, Held>();
  await holdMissing(root, held);
  if (held.size === 0) return { diagnostics: [diagnostic('studio/no-text')] };
  const opened = new Map([...held.values()].map(({ file, text }) => [file, text]));
  const left = readOnly ? undefined : await readJournal(root);
  const journal = readOnly ? undefined : await openJournal(root).catch(() => undefined);
  const stacks = startHistory();
  const journaled = new Set<string>();
  const listeners = new Set<(event: ServerEvent) => void>();
  const material = new Set<(file: string) => void>();
  let clashes: readonly Clash[] = left?.clashes ?? [];
  let version = 0;
  let clashNumber = 0;
  let journalWork: Promise<void> = Promise.resolve();
  let journalTroubled = false;

  const textOf = (file: string) => held.get(file)?.text;
  const tell = (event: ServerEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const trouble = (found: readonly Diagnostic[]): void => {
    // What is over is told too.
    const told = found.length > 0 ? found : [diagnostic('studio/written-again')];
    for (const one of told) tell({ event: 'trouble', finding: findingOf(one, textOf) });
  };
  const log = (lines: readonly Line[]): void => {
    if (!journal) return;
    journalWork = journal.write(lines).then(
      () => {
        if (journalTroubled) trouble([]);
        journalTroubled = false;
      },
      (error: unknown) => {
        // Its lines are gone: what follows must begin with whole texts again.
        journaled.clear();
        if (!journalTroubled) trouble([diagnostic('studio/journal', { reason: String((error as Error).message) })]);
        journalTroubled = true;
      },
    );
  };

  const inTurn = makeTurns();
  const saver: Saver = makeSaver({
    root,
    held: (file) => held.get(file),
    meet: (file, read) => meetOutside(file, read),
    saved(file, text) {
      const one = held.get(file);
      if (!one) return;
      held.set(file, { ...one, disk: text });
      journal?.add({ kind: 'saved', file, hash: one.hash });
      if (
        journal &&
        journal.size() > JOURNAL_LIMIT &&
        [...held.values()].every(({ disk, text: now }) => disk === now)
      ) {
        journaled.clear();
        // A journal that cannot be cleared goes on as it is.
        journal.clear().catch(() => undefined);
        if (clashes.length > 0) log([{ kind: 'clashes', clashes }]);
      }
    },
    trouble,
    inTurn,
  });

  const change = (planned: Planned, made?: Made): readonly FileChange[] => {
    const lines: Line[] = [];
    const changes: FileChange[] = [];
    const steps = [];
    for (const [file, edits] of planned) {
      const before = held.get(file);
      if (!before || edits.length === 0) continue;
      const { held: after, change: one } = changeText(before, edits, made?.client);
      if (after.text === before.text) continue;
      if (!journaled.has(file)) lines.push({ kind: 'text', file, text: before.text });
      journaled.add(file);
      held.set(file, after);
      changes.push(one);
      steps.push({ file, before: before.text, after: after.text });
      if (clashes.some(({ at }) => at.file === file)) {
        clashes = clashes.map((clash) => (clash.at.file === file ? moved(clash, edits) : clash));
      }
    }
    if (changes.length === 0) return [];
    version += 1;
    lines.push({
      kind: 'change',
      changes: changes.map(({ file, base, hash, edits }) => ({ file, base, hash, edits })),
    });
    log(lines);
    if (made && !made.passing) note(stacks, { label: made.label, group: made.group, client: made.client, steps });
    if (!readOnly) for (const { file } of changes) saver.ask(file);
    tell({ event: 'changed', changes, history: historyOf(stacks) });
    return changes;
  };

  const setClashes = (next: readonly Clash[]): void => {
    clashes = next;
    log([{ kind: 'clashes', clashes }]);
    tell({ event: 'clashes', clashes });
  };

  const clash = (file: string, collisions: readonly Collision[]): void => {
    if (collisions.length === 0) return;
    const fresh = collisions.map(({ from, to, before, ours, theirs }) => {
      clashNumber += 1;
      return { id: `${Date.now().toString(36)}-${clashNumber}`, at: { file, from, to }, before, ours, theirs };
    });
    setClashes([...clashes, ...fresh]);
  };

  /** The file was changed by somebody else. */
  function meetOutside(file: string, { text: theirs, byteOrderMark, place }: ReadText): void {
    const one = held.get(file);
    if (!one) return;
    held.set(file, { ...one, disk: theirs, byteOrderMark, place });
    if (theirs === one.disk) return;
    if (theirs === one.text) return;
    const merged = merge({ base: one.disk, ours: one.text, theirs });
    change(new Map([[file, findEdits(one.text, merged.text)]]));
    clash(file, merged.collisions);
    if (merged.text !== theirs && !readOnly) saver.ask(file);
  }

  const hearFile = async (file: string, gone: boolean): Promise<void> => {
    const known = held.get(file);
    const read = gone ? undefined : await readText(root, file);
    if (known && read) meetOutside(file, read);
    else if (known && gone && known.text === known.disk) {
      // Taken away on purpose; what was typed and is not saved yet brings it back instead.
      held.delete(file);
      version += 1;
    } else if (!known && !gone && /\.(md|ya?ml)$/.test(file)) {
      await holdMissing(root, held);
      version += 1;
    }
    for (const listener of material) listener(file);
  };
  /** A file beside texts may be what one of them is a link to by now, which the watcher is not told. */
  const hearNeighbours = async (file: string): Promise<void> => {
    if (held.has(file)) return;
    for (const text of [...held.keys()].filter((one) => posix.dirname(one) === posix.dirname(file))) {
      const read = await readText(root, text);
      if (read) meetOutside(text, read);
    }
  };
  const watcher = await watchFiles(root, (file, kind) => {
    inTurn(async () => {
      await hearFile(file, kind === 'unlink');
      await hearNeighbours(file);
    }).catch(() => undefined);
  });

  // What a studio that ended without a word had not brought to the disk.
  for (const [file, { text, saved, states }] of left?.files ?? []) {
    const there = held.get(file);
    // A text that the journal has gone through is one that was written, whether or not that was noted.
    if (!there || text === there.text) continue;
    const merged = states.has(there.hash)
      ? { text, collisions: [] }
      : merge({ base: saved, ours: text, theirs: there.text });
    change(new Map([[file, findEdits(there.text, merged.text)]]));
    clash(file, merged.collisions);
  }
  if (clashes.length > 0) log([{ kind: 'clashes', clashes }]);

  const value: OpenTexts = {
    root,
    held,
    textOf,
    opened,
    version: () => version,
    clashes: () => clashes,
    history: () => historyOf(stacks),
    stacks,
    change,
    clash,
    settled: (id) => setClashes(clashes.filter((one) => one.id !== id)),
    kept: () => journalWork,
    saved: () => saver.settle(),
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    onMaterial: (listener) => material.add(listener),
    async [Symbol.asyncDispose]() {
      await watcher.close();
      await inTurn(async () => undefined);
      const done = await saver.settle();
      saver.stop();
      await journalWork;
      await journal?.close(done && clashes.length === 0);
    },
  };
  return { value, diagnostics: [] };
}

const moved = (clash: Clash, edits: readonly Edit[]): Clash => ({
  ...clash,
  at: { ...clash.at, from: moveOffset(clash.at.from, edits), to: moveOffset(clash.at.to, edits) },
});
