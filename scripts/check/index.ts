/** The check stage: holds a finished page against the rules of Chinese newspaper layout. */
import { catalogue } from '../core/catalogue/index.ts';
import { type Diagnostic, diagnostic, type Severity } from '../core/diagnostic.ts';
import { type Position, positionAt, type SourceFile } from '../core/source.ts';
import { type Box, type Mm, mm } from '../core/units.ts';
import type { Layout } from '../layout/model.ts';
import { exactGrid, round } from './boxes.ts';
import type { Finding, Rule, SourcePlace } from './rule.ts';
import { rules } from './rules.ts';
import { limitsWith } from './thresholds.ts';

export type { Finding, Rule, Subject } from './rule.ts';
export { ruleTable } from './rule-table.ts';
export type { LimitName, Limits, Threshold } from './thresholds.ts';
export { limitsWith, thresholds } from './thresholds.ts';
export { rules };

type Sources = ReadonlyMap<string, SourceFile>;

/** What a house says of the rules: other limits by name, how grave a rule is by its id, and words that it keeps whole. */
export interface Wishes {
  readonly words?: readonly string[];
  readonly limits?: Readonly<Record<string, number>>;
  readonly severity?: Readonly<Record<string, 'error' | 'warning' | 'note' | 'off'>>;
}

function positionOf(place: SourcePlace | undefined, sources: Sources): Position | undefined {
  const source = place && sources.get(place.file);
  return source && positionAt(source, place.from);
}

/** As `layout.json` does, to 0.001 mm. */
const rounded = ({ x, y, width, height }: Box<Mm>): Box<Mm> => {
  const [left, top, across, down] = [x, y, width, height].map((length) => mm(round(length, 3)));
  return { x: left!, y: top!, width: across!, height: down! };
};

const byPlace = (a: Finding, b: Finding): number => a.box.y - b.box.y || a.box.x - b.box.x;

/** A page that asks for a report on its fit, or for nothing, is not refused for it. */
function severityOf(rule: Rule, finding: Finding, { fit, wishes }: Context): Severity | undefined {
  const wish = wishes.severity?.[rule.id];
  if (wish && wish !== 'off') return wish === 'note' ? 'info' : wish;
  const asked = finding.severity ?? catalogue[rule.id].severity;
  return fit === 'report' && asked === 'error' && rule.id.startsWith('fit.') ? 'warning' : finding.severity;
}

interface Context {
  readonly sources: Sources;
  readonly fit: Layout['fit'];
  readonly wishes: Wishes;
}

function report(rule: Rule, finding: Finding, context: Context): Omit<Diagnostic, 'onPage'> {
  const { sources } = context;
  const severity = severityOf(rule, finding, context);
  const related = finding.related?.flatMap((place) => positionOf(place, sources) ?? []);
  return diagnostic(rule.id, finding.parameters, {
    at: positionOf(finding.source, sources),
    ...(related?.length && { related }),
    ...(severity && { severity }),
  });
}

/**
 * Every breach of the layout rules, rule by rule and down the page. `sources` (by path in the edition folder) turn
 * the offsets of the layout into file, line and column.
 */
export function checkLayout(layout: Layout, sources: Sources = new Map(), wishes: Wishes = {}): readonly Diagnostic[] {
  const subject = {
    layout: { ...layout, grid: exactGrid(layout.grid) },
    limits: limitsWith(wishes.limits),
    words: wishes.words ?? [],
  };
  const wanted = rules.filter(
    ({ id }) => (layout.fit !== 'off' || !id.startsWith('fit.')) && wishes.severity?.[id] !== 'off',
  );
  return wanted.flatMap((rule) =>
    [...rule.find(subject)].sort(byPlace).map((finding) => ({
      ...report(rule, finding, { sources, fit: layout.fit, wishes }),
      onPage: { page: layout.page, ...(finding.block && { block: finding.block }), box: rounded(finding.box) },
    })),
  );
}
export { type PageScore, type ScorePart, scoreLayout } from './score.ts';
export { untold } from './told.ts';
