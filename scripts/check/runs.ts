/** Lines one under another that have something in common. */
import type { Line } from '../layout/model.ts';
import { around, inkBox } from './boxes.ts';
import { legs } from './legs.ts';
import { excerpt, isSquare, scriptAt } from './lines.ts';
import type { Finding, Subject } from './rule.ts';

/** Runs of as many lines of a column as the rule's limit and more; `shared` says what a line may share with others. */
export function findRuns(
  { layout, limits }: Subject,
  rule: 'line.end-punct' | 'line.samehead',
  shared: (line: Line, square: boolean) => string | undefined,
): readonly Finding[] {
  const of = (line: Line): string | undefined =>
    scriptAt(layout, line) === undefined ? undefined : shared(line, isSquare(layout, line));
  const limit = limits[rule];
  return legs(layout).flatMap(({ lines, frames }) =>
    runsOf(lines, of)
      .filter((run) => run.length >= limit)
      .map((run) => {
        const { text, source, block } = run[0]!;
        const said = { lines: run.length, column: frames[0]!.column, text: excerpt(text), limit: limit - 1 };
        const mark = rule === 'line.samehead' && { mark: of(run[0]!) };
        return { parameters: { ...said, ...mark }, source, block, box: around(run.map(inkBox)) };
      }),
  );
}

/** The longest stretches of lines for which `of` gives the same value; lines for which it gives none are in no run. */
function runsOf(lines: readonly Line[], of: (line: Line) => string | undefined): readonly (readonly Line[])[] {
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
