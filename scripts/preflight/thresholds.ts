/** The numbers that no preset sets, in one place: value, unit and where it comes from. */
import { limitsFrom } from '../core/limits.ts';

export interface PressThreshold {
  readonly value: number;
  readonly unit: 'pt' | 'mm' | '%' | 'ppi' | 'times' | 'pages';
  readonly source: string;
}

const house = 'house rule';

export const pressThresholds = {
  'ink.tac.area': { value: 0.1, unit: '%', source: house },
  'ink.tac.patch': { value: 5, unit: 'mm', source: house },
  'ink.tac.tolerance': { value: 3, unit: '%', source: `${house}: rounding of four plates to 8 bits, and JPEG` },
  'ink.text-k': { value: 24, unit: 'pt', source: 'newspaper specifications: black type on the black plate alone' },
  'ink.overprint': { value: 20, unit: 'pt', source: 'newspaper specifications: black type below this overprints' },
  'ink.tint-text': { value: 8, unit: 'pt', source: 'newspaper specifications: tinted type' },
  'ink.multi-min.floor': { value: 10, unit: 'pt', source: 'newspaper specifications: the least of those compared' },
  'ink.hairline': { value: 0.25, unit: 'pt', source: 'newspaper specifications: no line holds below this' },
  'ink.reverse-min.ground': {
    value: 30,
    unit: '%',
    source: 'newspaper specifications: least ground for reversed type',
  },
  'img.ppi.line-art': { value: 600, unit: 'ppi', source: 'newspaper specifications: line art' },
  'img.ratio': { value: 1, unit: '%', source: house },
  'img.upscale': { value: 1.02, unit: 'times', source: `${house}; less is rounding` },
  'pdf.size-exact': { value: 0.01, unit: 'mm', source: house },
  'pdf.pages': { value: 2, unit: 'pages', source: 'one page, or one spread' },
} as const satisfies Readonly<Record<string, PressThreshold>>;

export type PressLimitName = keyof typeof pressThresholds;
export type PressLimits = Readonly<Record<PressLimitName, number>>;

export const pressLimits: PressLimits = limitsFrom(pressThresholds);
