/** Rules of acceptance: which differences pass, and where none may. Lengths are mm. */
import type { Position } from '../../core/source.ts';
import type { Box, Mm } from '../../core/units.ts';
import type { LayerName } from '../model.ts';

/** How far something may differ and still pass. What is left out lets nothing pass. */
export interface Tolerances {
  readonly geometry: {
    /** Greatest shift along x or y. */
    readonly move?: number;
    /** Greatest change of width or height. */
    readonly size?: number;
    /** Greatest shift of an edge of a page box. */
    readonly box?: number;
  };
  /** A region passes when it keeps every one that is given. */
  readonly looks: {
    /** Part of the region's own pixels, 0 to 1. */
    readonly share?: number;
    /** Largest difference of a channel, 0 to 255. */
    readonly greatest?: number;
    /** Kinds of drawing that pass whatever their size. */
    readonly labels: readonly string[];
  };
  readonly production: {
    /** Largest difference of an ink, in percentage points. */
    readonly ink?: number;
    /** Change of a picture's resolution, in per cent of the old one. */
    readonly resolution?: number;
    /** Kinds of the layer that are only told. */
    readonly ignore: readonly string[];
  };
}

/** A part of a page; the whole page where neither block nor box is named, every page where no page is. */
export interface Region {
  readonly name: string;
  readonly reason: string;
  /** The last day on which it holds: `2026-12-31`. */
  readonly until?: string;
  readonly pages?: readonly string[];
  readonly block?: string;
  readonly box?: Box<Mm>;
  readonly layers: readonly LayerName[];
  readonly kinds?: readonly string[];
  readonly at?: Position;
}

export interface Rules {
  readonly tolerances: Tolerances;
  /** Differences that lie wholly in one of these pass. */
  readonly accept: readonly Region[];
  /** Differences that touch one of these keep its own tolerances, and no `accept` lets them pass. */
  readonly hold: readonly (Region & { readonly tolerances: Tolerances })[];
}

export const noTolerance: Tolerances = { geometry: {}, looks: { labels: [] }, production: { ignore: [] } };

/** What holds without a file of rules: nothing passes. */
export const usualRules: Rules = { tolerances: noTolerance, accept: [], hold: [] };
