/** Holds a comparison against the rules: what they let pass is named, nothing is taken out. */
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Box, Mm } from '../../core/units.ts';
import type { Change, ComparedPage, Comparison } from '../model.ts';
import { namesOf } from '../page-name.ts';
import type { Region, Rules } from './model.ts';
import { tolerated } from './tolerate.ts';

const edge = 0.005;

const inside = (inner: Box<Mm>, outer: Box<Mm>): boolean =>
  inner.x >= outer.x - edge &&
  inner.y >= outer.y - edge &&
  inner.x + inner.width <= outer.x + outer.width + edge &&
  inner.y + inner.height <= outer.y + outer.height + edge;

const touching = (a: Box<Mm>, b: Box<Mm>): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

interface Aim {
  readonly change: Change;
  /** Missing for a change of the whole document. */
  readonly page?: ComparedPage;
}

function concerns(region: Region, { change, page }: Aim): boolean {
  if (!region.layers.includes(change.layer)) return false;
  if (region.kinds && !region.kinds.includes(change.kind)) return false;
  return !region.pages || (page !== undefined && namesOf(page.name).some((one) => region.pages!.includes(one)));
}

const boxesOf = ({ was, is }: Change): readonly Box<Mm>[] => [was, is].filter((box) => box !== undefined);

/** True when all of the change lies in the region, where it was and where it is. */
function covers(region: Region, aim: Aim): boolean {
  if (!concerns(region, aim)) return false;
  if (region.block !== undefined) return aim.change.block === region.block;
  if (!region.box) return true;
  const boxes = boxesOf(aim.change);
  return boxes.length > 0 && boxes.every((box) => inside(box, region.box!));
}

/** True when any of the change lies in the region. */
function touches(region: Region, aim: Aim): boolean {
  if (!concerns(region, aim)) return false;
  if (region.block !== undefined) return aim.change.block === region.block;
  return !region.box || boxesOf(aim.change).some((box) => touching(box, region.box!));
}

/** The name of what lets the change pass; undefined when nothing does. */
function acceptedBy(aim: Aim, rules: Rules, used: Set<Region>): string | undefined {
  const held = rules.hold.filter((region) => touches(region, aim));
  for (const region of held) used.add(region);
  if (held.length > 0) {
    const names = held.map((region) => ({ region, by: tolerated(aim.change, region.tolerances) }));
    return names.every(({ by }) => by !== undefined) ? `${names[0]!.region.name}: ${names[0]!.by}` : undefined;
  }
  // A rule that is met is used, also where a tolerance would do.
  const region = rules.accept.find((one) => covers(one, aim));
  if (region) used.add(region);
  return region?.name ?? tolerated(aim.change, rules.tolerances);
}

/** What pairs of files come to under the rules, and what is to be said of the rules themselves. */
export interface Ruling {
  readonly comparisons: readonly Comparison[];
  /** Expired rules are errors, unused ones warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

const expired = (region: Region, today: string): boolean => region.until !== undefined && region.until < today;

/** @param today as `2026-11-23`; a rule still holds on its last day */
export function applyRules(comparisons: readonly Comparison[], rules: Rules, today: string): Ruling {
  const alive: Rules = {
    ...rules,
    accept: rules.accept.filter((one) => !expired(one, today)),
    // What is held stricter stays so; only the report of its end asks for an act.
    hold: rules.hold,
  };
  const used = new Set<Region>();
  const judge = (change: Change, page?: ComparedPage): Change => {
    const accepted = acceptedBy(page ? { change, page } : { change }, alive, used);
    const { accepted: _, ...rest } = change;
    return accepted === undefined ? rest : { ...rest, accepted };
  };
  const judged = comparisons.map((one): Comparison => {
    const pages = one.pages.map((page) => ({ ...page, changes: page.changes.map((change) => judge(change, page)) }));
    const document = one.document.map((change) => judge(change));
    const open = (change: Change): boolean => change.accepted === undefined;
    const different =
      document.some(open) ||
      pages.some((page) => page.verdict !== 'same' && (page.changes.length === 0 || page.changes.some(open)));
    return { ...one, pages, document, verdict: different ? 'different' : 'same' };
  });
  // Where nothing differs at all no rule can be met.
  const met = judged.some((one) => one.document.length > 0 || one.pages.some(({ changes }) => changes.length > 0));
  const all: readonly Region[] = [...rules.accept, ...rules.hold];
  const diagnostics = all.flatMap((region) => {
    const where = region.at && { at: region.at };
    if (expired(region, today)) {
      return [diagnostic('compare/rule-expired', { rule: region.name, until: region.until }, where)];
    }
    return used.has(region) || !met ? [] : [diagnostic('compare/rule-unused', { rule: region.name }, where)];
  });
  return { comparisons: judged, diagnostics };
}
