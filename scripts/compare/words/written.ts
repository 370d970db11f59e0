/**
 * Characters as people write them. White space is no part of what is compared, since programs write, leave out and
 * invent it each in its own way; where it is quoted, words of an alphabet stand apart as they do on the page.
 */
import type { Character, PagePaint } from '../paint/model.ts';

/** Scripts and marks that are written without spaces. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2014\u2026\u3000-\u303f\uff00-\uffef]/u;
/** Parts of the type size. */
const [apart, sameLine] = [0.17, 0.3];

export function written(characters: readonly Character[], { paints }: PagePaint): string {
  let text = '';
  for (const [at, one] of characters.entries()) {
    const last = characters[at - 1];
    if (last && last.paint !== one.paint && !wide.test(last.text) && !wide.test(one.text)) {
      const [before, here] = [paints[last.paint]!, paints[one.paint]!];
      const em = before.em ?? 10;
      const near = Math.abs(here.y - before.y) < sameLine * em && here.box[0] - before.box[2] < apart * em;
      if (!near || here.box[0] < before.box[0] - em) text += ' ';
    }
    text += one.text;
  }
  return text;
}
