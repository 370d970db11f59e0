/** What a preflight rule is, what it sees, and what it hands back. */
import type { Code } from '../core/catalogue/index.ts';
import type { Box, Mm } from '../core/units.ts';
import { mm } from '../core/units.ts';
import type { Bounds, PageNode, PDFContext, PDFDict } from '../pdf/index.ts';
import type { Conformance, Preset, PressFinding } from '../press/model.ts';
import type { Separations } from './separations/model.ts';
import type { PressLimits } from './thresholds.ts';
import type { Painted } from './walk/painted.ts';
import type { Reached } from './walk/reach.ts';
import type { Xmp } from './walk/xmp.ts';

export interface SubjectPage {
  /** From 1. */
  readonly number: number;
  readonly node: PageNode;
  /** Trimmed page: TrimBox, else what shows. */
  readonly trim: readonly number[];
  readonly painted: readonly Painted[];
  readonly reached: readonly Reached[];
  readonly missing: readonly string[];
  readonly whole: boolean;
  readonly separations?: Separations;
}

/** A photo as the layout placed it: its box on the trimmed page, and the pixels that its crop really has. */
export interface ExpectedPhoto {
  readonly id: string;
  readonly box: Box<Mm>;
  readonly ppi: number;
}

/** What our own build knows of its page, and a PDF from elsewhere does not tell. */
export interface Expected {
  readonly sheet: { readonly width: Mm; readonly height: Mm; readonly bleed: Mm };
  readonly photos: readonly ExpectedPhoto[];
}

export interface Subject {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  /** Of the first line of the file, such as `1.6`. */
  readonly version: string;
  readonly catalog: PDFDict | undefined;
  readonly info: PDFDict | undefined;
  readonly xmp: Xmp | undefined;
  readonly pages: readonly SubjectPage[];
  readonly preset: Preset;
  readonly conformance: Conformance;
  readonly limits: PressLimits;
  readonly expected?: Expected;
}

/** A finding before it is given its rule's name. */
export type Found = Omit<PressFinding, 'rule' | 'severity'> & { readonly severity?: PressFinding['severity'] };

export interface PressRule {
  /** Code of its diagnostics; words and severity stand in the catalogue under it. */
  readonly id: Code;
  readonly description: { readonly en: string; readonly zh: string };
  /** The clause or practice it comes from. */
  readonly source: string;
  /** Set for a rule that looks at the rendered plates; the others are held against the file while these are drawn. */
  readonly plates?: true;
  readonly find: (subject: Subject) => readonly Found[];
}

const inMm = (points: number): number => Math.round(((points * 25.4) / 72) * 1000) / 1000;

/** A box of the page's own space, in mm from the top-left corner of the trimmed page. */
export const boxInMm = ({ trim }: Pick<SubjectPage, 'trim'>, [left, bottom, right, top]: Bounds): Box<Mm> => ({
  x: mm(inMm(left - trim[0]!)),
  y: mm(inMm(trim[3]! - top)),
  width: mm(inMm(right - left)),
  height: mm(inMm(top - bottom)),
});

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** A finding about the file as a whole. */
export const onFile = (parameters: Found['parameters'] = {}): Found => ({ parameters });

/** The first of several alike and how many there are, so that a page with a thousand faults of a kind says it once. */
export function grouped<T>(items: readonly T[], name: (item: T) => string): readonly { first: T; count: number }[] {
  const groups = new Map<string, { first: T; count: number }>();
  for (const item of items) {
    const group = groups.get(name(item));
    if (group) group.count++;
    else groups.set(name(item), { first: item, count: 1 });
  }
  return [...groups.values()];
}
