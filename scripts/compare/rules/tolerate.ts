/** Whether a change is small enough for a set of tolerances, and which of them lets it pass. */
import type { Change } from '../model.ts';
import type { Tolerances } from './model.ts';

// Lengths are rounded to 0.01 mm on both sides; a tolerance of 0.3 means 0.30.
const slack = 1e-6;
const within = (value: number, limit: number | undefined): boolean => limit !== undefined && value <= limit + slack;

function moved({ shift, was, is, count = 1 }: Change): number | undefined {
  // A passage set anew: its frame may stand where it stood while every line has moved.
  if (!shift && count > 1) return undefined;
  if (shift) return Math.max(Math.abs(shift.x), Math.abs(shift.y));
  return was && is ? Math.max(Math.abs(is.x - was.x), Math.abs(is.y - was.y)) : undefined;
}

const grown = ({ was, is }: Change): number | undefined =>
  was && is ? Math.max(Math.abs(is.width - was.width), Math.abs(is.height - was.height)) : undefined;

function edges({ was, is }: Change): number | undefined {
  if (!was || !is) return undefined;
  const [right, bottom] = [is.x + is.width - was.x - was.width, is.y + is.height - was.y - was.height];
  return Math.max(...[is.x - was.x, is.y - was.y, right, bottom].map(Math.abs));
}

const numbersIn = (text: string): number[] => (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? []).map(Number);
/** What is left of a colour when its numbers are taken out: its space and the names of its inks. */
const spaceOf = (text: string): string => text.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi, '#');

/** Largest difference of two colours of one space, percentage points; undefined for two that cannot be measured. */
function inkDifference({ before, after }: Change): number | undefined {
  if (before === undefined || after === undefined || spaceOf(before) !== spaceOf(after)) return undefined;
  const [old, now] = [numbersIn(before), numbersIn(after)];
  const scale = before.includes('%') ? 1 : 100;
  return Math.max(0, ...old.map((value, index) => Math.abs(value - now[index]!) * scale));
}

function resolutionDifference({ before, after }: Change): number | undefined {
  const [old, now] = [before, after].map((text) => Number(/^\s*(\d+(?:\.\d+)?)\s*ppi\s*$/.exec(text ?? '')?.[1]));
  return old && now ? (Math.abs(now - old) / old) * 100 : undefined;
}

/** The name of the tolerance that the change keeps, such as `geometry.move`; undefined when it keeps none. */
export function tolerated(change: Change, { geometry, looks, production }: Tolerances): string | undefined {
  const { layer, kind } = change;
  if (layer === 'geometry') {
    const sized = grown(change) ?? 0;
    const way = moved(change);
    if (kind === 'moved' && way !== undefined && within(way, geometry.move)) return 'geometry.move';
    // What grows from its other edges moves too.
    if (
      kind === 'resized' &&
      grown(change) !== undefined &&
      within(sized, geometry.size) &&
      within(way!, Math.max(geometry.size!, geometry.move ?? 0))
    )
      return 'geometry.size';
    const edge = edges(change);
    if (kind === 'page-box' && edge !== undefined && within(edge, geometry.box)) return 'geometry.box';
  }
  if (layer === 'looks') {
    if (change.label !== undefined && looks.labels.includes(change.label)) return `looks.labels ${change.label}`;
    const asked = looks.share !== undefined || looks.greatest !== undefined;
    const share = looks.share === undefined || (change.share !== undefined && within(change.share, looks.share));
    const greatest =
      looks.greatest === undefined || (change.greatest !== undefined && within(change.greatest, looks.greatest));
    if (asked && share && greatest) return 'looks';
  }
  if (layer === 'production') {
    if (production.ignore.includes(kind)) return `production.ignore ${kind}`;
    const ink = kind === 'ink' ? inkDifference(change) : undefined;
    if (ink !== undefined && within(ink, production.ink)) return 'production.ink';
    const resolution = kind === 'image' ? resolutionDifference(change) : undefined;
    if (resolution !== undefined && within(resolution, production.resolution)) return 'production.resolution';
  }
  return undefined;
}
