/** The texts that the page shows, as they will be once the server has what was typed; and what has still to go there. */
import { applyEdits, leastEditBetween, moveOffset } from '../edits.ts';
import type { DeskView } from '../page-protocol.ts';
import type { ActAnswer, Edit, FileChange, Hash, Patch } from '../protocol.ts';

interface Held {
  /** What the server is known to have, and its hash. */
  known: { readonly text: string; readonly hash: Hash };
  /** With what was typed here since. */
  text: string;
}

/** Edits that are undone together, not sent yet: the texts that they end in. */
interface Batch {
  readonly group: string;
  readonly texts: Map<string, string>;
}

export interface Sources {
  text(file: string): string | undefined;
  /** Loads what is not known yet. */
  load(files: Iterable<string>): Promise<void>;
  /** Makes edits of one text here at once, and sends them. */
  edit(file: string, edits: readonly Edit[], group: string): void;
  /** Called with edits that were made elsewhere and are taken into a text here. */
  onForeign(listener: (file: string, edits: readonly Edit[]) => void): void;
  /** Called when the server has refused edits: what it has is the truth. */
  onRefused(listener: () => void): void;
  /** True while something typed is not known to be on the server. */
  busy(): boolean;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Takes what the server has; false if something was typed meanwhile. */
  refresh(files: Iterable<string>): Promise<boolean>;
  hashes(): ReadonlyMap<string, Hash>;
  /** True for a text that the server has had since the page was opened, and the page too. */
  hasSeen(hash: Hash): boolean;
}

/** ms between two requests with edits. */
const gather = 150;

export type Load = (file: string) => Promise<{ readonly text: string; readonly hash: Hash } | undefined>;

export const hashOf = async (text: string): Promise<Hash> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const between = (before: string, after: string): readonly Edit[] => {
  const edit = leastEditBetween(before, after);
  return edit ? [edit] : [];
};

export function openSources(desk: DeskView, load: Load): Sources {
  const held = new Map<string, Held>();
  const queue: Batch[] = [];
  const foreign: ((file: string, edits: readonly Edit[]) => void)[] = [];
  const refused: (() => void)[] = [];
  const seen = new Set<Hash>();
  let sending: Promise<void> | undefined;
  /** When edits went last, and what lets those that wait go at once. */
  let last = Number.NEGATIVE_INFINITY;
  let hurry = (): void => undefined;

  /** Edits of others come under what was typed here meanwhile. */
  const rebase = (file: string, sent: string, now: { text: string; hash: Hash }): void => {
    const one = held.get(file)!;
    const theirs = between(sent, now.text);
    one.known = now;
    seen.add(now.hash);
    if (theirs.length === 0) return;
    const move = (text: string): string => {
      const mine = between(sent, text);
      const [own] = mine;
      const [their] = theirs;
      // Where both changed one place, what was typed here goes in beside theirs.
      if (!own) return now.text;
      const clear = own[1] <= their![0] || their![1] <= own[0];
      if (!clear) return now.text;
      return applyEdits(now.text, [
        [moveOffset(own[0], theirs, { stays: true }), moveOffset(own[1], theirs, { stays: true }), own[2]],
      ]);
    };
    const mine = between(sent, one.text);
    one.text = move(one.text);
    for (const batch of queue) {
      const text = batch.texts.get(file);
      if (text !== undefined) batch.texts.set(file, move(text));
    }
    const moved =
      mine.length === 0
        ? theirs
        : theirs.map(
            ([from, to, put]): Edit => [
              moveOffset(from, mine, { stays: true }),
              moveOffset(to, mine, { stays: true }),
              put,
            ],
          );
    for (const listener of foreign) listener(file, moved);
  };

  const send = async (batch: Batch): Promise<void> => {
    const patches: Patch[] = [];
    for (const [file, text] of batch.texts) {
      const { known } = held.get(file)!;
      const edits = between(known.text, text);
      if (edits.length > 0) patches.push({ file, base: known.hash, edits });
    }
    if (patches.length === 0) return;
    const sent = new Map(patches.map(({ file, edits }) => [file, applyEdits(held.get(file)!.known.text, edits)]));
    const answer: ActAnswer = await desk.act(
      { act: 'edit', patches: patches as Patch[] & { edits: never }[] } as never,
      batch.group,
    );
    if (!answer.ok && answer.changes.length === 0) {
      queue.length = 0;
      for (const listener of refused) listener();
      return;
    }
    for (const [file, text] of sent) {
      const change = answer.changes.find((one: FileChange) => one.file === file);
      const hash = await hashOf(text);
      if (change && change.hash !== hash) {
        const now = await load(file);
        if (now) rebase(file, text, now);
      } else {
        held.get(file)!.known = { text, hash };
        seen.add(hash);
      }
    }
  };

  const pump = (): void => {
    sending ??= (async () => {
      // What is typed without a pause goes together: a request is dearer than the setting of a line.
      const wait = last + gather - performance.now();
      await new Promise<void>((resolve) => {
        hurry = resolve;
        setTimeout(resolve, Math.max(0, wait));
      });
      last = performance.now();
      while (queue.length > 0) {
        const batch = queue.shift()!;
        await send(batch).catch(() => {
          queue.length = 0;
          for (const listener of refused) listener();
        });
      }
    })().finally(() => {
      sending = undefined;
      if (queue.length > 0) pump();
    });
  };

  addEventListener('pagehide', () => hurry());

  return {
    text: (file) => held.get(file)?.text,
    async load(files) {
      await Promise.all(
        [...files].map(async (file) => {
          if (held.has(file)) return;
          const known = await load(file);
          if (!known) return;
          held.set(file, { known, text: known.text });
          seen.add(known.hash);
        }),
      );
    },
    edit(file, edits, group) {
      const one = held.get(file)!;
      one.text = applyEdits(one.text, edits);
      const open = queue.at(-1);
      if (open?.group === group) open.texts.set(file, one.text);
      else queue.push({ group, texts: new Map([[file, one.text]]) });
      pump();
    },
    onForeign: (listener) => void foreign.push(listener),
    onRefused: (listener) => void refused.push(listener),
    busy: () => sending !== undefined || queue.length > 0,
    async settled() {
      while (sending) {
        hurry();
        await sending;
      }
    },
    async refresh(files) {
      for (const file of files) {
        const before = held.get(file)?.text;
        const now = await load(file);
        if (!now) continue;
        const one = held.get(file);
        if (one && (sending || queue.length > 0 || one.text !== before)) return false;
        held.set(file, { known: now, text: now.text });
        seen.add(now.hash);
      }
      return true;
    },
    hasSeen: (hash) => seen.has(hash),
    hashes: () => new Map([...held].map(([file, { known }]) => [file, known.hash])),
  };
}
