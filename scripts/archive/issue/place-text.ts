/** Finds the characters of a part in the lines of its block, each with its cell and its ink. */
import { type Box, mm, ptToMm } from '../../core/units.ts';
import type { Line } from '../../layout/model.ts';
import { counts } from '../../pdf/index.ts';
import type { Glyph, IssueLine, Piece } from './model.ts';
import { around, boxBetween, type PaintedGlyph } from './placed-page.ts';

/** The lines of a block that no part has, and the glyphs of the page that no line has. */
export interface Supply {
  readonly lines: Line[];
  readonly painted: PaintedGlyph[];
}

/** Takes the lines of one text from the supply. @throws when they do not hold it, character by character */
export function takeLines(text: string, { lines, painted }: Supply): readonly Piece[] {
  const legs: { frame?: number; lines: IssueLine[] }[] = [];
  let at = 0;
  const rest = (): boolean => [...text.slice(at)].some(counts);
  while (rest()) {
    const line = lines.shift();
    if (!line) throw new Error(`no line holds "${text.slice(at)}"`);
    const { glyphs, font, end } = takeGlyphs(line, { text, from: at, painted });
    const hyphen = line.hyphen === undefined ? undefined : painted.shift();
    at = end;
    const last = legs.at(-1);
    const leg =
      last && last.frame === line.frame ? last : { ...(line.frame !== undefined && { frame: line.frame }), lines: [] };
    if (leg !== last) legs.push(leg);
    const set = issueLine(line, font, glyphs);
    addLine(leg.lines, hyphen ? { ...set, hyphen: hyphenBox(line, hyphen) } : set);
  }
  return legs.map((leg) => ({ ...leg, box: around(leg.lines.map(({ box }) => box)) }));
}

/** A mark and the words that follow it are two elements of the page, and one line to a reader. */
function addLine(lines: IssueLine[], line: IssueLine): void {
  const last = lines.at(-1);
  const level = last && !last.vertical && !line.vertical && Math.abs(last.baseline - line.baseline) < 0.2;
  if (!level || line.glyphs[0]!.box.x < last.glyphs.at(-1)!.box.x) {
    lines.push(line);
    return;
  }
  const style = line.glyphs.length > last.glyphs.length ? line : last;
  lines[lines.length - 1] = { ...style, box: around([last.box, line.box]), glyphs: [...last.glyphs, ...line.glyphs] };
}

const issueLine = (line: Line, font: string, glyphs: readonly Glyph[]): IssueLine => ({
  box: around(glyphs.flatMap(({ box, reading = [] }) => [box, ...reading.map((one) => one.box)])),
  baseline: line.baseline,
  ...(line.vertical && { vertical: true }),
  size: line.size,
  font,
  weight: line.weight,
  colour: line.colour,
  glyphs,
});

/** The hyphen's own cell, behind the line's last character. */
function hyphenBox({ box, advances, vertical, hyphen = mm(0) }: Line, { ink }: PaintedGlyph): Box {
  const from = advances.at(-1)!;
  const cell = vertical
    ? boxBetween(box.x, box.y + from, { right: box.x + box.width, bottom: box.y + from + hyphen })
    : boxBetween(box.x + from, box.y, { right: box.x + from + hyphen, bottom: box.y + box.height });
  return ink ? around([cell, ink]) : cell;
}

interface Wanted {
  readonly text: string;
  readonly from: number;
  readonly painted: PaintedGlyph[];
}

interface Taken {
  readonly glyphs: readonly Glyph[];
  readonly font: string;
  /** Where the line ends in the text. */
  readonly end: number;
}

function takeGlyphs(line: Line, { text, from, painted }: Wanted): Taken {
  const glyphs: Glyph[] = [];
  let font = '';
  let at = from;
  let unit = 0;
  for (const character of line.text) {
    const cell = cellOf(line, unit, character.length);
    unit += character.length;
    const solid = counts(character);
    // White space that a line's end has swallowed is in the copy only.
    while (solid && at < text.length && !counts(codePoint(text, at))) at += 1;
    if (codePoint(text, at) !== character) {
      if (!solid) continue;
      throw new Error(`a line of ${line.block} reads "${line.text}" where the copy has "${text.slice(at, at + 20)}"`);
    }
    const glyph = solid ? painted.shift() : undefined;
    font ||= glyph?.font ?? '';
    const box = glyph?.ink ? around([cell, glyph.ink]) : cell;
    const reading = line.readings?.find((one) => one.at + one.length === unit);
    glyphs.push({ text: character, at, box, ...(reading && { reading: readingOf(reading.text, box, painted) }) });
    at += character.length;
  }
  return { glyphs, font, end: at };
}

/** A reading's characters come behind those that they stand beside. */
const readingOf = (text: string, base: Box, painted: PaintedGlyph[]): NonNullable<Glyph['reading']> =>
  [...text].filter(counts).map((character) => ({ text: character, box: painted.shift()?.ink ?? base }));

const codePoint = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';

/** The room that a character has along its line, an em across. */
function cellOf({ box, advances, vertical, size }: Line, unit: number, length: number): Box {
  const from = advances[unit]!;
  const to = Math.max(from, advances[unit + length]!);
  if (!vertical) return boxBetween(box.x + from, box.y, { right: box.x + to, bottom: box.y + box.height });
  // The layout has the line as wide as the font would have it.
  const middle = box.x + box.width / 2;
  const half = ptToMm(size) / 2;
  return boxBetween(middle - half, box.y + from, { right: middle + half, bottom: box.y + to });
}
