/** The logical structure of an archive copy while it is put in order. */
import type { PDFDict, PDFObject, PDFRef, PDFStream } from '../../../pdf/index.ts';

/** A marked-content sequence, in the page's own content or in a form that it draws. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly owner: PDFDict | PDFStream;
  readonly mcid: number;
  /** What it shows, in the order of painting. */
  readonly text: string;
}

export interface Annotation {
  readonly kind: 'annotation';
  readonly dict: PDFDict;
}

export interface Element {
  readonly kind: 'element';
  readonly type: string;
  readonly kids: readonly Item[];
  /** The object that it was read from, so that what refers to it still does. */
  readonly ref?: PDFRef;
  /** BCP 47 */
  readonly language?: string;
  readonly title?: string;
  readonly alt?: PDFObject;
  readonly actual?: PDFObject;
  readonly expansion?: PDFObject;
  readonly id?: PDFObject;
  readonly attributes?: PDFObject;
}

export type Item = Element | Sequence | Annotation;

export const element = (type: string, kids: readonly Item[], more: Partial<Element> = {}): Element => ({
  kind: 'element',
  type,
  kids,
  ...more,
});

export const isElement = (item: Item): item is Element => item.kind === 'element';

/** All text below. */
export const textOf = (item: Item): string =>
  item.kind === 'sequence' ? item.text : item.kind === 'element' ? item.kids.map(textOf).join('') : '';

/** Every sequence below, with the element that holds it. */
export function* sequencesIn(parent: Element): Generator<{ readonly sequence: Sequence; readonly parent: Element }> {
  for (const kid of parent.kids) {
    if (kid.kind === 'sequence') yield { sequence: kid, parent };
    else if (kid.kind === 'element') yield* sequencesIn(kid);
  }
}
