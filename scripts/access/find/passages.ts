/** The copy of a page as it is searched: parts across the columns that they run through, character by character. */
import type { Box } from '../../core/units.ts';
import { counts } from '../../pdf/index.ts';
import type { AltoBlock, AltoPage, AltoWord } from '../model.ts';

/** A part of an article, or of the page. */
export interface Passage {
  readonly role: string;
  readonly article: string | undefined;
  readonly characters: readonly Sign[];
}

/** One character where it stands. */
export interface Sign {
  readonly text: string;
  readonly box: Box;
  /** Which line of the page it is in; signs of one line follow one another. */
  readonly line: string;
}

/** Blocks of one part share their id but for its last number. */
const partOf = ({ id }: AltoBlock): string => id.replace(/_\d+$/, '');

export function passagesOf({ blocks }: AltoPage): readonly Passage[] {
  const groups: AltoBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && partOf(last[0]!) === partOf(block)) last.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => ({
    role: group[0]!.role,
    article: group[0]!.article,
    // A reading between the characters of a word would hide the word.
    characters: group.flatMap((block) =>
      block.words.filter(({ reading, hyphen }) => !reading && !hyphen).flatMap((word) => signsOf(word, block.id)),
    ),
  }));
}

/** A word's characters share its box: Han are all of one width, and other signs are near enough. */
function signsOf({ text, box, line }: AltoWord, block: string): readonly Sign[] {
  const characters = [...text];
  const down = box.height > box.width * 1.5 && characters.length > 1;
  const part = (down ? box.height : box.width) / characters.length;
  return characters.map((character, index): Sign => {
    const at = index * part;
    const own = down ? { ...box, y: box.y + at, height: part } : { ...box, x: box.x + at, width: part };
    return { text: character, box: own as Box, line: `${block} ${line}` };
  });
}

/** How a sign is compared: full and half width, cases and compatibility forms are one. */
export const folded = (text: string): string => [...text.normalize('NFKC').toLowerCase()].filter(counts).join('');
