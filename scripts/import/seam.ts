/** Judges the places where the two halves of a cut paragraph were joined. Nothing is mended here, only seen. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters that stand as a word of their own often enough to begin or to end a piece. */
const FREE: ReadonlySet<string> = new Set(
  '的了和与及或在是不也都就而以从到对为被把将向由于有等一二两三四五六七八九十百千万亿这那每各其该此并且但又再更最还已正曾使让给同新大小老上下中里外年月日个名位次',
);

interface Word {
  readonly from: number;
  readonly text: string;
}

const wordsOf = (text: string): Word[] =>
  [...segmenter.segment(text)].map(({ index, segment }) => ({ from: index, text: segment }));

/** How often the text has the character as a word's first (last) character, and how often elsewhere in a word. */
function habits(
  character: string,
  words: readonly Word[],
  end: 'first' | 'last',
): { there: number; elsewhere: number } {
  let there = 0;
  let elsewhere = 0;
  for (const { text } of words) {
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
      if (at === (end === 'first' ? 0 : text.length - 1)) there += 1;
      else elsewhere += 1;
    }
  }
  return { there, elsewhere };
}

/**
 * Is it likely that a character was lost, or set twice, at `seam`? Lost not when a word spans the seam: then the cut
 * went through it.
 * A single character beside the seam that the text otherwise has only inside words, and never with its neighbour, has
 * probably lost its fellow.
 */
export function isSuspiciousSeam(paragraph: string, seam: number, whole: string): boolean {
  const [left, right] = paragraph.slice(seam - 1, seam + 1);
  if (left === right && !whole.includes(`${left}${right}`)) return true;
  const here = wordsOf(paragraph);
  if (here.some((word) => word.from < seam && word.from + word.text.length > seam)) return false;
  const before = here.findLast((word) => word.from < seam);
  const after = here.find((word) => word.from >= seam);
  const words = wordsOf(whole);
  const lonely = (word: Word | undefined, end: 'first' | 'last'): boolean => {
    if (!word || !/^\p{Script=Han}$/u.test(word.text) || FREE.has(word.text)) return false;
    const pair = end === 'first' ? paragraph.slice(seam, seam + 2) : paragraph.slice(seam - 2, seam);
    if (whole.split(pair).length > 2) return false;
    const { there, elsewhere } = habits(word.text, words, end);
    // One of the places is the seam itself.
    return there - 1 <= elsewhere;
  };
  return lonely(after, 'first') || lonely(before, 'last');
}
