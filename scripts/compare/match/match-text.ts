/** Text in reading order: which characters stand on both pages, and what came, went or moved. */
import { diffText, type Stretch } from '../../pdf/index.ts';
import type { Character, PagePaint, Paint } from '../paint/model.ts';
import { written } from '../words/written.ts';

export interface TextChange {
  readonly kind: 'inserted' | 'deleted' | 'replaced' | 'moved';
  readonly before: readonly Character[];
  readonly after: readonly Character[];
  /** Characters around the place, on the side where the text stands (the new one where it is on both). */
  readonly context: { readonly before: string; readonly after: string };
}

export interface MatchedText {
  readonly changes: readonly TextChange[];
  /** Indices of paintings that show one character on both sides. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Paintings whose difference is told by a change of text. */
  readonly told: { readonly old: ReadonlySet<number>; readonly fresh: ReadonlySet<number> };
}

export interface Reading {
  readonly page: PagePaint;
  readonly characters: readonly Character[];
}

/** Enough for a passage to be read; sentences quote less of it. */
const around = 24;

export function matchText(old: Reading, fresh: Reading): MatchedText {
  const a = old.characters.map((one) => one.text);
  const b = fresh.characters.map((one) => one.text);
  const equal = a.length === b.length && a.every((text, at) => text === b[at]);
  const diff = equal ? { kept: [{ a: 0, b: 0, length: a.length }], moved: [] } : diffText(a, b);
  const kept = withoutChance(diff.kept);
  const pairs: (readonly [number, number])[] = [];
  const pair = ({ a: from, b: to, length }: Stretch): void => {
    for (let by = 0; by < length; by++) {
      pairs.push([old.characters[from + by]!.paint, fresh.characters[to + by]!.paint]);
    }
  };
  for (const one of [...kept, ...diff.moved]) pair(one);
  const changes: TextChange[] = [];
  const told = { old: new Set<number>(), fresh: new Set<number>() };
  const movedOld = covering(diff.moved.map((one) => ({ from: one.a, length: one.length })));
  const movedFresh = covering(diff.moved.map((one) => ({ from: one.b, length: one.length })));
  let [atA, atB] = [0, 0];
  for (const one of [...kept, { a: a.length, b: b.length, length: 0 }]) {
    const before = range(atA, one.a).filter((at) => !movedOld.has(at));
    const after = range(atB, one.b).filter((at) => !movedFresh.has(at));
    for (const [gone, come] of sameLength(before, after)) {
      for (const at of gone) told.old.add(old.characters[at]!.paint);
      for (const at of come) told.fresh.add(fresh.characters[at]!.paint);
      const kind = gone.length === 0 ? 'inserted' : come.length === 0 ? 'deleted' : 'replaced';
      changes.push({
        kind,
        before: gone.map((at) => old.characters[at]!),
        after: come.map((at) => fresh.characters[at]!),
        context:
          come.length > 0 ? contextOf(fresh, come[0]!, come.at(-1)! + 1) : contextOf(old, gone[0]!, gone.at(-1)! + 1),
      });
      if (kind === 'replaced' && gone.length === come.length) {
        for (const [by, at] of gone.entries())
          pairs.push([old.characters[at]!.paint, fresh.characters[come[by]!]!.paint]);
      }
    }
    [atA, atB] = [one.a + one.length, one.b + one.length];
  }
  for (const { a: from, b: to, length } of diff.moved) {
    changes.push({
      kind: 'moved',
      before: old.characters.slice(from, from + length),
      after: fresh.characters.slice(to, to + length),
      context: contextOf(fresh, to, to + length),
    });
  }
  return { changes, pairs: once(pairs), told };
}

/** What stands around a passage, with the space that parts it from the passage. */
function contextOf({ page, characters }: Reading, from: number, to: number): TextChange['context'] {
  const start = Math.max(0, from - around);
  const [before, within, after] = [
    characters.slice(start, from),
    characters.slice(from, to),
    characters.slice(to, to + around),
  ];
  const [first, last] = [within[0], within.at(-1)];
  return {
    before: first ? written([...before, first], page).slice(0, -first.text.length) : written(before, page),
    after: last ? written([last, ...after], page).slice(last.text.length) : written(after, page),
  };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, by) => from + by);

function covering(parts: readonly { readonly from: number; readonly length: number }[]): ReadonlySet<number> {
  return new Set(parts.flatMap(({ from, length }) => range(from, from + length)));
}

/** What came and went in one place; nothing where both are empty. */
function sameLength(before: number[], after: number[]): readonly (readonly [number[], number[]])[] {
  return before.length + after.length === 0 ? [] : [[before, after]];
}

/** A character or two that two foreign passages share by chance is no kept text. */
function withoutChance(kept: readonly Stretch[]): readonly Stretch[] {
  return kept.filter((one, at) => {
    if (one.length > 2) return true;
    const last = kept[at - 1];
    const next = kept[at + 1];
    if (!last || !next) return true;
    const before = Math.max(one.a - last.a - last.length, one.b - last.b - last.length);
    const behind = Math.max(next.a - one.a - one.length, next.b - one.b - one.length);
    return Math.min(before, behind) < one.length * 4;
  });
}

/** A glyph of several characters, or two glyphs of one, is paired by its first. */
function once(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const [a, b] = [new Set<number>(), new Set<number>()];
  return pairs.filter(([one, two]) => {
    if (a.has(one) || b.has(two)) return false;
    a.add(one);
    b.add(two);
    return true;
  });
}

export const paintOf = (page: PagePaint, character: Character): Paint => page.paints[character.paint]!;
