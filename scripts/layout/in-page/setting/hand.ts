/** Who puts spans into the paragraphs of a page: the setter itself, or whoever holds their elements, such as an editor. */
import { keepCaret } from './caret.ts';
import { ours } from './copy-texts.ts';
import { type Glue, putGlue } from './glue.ts';
import { type Imposed, impose, lift } from './impose.ts';

export interface Hand {
  /** How many spans and breaks of the setter stand in it. */
  count(paragraph: HTMLElement): number;
  /** Takes everything of ours out. */
  lift(paragraph: HTMLElement): void;
  /** Makes the browser set these lines; nothing of ours stands in it before. */
  impose(paragraph: HTMLElement, imposed: Imposed): void;
  /** Instead of whatever held its characters together before. */
  glue(paragraph: HTMLElement, glue: Glue): void;
  /** Whether all lines of a paragraph are planned to stand in one frame, each as wide as its column; and one more than planned. */
  enclose(paragraph: HTMLElement, enclosed: boolean, amply: boolean): void;
}

/** Changes the elements themselves. */
export const plainHand: Hand = {
  count: (paragraph) => paragraph.getElementsByClassName(ours).length,
  lift(paragraph) {
    const restore = keepCaret(paragraph);
    lift(paragraph);
    restore();
  },
  impose(paragraph, imposed) {
    const restore = keepCaret(paragraph);
    lift(paragraph);
    impose(paragraph, imposed);
    restore();
  },
  glue(paragraph, glue) {
    lift(paragraph);
    putGlue(paragraph, glue);
  },
  // A page that is set once gains nothing by it.
  enclose: () => undefined,
};
