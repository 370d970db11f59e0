/** The copy of a page as one run of characters, each of which knows where it was written. */
import { type Position, positionAt, type SourceFile } from '../../core/source.ts';
import type { ExpectedCopy } from '../../html/model.ts';
import type { Layout } from '../../layout/model.ts';
import { counts } from '../text/page-text.ts';

export interface ExpectedText {
  readonly characters: readonly string[];
  /** Index into the copy, and offset into its text in UTF-16 units, by character. */
  readonly copy: Uint32Array;
  readonly offset: Uint32Array;
  /** 1 where the layout has said already that the character found no room. */
  readonly overset: Uint8Array;
}

/**
 * @param absent how many of a block's last characters need not be on the page, by block
 */
export function expectedText(expected: readonly ExpectedCopy[], absent: ReadonlyMap<string, number>): ExpectedText {
  const characters: string[] = [];
  const copy: number[] = [];
  const offset: number[] = [];
  for (const [index, { text }] of expected.entries()) {
    let at = 0;
    for (const character of text) {
      if (counts(character)) {
        characters.push(character);
        copy.push(index);
        offset.push(at);
      }
      at += character.length;
    }
  }
  const overset = new Uint8Array(characters.length);
  const left = new Map(absent);
  for (let at = characters.length - 1; at >= 0; at--) {
    const { block } = expected[copy[at]!]!;
    const more = left.get(block) ?? 0;
    if (more <= 0) continue;
    overset[at] = 1;
    left.set(block, more - 1);
  }
  return { characters, copy: Uint32Array.from(copy), offset: Uint32Array.from(offset), overset };
}

/** What a layout reports as overset: the tails of its stories, and of blocks that are too small for their text. */
export function oversetTails(layout: Layout): ReadonlyMap<string, number> {
  const tails = new Map<string, number>();
  for (const { story, overset } of layout.stories) {
    // A story is threaded through one text block; its other blocks tell their own overset.
    const block = layout.blocks.find((one) => one.block === 'text' && one.story === story);
    if (overset && block) tails.set(block.id, overset.characters + besideOver(layout, block.id));
  }
  for (const { id, overset } of layout.blocks) {
    if (overset) tails.set(id, Math.max(overset, tails.get(id) ?? 0));
  }
  return tails;
}

/** Hyphens of what is overset, and characters of the readings beside it, which the count of a story leaves out. */
const besideOver = ({ lines }: Layout, block: string): number =>
  lines
    .filter((line) => line.overset && line.block === block)
    .flatMap(({ readings = [], hyphen }) => [...readings.map(({ text }) => text).join(''), ...(hyphen ? '-' : '')])
    .filter(counts).length;

/** Line and column of a character of the copy, where a file holds it. */
export function sourceOf(
  expected: readonly ExpectedCopy[],
  text: ExpectedText,
  { at, sources }: { readonly at: number; readonly sources: ReadonlyMap<string, SourceFile> },
): Position | undefined {
  const source = expected[text.copy[at] ?? -1]?.source;
  const file = source && sources.get(source.file);
  if (!source) return undefined;
  return file ? positionAt(file, source.from + text.offset[at]!) : { file: source.file, line: 1, column: 1 };
}
