/** The one description of a house style: validation and the JSON schema for editors are made from it. */
import * as z from 'zod';

const word = (longest = 40) => z.string().max(longest).regex(/\S/, { error: 'edition/empty-text' });
const severity = z.enum(['error', 'warning', 'note', 'off']);
const severities = z.record(word(60), severity);

const term = z.strictObject({
  avoid: word().describe('The word that the house does not print'),
  prefer: word().optional().describe('The word that it prints instead'),
  unless: z.array(word()).max(50).optional().describe('Longer words that hold the word and are right'),
  why: word(200).optional().describe('For whoever asks'),
});

export const houseSchema = z.strictObject({
  spacing: z
    .enum(['none', 'keep'])
    .optional()
    .describe('Spaces typed between Han and Latin letters or digits: none takes them out, keep leaves them'),
  digits: z
    .enum(['half-width', 'keep'])
    .optional()
    .describe('Full-width digits and letters: written half-width, or left'),
  quotes: z.enum(['curly', 'corner']).optional().describe('Marks of quotation in horizontal text: “ ” or 「 」'),
  dash: z.enum(['——', '⸺']).optional().describe('The dash'),
  ellipsis: z.enum(['……', '…']).optional().describe('The ellipsis'),
  ranges: z
    .strictObject({
      values: z.enum(['～', '—', '-', '~']).optional().describe('Between numbers with a unit'),
      dates: z.enum(['—', '～', '-', '–']).optional().describe('Between years, months, days and hours'),
    })
    .optional()
    .describe('The sign between the ends of a range'),
  measures: z
    .array(word(10))
    .max(500)
    .optional()
    .describe('Words that follow the numbers of a range; added to those of the program'),
  units: z.array(term).max(500).optional().describe('Units behind a number; added to those of the program'),
  terms: z.array(term).max(5000).optional().describe('Banned and preferred terms; added to those of the program'),
  allow: z
    .array(word())
    .max(5000)
    .optional()
    .describe('Terms and units of the program that this house prints all the same'),
  words: z
    .array(word(20))
    .max(5000)
    .optional()
    .describe('Names, slogans and terms that no headline is broken in; added to those of the program'),
  limits: z
    .record(word(60), z.number().min(0).max(100_000))
    .optional()
    .describe('Limits of the layout rules by name: {head.lines: 3}'),
  severity: severities
    .optional()
    .describe('How grave a rule of the copy desk or the layout is here, by its id: error, warning, note, or off'),
  files: z
    .record(word(200), severities)
    .optional()
    .describe('The same for some files: a path from the edition folder, * for any name, ** for any folders'),
});

export type HouseInput = z.infer<typeof houseSchema>;
export type HouseTerm = z.infer<typeof term>;
export type HouseSeverity = z.infer<typeof severity>;

type Whole<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };

/** A house style with nothing left out. */
export type HouseStyle = Whole<Omit<HouseInput, 'ranges' | 'allow'>> & {
  readonly ranges: Whole<NonNullable<HouseInput['ranges']>>;
};

export const houseJsonSchema = (): object => {
  const { $schema, ...rest } = z.toJSONSchema(houseSchema, { io: 'input', reused: 'inline' });
  return { $schema, title: 'house-style.yaml', ...rest };
};
