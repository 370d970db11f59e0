/**
 * Headlines break where a reader would pause. Where the copy itself asks for the break (a mark of the editor's, a
 * space), it is taken for right: no segmenter knows a headline better than who wrote it.
 */

import { inkBox } from '../boxes.ts';
import { aroundBreak, isAsked, type LineBreak, lineBreaks } from '../breaks.ts';
import { titles } from '../heads.ts';
import { isSquare } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const pause = /[，。、；：！？,;:!?—…　 ]$/u;
/** A dictionary takes 20 ms to load, and most pages have no such headline. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

interface Around {
  readonly own: readonly string[];
  readonly language: string;
}

function splitsWord({ before, after }: LineBreak, { own, language }: Around): boolean {
  const at = before.length;
  // A word of the house ends where it ends, whatever the segmenter takes it for.
  if (own.some((word) => before.endsWith(word) || after.startsWith(word))) return false;
  if (own.some((word) => spans(before + after, word, at))) return true;
  const words = [...segmenterFor(language).segment(before + after)];
  const word = words.find(({ index, segment }) => index < at && index + segment.length > at);
  return word?.isWordLike === true;
}

/** Whether a word stands in a text so that an offset falls into it. */
function spans(text: string, word: string, at: number): boolean {
  const from = text.indexOf(word, Math.max(0, at - word.length + 1));
  return from >= 0 && from < at;
}

/** Whether the copy pauses somewhere, but not at this break. */
const pausesElsewhere = ({ before, after }: LineBreak): boolean =>
  !pause.test(before) && /[，；：]/u.test(before + after.slice(0, -1));

function find({ layout, words }: Subject): readonly Finding[] {
  const wrong = (at: LineBreak): boolean => {
    const language = at.line.language ?? layout.edition.language;
    return splitsWord(at, { own: words, language }) || pausesElsewhere(at);
  };
  return lineBreaks(layout, titles)
    .filter((at) => isSquare(layout, at.line) && !isAsked(at) && wrong(at))
    .map((at) => {
      const { line, next } = at;
      return { parameters: aroundBreak(at), source: line.source, block: line.block, box: inkBox(next) };
    });
}

export const headBreak: Rule = {
  id: 'head.break',
  description: {
    en: 'a headline, kicker or deck broken within a word or a phrase',
    zh: '标题断行不当：断在词中或语意之中',
  },
  source: { en: 'newspaper practice: headlines break at phrase ends', zh: '报业惯例：标题按语意断行' },
  find,
};
