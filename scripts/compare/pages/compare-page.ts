/** Two pages that belong together: text, geometry and inks from what they paint, then the looks of what differs. */
import type { Bounds, PageNode } from '../../pdf/index.ts';
import { compareLooks } from '../looks/compare-looks.ts';
import type { Drawer, UndrawnSide } from '../looks/drawer.ts';
import { type Atom, atomsOf } from '../match/atom.ts';
import { type Finding, gather, union } from '../match/gather.ts';
import { matchObjects } from '../match/match-objects.ts';
import { matchText, paintOf, type Reading, type TextChange } from '../match/match-text.ts';
import { orderAtoms } from '../match/paint-order.ts';
import type { Change } from '../model.ts';
import type { PagePaint, Paint } from '../paint/model.ts';
import { nameReplacement } from '../words/look-alikes.ts';
import { readingOrder } from '../words/reading-order.ts';
import { written } from '../words/written.ts';
import { annotationChanges } from './annotation-changes.ts';
import type { OpenedDocument } from './open-document.ts';
import { boxChanges } from './page-boxes.ts';
import { type PageView, viewOf } from './page-view.ts';

export interface PageSide {
  readonly document: OpenedDocument;
  readonly index: number;
  readonly drawer: Drawer;
}

export interface PageOptions {
  readonly dpi: number;
  /** The order of painting is the order of reading on both sides, since one program made them. */
  readonly painted: boolean;
}

export interface PageChanges {
  readonly changes: readonly Change[];
  /** Sides on which there was something to look at that could not be drawn. */
  readonly undrawn: readonly UndrawnSide[];
}

export async function comparePage(old: PageSide, fresh: PageSide, { dpi, painted }: PageOptions): Promise<PageChanges> {
  for (const { drawer, index } of [old, fresh]) drawer.prepare(index, dpi);
  const [a, b] = [old.document.paint(old.index), fresh.document.paint(fresh.index)];
  const [pageA, pageB] = [old.document.pages[old.index]!, fresh.document.pages[fresh.index]!];
  const views = { was: viewOf(pageA), is: viewOf(pageB) };
  const { atoms, texts } = paintChanges(a, b, painted);
  const changed = [...atoms.flatMap(boxesOf), ...texts.flatMap((one) => textBoxes(one, a, b))];
  // Of a page that is read only in part the rest is looked at.
  if (a.cut || b.cut) changed.push(wholeOf(pageA), wholeOf(pageB));
  const changes = [
    ...texts.map((one) => textChange(one, { a, b, views })),
    ...gather(atoms).map((one) => changeOf(one, views)),
    ...boxChanges(pageA, pageB),
    ...annotationChanges(
      { page: pageA, digests: old.document.digests, view: views.was },
      { page: pageB, digests: fresh.document.digests, view: views.is },
    ),
  ];
  if (changed.length === 0) return { changes, undrawn: [] };
  const looks = await compareLooks(
    { ...old, page: pageA, paints: a.paints },
    { ...fresh, page: pageB, paints: b.paints },
    { dpi, changed },
  );
  if ('undrawn' in looks) return { changes, undrawn: looks.undrawn };
  return { changes: [...changes, ...looks], undrawn: [] };
}

function wholeOf({ boxes }: PageNode): Bounds {
  const [left, bottom, right, top] = boxes.MediaBox!;
  return [0, 0, right! - left!, top! - bottom!];
}

interface PaintChanges {
  readonly atoms: readonly Atom[];
  readonly texts: readonly TextChange[];
}

function paintChanges(a: PagePaint, b: PagePaint, painted: boolean): PaintChanges {
  const old: Reading = { page: a, characters: painted ? a.characters : readingOrder(a) };
  const fresh: Reading = { page: b, characters: painted ? b.characters : readingOrder(b) };
  const { changes: texts, pairs, told } = matchText(old, fresh);
  const atoms: Atom[] = [];
  const paired = { old: new Set<number>(), fresh: new Set<number>() };
  for (const [one, two] of pairs) {
    paired.old.add(one);
    paired.fresh.add(two);
    const isTold = told.old.has(one);
    for (const atom of atomsOf(a.paints[one]!, b.paints[two]!)) {
      if (!isTold || (atom.kind !== 'glyph' && atom.kind !== 'clip')) atoms.push(atom);
    }
  }
  const rest = (page: PagePaint, taken: ReadonlySet<number>, explained: ReadonlySet<number>): readonly Paint[] =>
    page.paints.filter((_, at) => !taken.has(at) && !explained.has(at));
  atoms.push(...matchObjects(rest(a, paired.old, told.old), rest(b, paired.fresh, told.fresh)));
  if (atoms.length === 0) atoms.push(...orderAtoms(a, b));
  return { atoms, texts };
}

const boxesOf = (atom: Atom): readonly Bounds[] => [atom.was, atom.is].flatMap((one) => (one ? [one.box] : []));

function textBoxes(change: TextChange, a: PagePaint, b: PagePaint): readonly Bounds[] {
  return [...change.before.map((one) => paintOf(a, one).box), ...change.after.map((one) => paintOf(b, one).box)];
}

interface Views {
  readonly was: PageView;
  readonly is: PageView;
}

const longest = 240;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function textChange(
  { kind, before, after, context }: TextChange,
  { a, b, views }: { a: PagePaint; b: PagePaint; views: Views },
): Change {
  const [gone, come] = [written(before, a), written(after, b)];
  const label = kind === 'replaced' ? nameReplacement(gone, come) : undefined;
  return {
    layer: 'text',
    kind,
    object: before.length + after.length > 40 ? 'block' : 'line',
    count: Math.max(before.length, after.length),
    context,
    ...(before.length > 0 && {
      was: views.was.box(union(before.map((one) => paintOf(a, one).box))),
      before: shortened(gone),
    }),
    ...(after.length > 0 && {
      is: views.is.box(union(after.map((one) => paintOf(b, one).box))),
      after: shortened(come),
    }),
    ...(label && { label }),
  };
}

function changeOf({ was, is, shift, ...rest }: Finding, views: Views): Change {
  return {
    ...rest,
    ...(was && { was: views.was.box(was) }),
    ...(is && { is: views.is.box(is) }),
    ...(shift && { shift: views.is.shift(shift) }),
  };
}
