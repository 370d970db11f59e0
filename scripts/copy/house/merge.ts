/** Puts a house's own style over the program's. */
import type { HouseInput, HouseStyle, HouseTerm } from './schema.ts';

/** What holds where a style says nothing. */
const plain: HouseStyle = {
  spacing: 'none',
  digits: 'half-width',
  quotes: 'curly',
  dash: '——',
  ellipsis: '……',
  ranges: { values: '～', dates: '—' },
  measures: [],
  units: [],
  terms: [],
  words: [],
  limits: {},
  severity: {},
  files: {},
};

/** Members that are given, so that none is there and undefined. */
const given = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;

function mergeTerms(
  under: readonly HouseTerm[],
  over: readonly HouseTerm[] = [],
  allow: readonly string[] = [],
): HouseTerm[] {
  const own = new Set([...over.map(({ avoid }) => avoid), ...allow]);
  return [...under.filter(({ avoid }) => !own.has(avoid)), ...over];
}

/** The style `under` with everything that `over` says in its place; lists are added to. */
export function mergeStyle(under: HouseStyle, over: HouseInput): HouseStyle {
  const { ranges, measures, units, terms, allow, words, limits, severity, files, ...single } = over;
  return {
    ...under,
    ...given(single),
    ranges: { ...under.ranges, ...given(ranges ?? {}) },
    measures: [...new Set([...under.measures, ...(measures ?? [])])],
    units: mergeTerms(under.units, units, allow),
    terms: mergeTerms(under.terms, terms, allow),
    words: [...new Set([...under.words, ...(words ?? [])])],
    limits: { ...under.limits, ...limits },
    severity: { ...under.severity, ...severity },
    files: { ...under.files, ...files },
  };
}

export const styleOf = (input: HouseInput): HouseStyle => mergeStyle(plain, input);
