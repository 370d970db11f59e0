/** One history for text and geometry. What lies between an act and its undoing is kept: the act is taken out of it. */
import type { Act, Hash, History } from '../protocol.ts';

/** How one act changed one file. */
export interface Step {
  readonly file: string;
  /** The texts themselves: strings are shared, and an old one is needed whole to take the act out of a later text. */
  readonly before: string;
  readonly after: string;
}

export interface Entry {
  readonly label: Act['act'];
  readonly group: string;
  readonly client: string;
  readonly steps: readonly Step[];
}

/** Entries that are kept: a long day's work. */
const MOST_ENTRIES = 5000;
/** UTF-16 units of text that they may hold alive. */
const MOST_UNITS = 100_000_000;

export interface Stacks {
  readonly done: Entry[];
  readonly undone: Entry[];
}

export const startHistory = (): Stacks => ({ done: [], undone: [] });

export const historyOf = ({ done, undone }: Stacks): History => ({
  ...(done.length > 0 && { undo: done.at(-1)!.label }),
  ...(undone.length > 0 && { redo: undone.at(-1)!.label }),
});

/** Steps one after the other as one: first text and last text of each file. */
function joined(first: readonly Step[], second: readonly Step[]): readonly Step[] {
  const byFile = new Map(first.map((step) => [step.file, step]));
  for (const step of second) {
    const known = byFile.get(step.file);
    byFile.set(step.file, known ? { ...known, after: step.after } : step);
  }
  return [...byFile.values()];
}

/** True where the second begins with what the first has left. */
const follows = (first: Entry, second: Entry): boolean =>
  first.group === second.group &&
  first.client === second.client &&
  second.steps.every(({ file, before }) => {
    const known = first.steps.find((step) => step.file === file);
    return !known || known.after === before;
  });

/** Notes an act; those of one group that follow each other are one. What had been undone can no longer be redone. */
export function note({ done, undone }: Stacks, entry: Entry): void {
  undone.length = 0;
  const last = done.at(-1);
  if (last && follows(last, entry)) done[done.length - 1] = { ...last, steps: joined(last.steps, entry.steps) };
  else done.push(entry);
  let units = 0;
  for (let index = done.length - 1; index >= 0; index -= 1) {
    // A text that the next entry begins with is the same string.
    for (const { after } of done[index]!.steps) units += after.length;
    if (units > MOST_UNITS || done.length - index > MOST_ENTRIES) {
      done.splice(0, index + 1);
      break;
    }
  }
}

/** The hash that a file had when the entry had been made, for whoever asks whether anything came after. */
export type HashOf = (text: string) => Hash;
