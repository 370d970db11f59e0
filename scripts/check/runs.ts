/** Lines one under another that have something in common. */
import type { Line } from '../layout/model.ts';

/** The longest stretches of lines for which `of` gives the same value; lines for which it gives none are in no run. */
export function runsOf(lines: readonly Line[], of: (line: Line) => string | undefined): readonly (readonly Line[])[] {
  const found: Line[][] = [];
  let common: string | undefined;
  for (const line of lines) {
    const value = of(line);
    if (value !== undefined && value === common) found.at(-1)!.push(line);
    else if (value !== undefined) found.push([line]);
    common = value;
  }
  return found;
}
