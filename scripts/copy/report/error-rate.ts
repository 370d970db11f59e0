/**
 * The rate of errors in 10,000 characters, as 《报纸编校差错率计算方法》 (2020) counts it. What it asks of the printed page,
 * characters by area and photos at 80 %, no copy can tell: here the characters of the copy are counted, white space not.
 */
import { doubled } from '../in-pieces.ts';
import type { CopyFile, Found } from '../model.ts';
import type { FaultKind } from '../rule.ts';
import { rules } from '../rules.ts';

export interface ErrorRate {
  readonly characters: number;
  /** By the weights of the method. */
  readonly errors: number;
  /** In 10,000 characters. */
  readonly rate: number;
}

/** 报纸质量管理规定, 2020: a paper up to here passes. */
export const PASSING_RATE = 3;

/**
 * Weights. Section 3.2: one character 1, two to five 2, more 4; figures against GB/T 15835 0.1 each and 1 in all; facts 1.
 * Points and forms 0.1 each, as the method for books has it, from which this one is taken.
 */
const weights: Readonly<Record<Exclude<FaultKind, 'characters' | 'none'>, number>> = {
  fact: 1,
  number: 0.1,
  punctuation: 0.1,
  form: 0.1,
};
const MOST_FOR_NUMBERS = 1;
/** The same error counts up to three times in an issue. */
const MOST_ALIKE = 3;

const kinds = new Map<string, FaultKind>(rules.map(({ id, counts }) => [id, counts]));

const weightOfCharacters = (length: number): number => (length <= 1 ? 1 : length <= 5 ? 2 : 4);

const countCharacters = ({ pieces }: CopyFile): number =>
  pieces.reduce((sum, { text }) => sum + [...text.replace(/\s/gu, '')].length, 0);

export function errorRate(files: readonly CopyFile[], found: readonly Found[]): ErrorRate {
  const characters = files.reduce((sum, file) => sum + countCharacters(file), 0);
  const alike = new Map<string, number>();
  let numbers = 0;
  let errors = 0;
  for (const { rule, severity, piece, from, to } of found) {
    const kind = kinds.get(rule) ?? 'none';
    // A note is no error: the rule itself is not sure.
    if (kind === 'none' || severity === 'info') continue;
    const text = piece.text.slice(from, to);
    // 报头、报眉、栏头、标题 count double: section 3.1.
    const times = doubled.has(piece.role) ? 2 : 1;
    if (kind === 'number') {
      numbers += weights.number * times;
      continue;
    }
    if (kind === 'characters') {
      const same = (alike.get(`${rule} ${text}`) ?? 0) + 1;
      alike.set(`${rule} ${text}`, same);
      if (same <= MOST_ALIKE) errors += weightOfCharacters([...text].length) * times;
      continue;
    }
    errors += weights[kind] * times;
  }
  errors = Math.round((errors + Math.min(numbers, MOST_FOR_NUMBERS)) * 10) / 10;
  const rate = characters === 0 ? 0 : Math.round((errors * 1e6) / characters) / 100;
  return { characters, errors, rate };
}
