/** Pieces that the schemas of the edition's files are made of, each with its words for the tables and for editors. */
import * as z from 'zod';
import type { Code } from '../../core/catalogue/index.ts';

// Compiling a schema pays off after some hundred files; most runs read ten.
z.config({ jitless: true });

/** The catalogue's code that a failed check is reported as. */
export const fault = (code: Code): { error: string } => ({ error: code });

/** Gives a field its description, in English for JSON schemas and in both languages for the option tables. */
export const told = <S extends z.ZodType>(schema: S, en: string, zh: string): S =>
  schema.meta({ description: en, zh }) as S;

/** Text of one line that is not blank. */
export const line = (longest = 200): z.ZodString =>
  z
    .string()
    .max(longest)
    .regex(/\S/, fault('edition/empty-text'))
    .regex(/^[^\r\n]*$/, fault('edition/one-line'));

/** Names of things: letters of any script, digits, hyphens. */
export const id = (): z.ZodString => z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,79}$/u, fault('edition/id'));

const RANGE = /^\s*\d{1,4}\s*(-\s*\d{1,4}\s*)?$/;

/** `3` or `3-6`, both ends inclusive. */
export const range = () =>
  z.union([z.int().min(0).max(9999), z.string().regex(RANGE, fault('edition/range'))], fault('edition/range'));

/** The form of a BCP 47 tag. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export const language = () =>
  told(
    z.string().regex(LANGUAGE, fault('edition/language')),
    'Language of the copy, as in BCP 47',
    '文字语言（BCP 47）',
  );

export const whole = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);
export const length = (least: number, most: number): z.ZodNumber => z.number().min(least).max(most);

/** `4`, or `4-5` for a double truck: whether those can be one is looked at when the page is read. */
export const pageNumber = () =>
  z.union([whole(1, 9999), z.string().regex(/^\s*\d{1,4}\s*-\s*\d{1,4}\s*$/, fault('edition/page-number'))]);

/** Reads what `range()` lets through. */
export function parseRange(value: number | string): { readonly from: number; readonly to: number } {
  const [from, to] = String(value).split('-').map(Number);
  return { from: from!, to: to ?? from! };
}
