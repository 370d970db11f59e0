/** Every number that the rules of the copy desk measure against: value, unit and where it comes from. */
import { limitsFrom } from '../core/limits.ts';

export type ThresholdUnit = 'characters';

export interface Threshold {
  readonly value: number;
  readonly unit: ThresholdUnit;
  readonly source: string;
}

const house = 'house rule';

export const thresholds = {
  'copy.repeat': { value: 30, unit: 'characters', source: house },
} as const satisfies Readonly<Record<string, Threshold>>;

export type LimitName = keyof typeof thresholds;
export type Limits = Readonly<Record<LimitName, number>>;

/** The limits as numbers, with `overrides` in place of the values above. */
export const limitsWith = (overrides: Partial<Limits> = {}): Limits => limitsFrom(thresholds, overrides);
