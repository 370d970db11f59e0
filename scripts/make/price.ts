/** What an art director would rather not have, in one currency: 1 takes as much off a page as a headline cut in half. */
import { type Part, type Price, partNames } from './model.ts';

export const PRICES = {
  /** Rows that a story leaves at its end, which an ornament fills. */
  ornament: [0, 0.12, 0.14, 0.18, 0.4, 0.7, 1],
  /** A leg that begins with the last line of a paragraph: short of a third of the measure, or longer. */
  widow: { short: 0.8, long: 0.12 },
  /** Times the square of the logarithm of how much a picture is cut. */
  crop: 5,
  /** Times the square of the logarithm of a headline's size by what its rank asks for. */
  headline: 0.7,
  /** A row of white about the lead's headline, or more than usual between two stories. */
  air: 0.03,
  /** A headline of three lines. */
  threeLines: 0.25,
  /** Text of fewer rows than this is a strip of scraps, each row that lacks. */
  flat: { rows: 6, each: 0.15 },
  /** Legs longer than this tire, each row more. */
  long: { rows: 42, each: 0.025 },
  /** A story in one column beside pages of room, and one across all. */
  narrow: 0.12,
  wide: 0.1,
  /** By the logarithm of a picture's share of the page against what its rank asks for. */
  pictureSize: 0.25,
  /** Two headlines side by side, with only a rule between them. */
  beside: 0.45,
  /** A picture between the headline and its text, and one above the headline. */
  photoUnder: 0.12,
  photoOver: 0.1,
  /** A lead that is a block among others, without the page's whole width. */
  leadBlock: 0.5,
  /** A story across the foot. */
  foot: 0.08,
  /** A page cut in two, and a gutter open from head to foot. */
  cut: 1.2,
  gutter: 0.9,
  /** No picture leads. */
  rival: 0.5,
} as const;

export const free: Price = { fit: 0, pictures: 0, headlines: 0, shapes: 0, order: 0, cuts: 0 };

export const priceOf = (parts: Partial<Record<Part, number>>): Price => ({ ...free, ...parts });

export const addPrices = (...prices: readonly Price[]): Price =>
  Object.fromEntries(
    partNames.map((name) => [name, prices.reduce((sum, one) => sum + one[name], 0)]),
  ) as unknown as Price;

export const costOf = (price: Price): number => partNames.reduce((sum, name) => sum + price[name], 0);

export const square = (value: number): number => value * value;
