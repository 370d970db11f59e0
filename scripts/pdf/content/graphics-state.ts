/** What holds while a content stream runs. ISO 32000-1:2008, 8.4 and 9.3. */
import type { Font } from '../font/font.ts';
import type { PDFStream } from '../pdf-lib.ts';
import { identity, type Matrix } from './matrix.ts';

/** [left, bottom, right, top] in device space. */
export type Bounds = readonly [number, number, number, number];

export interface GraphicsState {
  readonly ctm: Matrix;
  /** The bounds of the clipping path: nothing is painted outside, though not everything inside need be. */
  readonly clip: Bounds | undefined;
  readonly font: Font | undefined;
  readonly size: number;
  readonly characterSpace: number;
  readonly wordSpace: number;
  /** Horizontal scaling as a factor; 1 is as drawn. */
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  /** 3 paints nothing; 7 only clips. 9.3.6. */
  readonly renderMode: number;
}

export const startState = (ctm: Matrix): GraphicsState => ({
  ctm,
  clip: undefined,
  font: undefined,
  size: 0,
  characterSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  renderMode: 0,
});

/** A marked-content sequence that is open. */
export interface Mark {
  readonly tag: string;
  /** Text that stands in place of whatever is drawn inside. 14.9.4. */
  readonly actual?: string;
  readonly mcid?: number;
  /** 14.9.2.2 */
  readonly language?: string;
  /** The form whose content opened it; missing for the content of the page itself. */
  readonly form?: PDFStream;
  /** True once the replacement has been given out. */
  spent: boolean;
}

/** What a run through a content stream changes as it goes. */
export interface Machine {
  state: GraphicsState;
  readonly saved: GraphicsState[];
  readonly marks: Mark[];
  /** The forms that are being drawn, the one whose content runs last. */
  readonly forms: PDFStream[];
  text: Matrix;
  line: Matrix;
  /** Bounds of the path under construction, and whether it is going to clip. */
  path: Bounds | undefined;
  clipping: boolean;
}

export const openMachine = (ctm: Matrix): Machine => ({
  state: startState(ctm),
  saved: [],
  marks: [],
  forms: [],
  text: identity,
  line: identity,
  path: undefined,
  clipping: false,
});
