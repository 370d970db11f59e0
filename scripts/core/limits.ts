/** Every threshold as a number, with `overrides` in place of the values in the table. */
export function limitsFrom<Name extends string>(
  thresholds: Readonly<Record<Name, { readonly value: number }>>,
  overrides: Partial<Readonly<Record<Name, number>>> = {},
): Readonly<Record<Name, number>> {
  const entries = Object.entries<{ readonly value: number }>(thresholds).map(([name, { value }]) => [name, value]);
  return { ...Object.fromEntries(entries), ...overrides };
}
