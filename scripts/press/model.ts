/** What the press stage is told, and what it hands on. Ink amounts are parts of one, 0 to 1, in the order C M Y K. */
import type { Box, Mm } from '../core/units.ts';

export type Cmyk = readonly [number, number, number, number];

/** An ink mixture that the theme declares; the browser paints `rgb`, the plates get `cmyk` exactly. */
export interface DeclaredInk {
  /** Its token without the dashes, such as `ink-red`. */
  readonly name: string;
  /** 0 to 255 each, as the browser writes it. */
  readonly rgb: readonly [number, number, number];
  readonly cmyk: Cmyk;
}

export type Conformance = 'PDF/X-4' | 'PDF/X-1a:2003';

/** How a plant prints: one row of `presets.ts`. */
export interface Preset {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly conformance: Conformance;
  /** Largest sum of the four inks, in parts (2.4 = 240 %). */
  readonly tac: number;
  /** Resolution that photos are brought down to, and the least that they may have, pixels an inch at the printed size. */
  readonly ppi: { readonly target: number; readonly least: number };
  readonly bleed: Mm;
  readonly marks: boolean;
  /** Smallest type, pt: black positive, the same of Latin letters alone, of several inks, reversed out of one ink, reversed out of several. */
  readonly type: {
    readonly black: number;
    readonly latin: number;
    readonly multi: number;
    readonly reversed: number;
    readonly reversedMulti: number;
  };
  /** Thinnest lines, pt: one ink, several inks or reversed. */
  readonly line: { readonly single: number; readonly multi: number };
  /** Lightest dot that holds, part of one. */
  readonly highlight: number;
  /** The profile that ships with the program, or a path given by the user. */
  readonly profile: OutputProfile;
  /** Where the figures come from. */
  readonly source: string;
}

export interface OutputProfile {
  /** Absolute path, or a name among the profiles in `styles/profiles/`. */
  readonly file: string;
  /** Name in the characterisation registry, or our own where there is none. */
  readonly condition: string;
  readonly registry?: string;
  readonly info: string;
  /** Name of the file that is usual where `file` is empty. */
  readonly usual?: string;
}

/** What stands in the slug beside the page, where marks are wanted. */
export interface Slug {
  readonly newspaper: string;
  readonly date: string;
  readonly page: string;
  readonly version: string;
  /** SHA-256 of the page's sources, shortened for people. */
  readonly source: string;
}

/** One fault that preflight finds in a PDF. */
export interface PressFinding {
  /** Rule id, such as `ink.tac` or `pdfx.intent`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** From 1. */
  readonly page?: number;
  readonly box?: Box<Mm>;
  readonly value?: string | number;
  readonly limit?: string | number;
  readonly parameters: Readonly<Record<string, string | number>>;
}
