/**
 * What keeps characters on one line where lines are the browser's own: inline spans; U+2060 would do the same but stay in
 * the text. Chromium may also begin a line with an interpunct and its like, which no Chinese style allows.
 */
import { glue as names } from './copy-texts.ts';
import { textsIn } from './impose.ts';

/** For each text of a paragraph: stretches that are not broken, and places where a line may end all the same. */
export type Glue = readonly {
  readonly kept: readonly { readonly from: number; readonly to: number }[];
  readonly free: readonly number[];
}[];

/** Han (or other letters) that a last line holds at least; what stands between them comes along. */
const runt = 3;

/** Where the last `runt` letters of a text begin. */
function runtStart(text: string): number {
  let letters = 0;
  let at = text.length;
  for (const character of [...text].reverse()) {
    at -= character.length;
    if (/[\p{L}\p{N}]/u.test(character)) letters += 1;
    if (letters === runt) break;
  }
  return at;
}

/**
 * A half-width comma between Han and a figure forbids the break that a full-width one allows (UAX 14, LB13 and LB25:
 * it might belong to the number); an element allows it again and leaves the text alone.
 */
const numbers = /(?<=[\p{Script=Han}”’》）)][,;:])(?=\d)/gu;

const interpuncts = /.[·～－／](?=.)/gsu;

export function glueOf(texts: readonly string[]): Glue {
  return texts.map((text, index) => {
    const free = [...text.matchAll(numbers)].map((found) => found.index);
    const kept = [...text.matchAll(interpuncts)]
      .map((found) => ({ from: found.index, to: found.index + found[0].length }))
      .filter(({ from, to }) => !free.some((at) => at > from && at < to));
    if (index < texts.length - 1) return { kept, free };
    const from = Math.max(0, ...free, ...kept.map(({ to }) => to));
    const tail = text.slice(from).trimEnd();
    const start = runtStart(tail);
    // A line's worth of glue would be a line that cannot break.
    if (start > 0 && tail.length - start <= 10) kept.push({ from: from + start, to: from + tail.length });
    return { kept: kept.filter((one) => one.to - one.from > 1), free };
  });
}

/** Puts it into a paragraph that nothing of ours stands in. */
export function putGlue(paragraph: Element, glue: Glue): void {
  for (const [index, node] of textsIn(paragraph).entries()) {
    const { kept, free } = glue[index]!;
    const cuts = [...kept.map(({ from, to }) => ({ from, to })), ...free.map((at) => ({ from: at, to: at }))];
    // From the end, so that the offsets before a change stay true.
    for (const { from, to } of cuts.sort((a, b) => b.from - a.from || b.to - a.to)) put(node, from, to);
  }
}

function put(node: Text, from: number, to: number): void {
  if (from === to) {
    const end = document.createElement('wbr');
    end.className = names.wbr;
    node.splitText(from).before(end);
    return;
  }
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const span = document.createElement('span');
  span.className = names.span;
  span.style.whiteSpace = 'nowrap';
  range.surroundContents(span);
}
