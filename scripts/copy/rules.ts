/** The rules of the copy desk in the order of their findings. A new rule is a file in `rules/` and a row here. */
import type { CopyRule } from './rule.ts';
import { approximate } from './rules/approximate.ts';
import { brackets } from './rules/brackets.ts';
import { brokenParagraph } from './rules/broken-paragraph.ts';
import { byline } from './rules/byline.ts';
import { compatibility } from './rules/compatibility.ts';
import { dash } from './rules/dash.ts';
import { date } from './rules/date.ts';
import { doubleMark } from './rules/double-mark.ts';
import { ellipsis } from './rules/ellipsis.ts';
import { enumeration } from './rules/enumeration.ts';
import { fullWidth } from './rules/full-width.ts';
import { halfWidth } from './rules/half-width.ts';
import { headNumber } from './rules/head-number.ts';
import { headStop } from './rules/head-stop.ts';
import { interpunct } from './rules/interpunct.ts';
import { mixedNumber } from './rules/mixed-number.ts';
import { privateUse } from './rules/private-use.ts';
import { quoteNesting } from './rules/quote-nesting.ts';
import { quotePairs } from './rules/quote-pairs.ts';
import { quoteStyle } from './rules/quote-style.ts';
import { range } from './rules/range.ts';
import { repeat } from './rules/repeat.ts';
import { space } from './rules/space.ts';
import { straightQuotes } from './rules/straight-quotes.ts';
import { term } from './rules/term.ts';
import { unit } from './rules/unit.ts';
import { variant } from './rules/variant.ts';
import { weekday } from './rules/weekday.ts';

export const rules: readonly CopyRule[] = [
  privateUse,
  compatibility,
  variant,
  fullWidth,
  halfWidth,
  straightQuotes,
  quotePairs,
  quoteNesting,
  quoteStyle,
  brackets,
  ellipsis,
  dash,
  range,
  interpunct,
  doubleMark,
  enumeration,
  space,
  headStop,
  approximate,
  mixedNumber,
  unit,
  term,
  date,
  weekday,
  headNumber,
  brokenParagraph,
  repeat,
  byline,
];

export const ruleIds: readonly string[] = rules.map(({ id }) => id);
