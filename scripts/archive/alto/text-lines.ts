/** The lines of a text block: strings, the spaces between them, and by wish each glyph. ALTO 4.4, TextLine. */

import type { Glyph, IssueLine, Part } from '../issue/model.ts';
import { around } from '../issue/placed-page.ts';
import { type Attributes, element, type XmlElement } from '../xml.ts';
import { place, tenths } from './measure.ts';
import { type Word, wordsOf } from './words.ts';

/** Marks strings that tell how the characters before them are read. */
export const readingTag = 'ROLE_reading';

export interface LineOptions {
  readonly glyphs: boolean;
  /** Id of a line's style, where it is another than its block's. */
  readonly style: (line: IssueLine) => string | undefined;
}

/** The lines of each piece of a part, under ids that begin with its block's. */
export function textLines(
  part: Part,
  ids: readonly string[],
  options: LineOptions,
): readonly (readonly XmlElement[])[] {
  const words = wordsOf(part);
  const cut = cutWords(part, words);
  return part.pieces.map(({ lines }, piece) =>
    lines.map((line, index) =>
      textLine(line, { ...options, id: `${ids[piece]}_L${index + 1}`, words, cut: cut.get(line) ?? new Map() }),
    ),
  );
}

/** The half of a word that stands at the end or at the start of a line. */
type Half = 'HypPart1' | 'HypPart2';

/** Words that a line's end cuts in two, by the line and the word. Of three pieces, ALTO could not tell the middle one. */
function cutWords({ pieces }: Part, words: readonly Word[]): ReadonlyMap<IssueLine, ReadonlyMap<Word, Half>> {
  const halves = new Map<IssueLine, Map<Word, Half>>();
  const lines = pieces.flatMap((piece) => piece.lines);
  const note = (line: IssueLine, word: Word, half: Half): void => {
    halves.set(line, (halves.get(line) ?? new Map<Word, Half>()).set(word, half));
  };
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const end = line.glyphs.at(-1)!;
    if (!next) break;
    while (at < words.length && words[at]!.to <= end.at) at += 1;
    const word = words[at];
    const whole =
      word && word.from >= line.glyphs[0]!.at && word.to <= next.glyphs.at(-1)!.at + next.glyphs.at(-1)!.text.length;
    if (!word?.lexical || !whole || word.to <= end.at + end.text.length) continue;
    note(line, word, 'HypPart1');
    note(next, word, 'HypPart2');
  }
  return halves;
}

interface LineJob extends LineOptions {
  readonly id: string;
  readonly words: readonly Word[];
  readonly cut: ReadonlyMap<Word, Half>;
}

function textLine(line: IssueLine, job: LineJob): XmlElement {
  const { id, words, cut, glyphs: each } = job;
  const children: XmlElement[] = [];
  let strings = 0;
  const add = (glyphs: readonly Pick<Glyph, 'text' | 'box'>[], more: Attributes): void => {
    strings += 1;
    const CONTENT = glyphs.map(({ text }) => text).join('');
    const attributes = { ID: `${id}_S${strings}`, CONTENT, ...place(around(glyphs.map(({ box }) => box))), ...more };
    const own = each ? glyphs.map(({ text, box }) => element('Glyph', { CONTENT: text, ...place(box) })) : [];
    children.push(element('String', attributes, own));
  };
  for (const { word, glyphs } of groupsOf(line, words)) {
    if (!word) {
      children.push(element('SP', place(around(glyphs.map(({ box }) => box)))));
      continue;
    }
    const half = cut.get(word);
    add(glyphs, {
      ...(word.language !== undefined && { LANG: word.language }),
      ...(word.strong && { STYLE: 'bold' }),
      ...(half && { SUBS_TYPE: half, SUBS_CONTENT: word.text }),
      WC: 1,
    });
    const reading = glyphs.at(-1)!.reading ?? [];
    if (reading.length > 0) add(reading, { TAGREFS: readingTag, WC: 1 });
  }
  if (line.hyphen) children.push(element('HYP', { CONTENT: '-', ...place(line.hyphen) }));
  const { x, width } = line.box;
  const base = tenths(line.baseline);
  const turned = { BASEDIRECTION: 'ttb' };
  const level = { BASELINE: `${tenths(x)},${base} ${tenths(x + width)},${base}` };
  const attributes = { ID: id, STYLEREFS: job.style(line), ...place(line.box), ...(line.vertical ? turned : level) };
  return element('TextLine', attributes, children);
}

interface Group {
  /** None for white space. */
  readonly word: Word | undefined;
  readonly glyphs: Glyph[];
}

/** The glyphs of a line, word by word and space by space, cut behind readings; a space at its end is none. */
function groupsOf({ glyphs }: IssueLine, words: readonly Word[]): readonly Group[] {
  const groups: Group[] = [];
  let at = words.findIndex(({ to }) => to > glyphs[0]!.at);
  for (const glyph of glyphs) {
    while (at < words.length && words[at]!.to <= glyph.at) at += 1;
    const word = at < words.length && words[at]!.from <= glyph.at ? words[at] : undefined;
    const last = groups.at(-1);
    if (last && last.word === word && !last.glyphs.at(-1)!.reading) last.glyphs.push(glyph);
    else groups.push({ word, glyphs: [glyph] });
  }
  while (groups.length > 0 && !groups.at(-1)!.word) groups.pop();
  return groups;
}
