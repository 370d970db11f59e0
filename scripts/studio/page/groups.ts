/** What is undone together: keys of one kind, one behind the other, without a longer pause. */
import type { Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';

export interface Groups {
  nameOf(tr: Transaction): string;
  /** A name that nothing before has. */
  fresh(): string;
}

/** ms */
const longest = 1500;

export function nameGroups(client: string): Groups {
  let count = 0;
  let last: { readonly kind: string; readonly end: number; readonly time: number } | undefined;
  const fresh = (): string => {
    count += 1;
    return `${client} ${count}`;
  };
  return {
    fresh() {
      last = undefined;
      return fresh();
    },
    nameOf(tr) {
      const [step] = tr.steps;
      const one = tr.steps.length === 1 && step instanceof ReplaceStep ? step : undefined;
      const put = one && one.slice.content.childCount === 1 && one.slice.content.firstChild!.isText;
      const typed = put && one.from === one.to && one.slice.size <= 20;
      const gone = one && one.slice.size === 0 && one.to - one.from <= 2;
      const kind = typed ? 'type' : gone ? 'delete' : 'other';
      const [start, end] = one ? [one.from, one.from + one.slice.size] : [-1, -1];
      const goesOn =
        last !== undefined &&
        kind !== 'other' &&
        kind === last.kind &&
        (kind === 'type' ? start === last.end : one!.to === last.end || one!.from === last.end) &&
        tr.time - last.time < longest;
      last = { kind, end, time: tr.time };
      return goesOn ? `${client} ${count}` : fresh();
    },
  };
}
