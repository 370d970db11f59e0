/** How even the lines of a PDF are, from the origins of its glyphs alone: it does not matter what program set them. */
import { extractWithPdfium, type PdfCharacter } from '../pdf/index.ts';

export interface LineFigures {
  readonly lines: number;
  /** Mean stretch of the gaps between Han, by line, em; last lines of paragraphs do not count, first lines do. */
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** Lines over 0.08 em. */
  readonly loose: number;
  readonly justified: number;
  /** Last lines of one character. */
  readonly runts: number;
  /** Lines that begin or end with what may not stand there. */
  readonly kinsoku: number;
}

export interface SetLine {
  readonly text: string;
  /** Behind each character but the last: from its em to the next, em; nothing but between Han. */
  readonly gaps: readonly (number | undefined)[];
  /** From the line's first origin to the end of its last em, em. */
  readonly length: number;
}

const han = /^\p{Script=Han}$/u;
const notAtStart = new Set('、，；：。？！”’」』）】》〉·～％%');
const notAtEnd = new Set('“‘「『（【《〈');
const looseFrom = 0.08;

/** Lines of type of one size, in the order in which they are drawn. @param size pt */
export async function linesOfPdf(pdf: Uint8Array, size: number): Promise<readonly SetLine[]> {
  const pages = await extractWithPdfium(pdf);
  return pages.flatMap(({ characters }) =>
    linesOf(
      characters.filter((one) => Math.abs(one.size - size) < 0.06),
      size,
    ),
  );
}

function linesOf(characters: readonly PdfCharacter[], size: number): SetLine[] {
  const rows: PdfCharacter[][] = [];
  for (const one of characters) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    // Half an em, since a mark may be drawn back over the white of the one before it.
    const goesOn =
      before && Math.abs(one.y - before.y) < size / 3 && one.x > before.x - size / 2 && one.x < before.x + 3 * size;
    if (row && goesOn) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => {
    return {
      text: row.map(({ text }) => text).join(''),
      gaps: row.slice(1).map((one, index) => {
        const before = row[index]!;
        return han.test(one.text) && han.test(before.text) ? (one.x - before.x) / size - 1 : undefined;
      }),
      length: (row.at(-1)!.x - row[0]!.x) / size + 1,
    };
  });
}

/** @param paragraphs texts of the paragraphs in order: where one ends, its last line does, and its spaces are no gaps */
export function figuresOf(lines: readonly SetLine[], paragraphs: readonly string[]): LineFigures {
  const { ends, stretches: all } = walk(lines, paragraphs);
  const stretches = all
    .filter((_, index) => !ends.has(index))
    .flatMap((stretch) => (stretch === undefined ? [] : [stretch]))
    .sort((a, b) => a - b);
  const part = (share: number): number =>
    stretches[Math.min(stretches.length - 1, Math.floor(stretches.length * share))] ?? 0;
  return {
    lines: lines.length,
    median: part(0.5),
    p95: part(0.95),
    max: stretches.at(-1) ?? 0,
    loose: stretches.filter((one) => one > looseFrom).length,
    justified: stretches.length,
    runts: lines.filter(
      ({ text }, index) =>
        ends.has(index) &&
        !ends.has(index - 1) &&
        index > 0 &&
        [...text].filter((one) => /[\p{L}\p{N}]/u.test(one)).length < 2,
    ).length,
    kinsoku: lines.filter(
      ({ text }, index) =>
        (!ends.has(index) && notAtEnd.has([...text].at(-1)!)) ||
        (!ends.has(index - 1) && notAtStart.has([...text][0]!)),
    ).length,
  };
}

/**
 * Indices of the lines that a paragraph ends in (−1 stands before the first), and the mean gap between neighbouring Han
 * of each line; nothing where no two Han are neighbours.
 */
function walk(
  lines: readonly SetLine[],
  paragraphs: readonly string[],
): { readonly ends: ReadonlySet<number>; readonly stretches: readonly (number | undefined)[] } {
  const ends = new Set([-1]);
  let paragraph = -1;
  let rest: readonly string[] = [];
  const stretches = lines.map(({ text, gaps }, index) => {
    if (rest.length === 0) {
      paragraph += 1;
      rest = [...(paragraphs[paragraph] ?? '')];
    }
    const own: number[] = [];
    let at = 0;
    for (let character = 0; character < [...text].length; character += 1) {
      while (/\s/u.test(rest[at] ?? '')) at += 1;
      at += 1;
      const gap = gaps[character];
      if (gap !== undefined && !/\s/u.test(rest[at] ?? '')) own.push(gap);
    }
    if (at > rest.length) throw new Error(`line ${index + 1}, “${text}”, does not fit paragraph ${paragraph + 1}`);
    rest = rest.slice(at);
    if (rest.every((one) => /\s/u.test(one))) {
      rest = [];
      ends.add(index);
    }
    return own.length > 0 ? own.reduce((sum, gap) => sum + gap, 0) / own.length : undefined;
  });
  return { ends, stretches };
}
