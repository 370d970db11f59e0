/** What is read back from packages. Everything in a package is somebody's word for it: bounded, and believed only when checked. */
import type { Box, Mm } from '../core/units.ts';

/** A page's ALTO, in mm. */
export interface AltoPage {
  /** Printed number of the page. */
  readonly number: string;
  readonly width: Mm;
  readonly height: Mm;
  /** In reading order; blocks that the order does not name are left out. */
  readonly blocks: readonly AltoBlock[];
  readonly articles: readonly AltoArticle[];
}

export interface AltoArticle {
  /** Id of its tag. */
  readonly tag: string;
  /** The story's id. */
  readonly id: string;
  readonly title: string;
}

export interface AltoBlock {
  readonly id: string;
  /** `headline`, `body`, … */
  readonly role: string;
  /** Tag of its article; missing for what belongs to the page. */
  readonly article?: string;
  readonly box: Box;
  readonly words: readonly AltoWord[];
}

export interface AltoWord {
  readonly text: string;
  readonly box: Box;
  /** True for a reading beside other characters. */
  readonly reading?: true;
  /** True for the hyphen that parts a word at the end of its line. */
  readonly hyphen?: true;
  /** Number of its line in the block, from 0. */
  readonly line: number;
}
