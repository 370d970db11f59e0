/** A page against its approved reference: text, places and facts. Pixels are not kept, and that is said. */
import { pagesOf } from '../../core/diagnostic.ts';
import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Change, ComparedPage, LayerName, Verdict } from '../model.ts';
import { diffLines } from './diff-lines.ts';
import type { ImageFact, PageFacts, PageReference, PlacedBlocks } from './model.ts';
import { plain } from './page-text.ts';

const boxOf = ([x, y, width, height]: readonly number[]): Box<Mm> => ({
  x: mm(x!),
  y: mm(y!),
  width: mm(width!),
  height: mm(height!),
});

const sameBox = (a: Box<Mm>, b: Box<Mm>): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < 0.005);

const rounded = ({ x, y, width, height }: Box<Mm>): Box<Mm> =>
  boxOf([x, y, width, height].map((value) => Math.round(value * 100) / 100));

function textChanges(old: PageReference, now: PageReference): Change[] {
  return diffLines(old.text, now.text).map(({ before, after, context }): Change => {
    const kind = before === '' ? 'inserted' : after === '' ? 'deleted' : 'replaced';
    const count = Math.max([...before].length, [...after].length);
    const found = insideOne(old.text, before) ? wherever(now.lines, context, after) : {};
    return {
      layer: 'text',
      kind,
      object: 'line',
      ...(before && { before }),
      ...(after && { after }),
      context,
      count,
      ...found,
    };
  });
}

/** Whether a stretch of the old text stood in one block as far as references tell: empty lines part them. */
const insideOne = (text: string, before: string): boolean =>
  text.split('\n\n').some((block) => block.replaceAll('\n', '').includes(before));

/** Fewest characters by which the head of a stretch is looked for, where it goes on in another line. */
const FEWEST = 4;

/**
 * The block that holds a stretch, and the box of the line in which it begins, where the layout has it. What stands
 * around the stretch may be on another line, or be no copy, such as the mark before a caption. Of a stretch that goes
 * on in another block nothing is told: a rule for the first would let it pass.
 */
function wherever(
  lines: PageReference['lines'],
  context: { before: string; after: string },
  after: string,
): Partial<Change> {
  const heads = [3, 2, 1].map((length) => after.slice(0, length));
  for (const own of new Set(heads)) {
    for (const ahead of [3, 2, 1, 0]) {
      for (const behind of [3, 2, 1, 0]) {
        const wanted = `${ahead === 0 ? '' : context.before.slice(-ahead)}${own}${own === after ? context.after.slice(0, behind) : ''}`;
        if (wanted.length < (own === heads[0] ? 2 : FEWEST)) continue;
        const [line, ...others] = lines?.filter(({ text }) => text.includes(wanted)) ?? [];
        if (!line || others.length > 0) continue;
        const { block } = line;
        const whole = lines!.filter((one) => one.block === block).map(({ text }) => plain(text));
        return whole.join('').includes(after) ? { block, is: rounded(line.box) } : {};
      }
    }
  }
  return {};
}

function boxChanges(old: PageFacts, now: PageFacts): Change[] {
  const names = [...new Set([...Object.keys(old.boxes), ...Object.keys(now.boxes)])].sort();
  return names.flatMap((name): Change[] => {
    const [was, is] = [old.boxes[name], now.boxes[name]].map((values) => values && boxOf(values));
    if (was && is && sameBox(was, is)) return [];
    const shown = (box: Box<Mm> | undefined): Partial<Record<'text', string>> =>
      box ? { text: `${name} ${box.width} × ${box.height} mm` } : {};
    const [before, after] = [shown(was).text, shown(is).text];
    return [
      {
        layer: 'geometry',
        kind: 'page-box',
        object: 'page',
        ...(was && { was }),
        ...(is && { is }),
        ...(before && { before }),
        ...(after && { after }),
      },
    ];
  });
}

function blockChanges(old: PlacedBlocks | undefined, now: PlacedBlocks | undefined): Change[] {
  if (!old || !now) return [];
  const ids = [...new Set([...old.blocks, ...now.blocks].map(({ id }) => id))];
  return ids.flatMap((block): Change[] => {
    const find = (layout: PlacedBlocks): Box<Mm> | undefined => {
      const found = layout.blocks.find(({ id }) => id === block);
      return found && rounded(found.box);
    };
    const [was, is] = [find(old), find(now)];
    const base = { layer: 'geometry', object: 'block', block } as const;
    if (!was || !is) return [{ ...base, kind: was ? 'removed' : 'added', ...(was && { was }), ...(is && { is }) }];
    if (sameBox(was, is)) return [];
    const resized = Math.abs(was.width - is.width) >= 0.005 || Math.abs(was.height - is.height) >= 0.005;
    const shift = { x: mm(Number((is.x - was.x).toFixed(2))), y: mm(Number((is.y - was.y).toFixed(2))) };
    return [{ ...base, kind: resized ? 'resized' : 'moved', was, is, ...(!resized && { shift }) }];
  });
}

const tallies = [
  ['inks', 'ink'],
  ['fonts', 'font'],
  ['overprint', 'overprint'],
  ['transparency', 'transparency'],
] as const;

/** What is used more or less often than before; one that takes another's place is one change. */
function tallyChanges(old: PageFacts, now: PageFacts, edited: boolean): Change[] {
  return tallies.flatMap(([member, kind]): Change[] => {
    const names = [...new Set([...Object.keys(old[member]), ...Object.keys(now[member])])].sort();
    const moved = names
      .map((name) => ({ name, by: (now[member][name] ?? 0) - (old[member][name] ?? 0) }))
      .filter(({ by }) => by !== 0)
      // Edited copy changes how often its ink and font stand there; new and lost ones still tell.
      .filter(({ name }) => !edited || !now[member][name] || !old[member][name]);
    const [less, more] = [moved.filter(({ by }) => by < 0), moved.filter(({ by }) => by > 0)];
    if (less.length === 1 && more.length === 1 && less[0]!.by === -more[0]!.by) {
      return [
        {
          layer: 'production',
          kind,
          object: 'glyphs',
          before: less[0]!.name,
          after: more[0]!.name,
          count: more[0]!.by,
        },
      ];
    }
    return moved.map(({ name, by }) => {
      const words = `${name} (${old[member][name] ?? 0} → ${now[member][name] ?? 0})`;
      return {
        layer: 'production',
        kind,
        object: 'glyphs',
        ...(by < 0 ? { before: words } : { after: words }),
        count: Math.abs(by),
      };
    });
  });
}

const pictureWords = ({ pixels, ppi, space, filter }: ImageFact): string =>
  `${pixels.join(' × ')} px, ${ppi} ppi, ${space} ${filter}`.trim();

function imageChanges(old: PageFacts, now: PageFacts): Change[] {
  const key = ({ digest, box }: ImageFact): string => `${digest} ${box.join(' ')}`;
  const [mine, theirs] = [new Set(old.images.map(key)), new Set(now.images.map(key))];
  const gone = old.images.filter((one) => !theirs.has(key(one)));
  const come = now.images.filter((one) => !mine.has(key(one)));
  const changes: Change[] = [];
  for (const was of gone) {
    // The same picture elsewhere, or another one in its place.
    const at = come.findIndex((is) => is.digest === was.digest);
    const other = at >= 0 ? at : come.findIndex((is) => sameBox(boxOf(is.box), boxOf(was.box)));
    const [is] = other >= 0 ? come.splice(other, 1) : [];
    const place = { was: boxOf(was.box), ...(is && { is: boxOf(is.box) }) };
    if (!is) changes.push({ layer: 'geometry', kind: 'removed', object: 'picture', ...place });
    else if (is.digest === was.digest)
      changes.push({ layer: 'geometry', kind: movedOrResized(was, is), object: 'picture', ...place });
    else
      changes.push({
        layer: 'production',
        kind: 'image',
        object: 'picture',
        before: pictureWords(was),
        after: pictureWords(is),
        ...place,
      });
  }
  return [
    ...changes,
    ...come.map((is): Change => ({ layer: 'geometry', kind: 'added', object: 'picture', is: boxOf(is.box) })),
  ];
}

const movedOrResized = (was: ImageFact, is: ImageFact): string =>
  was.box[2] === is.box[2] && was.box[3] === is.box[3] ? 'moved' : 'resized';

const paintedObjects: Readonly<Record<string, string>> = {
  glyph: 'glyphs',
  path: 'rule',
  image: 'picture',
  shading: 'picture',
};

/** What is painted otherwise although nothing above names it: the same things in other places or shapes. */
function paintedChanges(old: PageFacts, now: PageFacts): Change[] {
  return Object.entries(paintedObjects).flatMap(([kind, object]): Change[] => {
    if (old.painted[kind] === now.painted[kind]) return [];
    const by = (now.counts[kind] ?? 0) - (old.counts[kind] ?? 0);
    if (by === 0) return [{ layer: 'geometry', kind: 'moved', object }];
    return [{ layer: 'geometry', kind: by > 0 ? 'added' : 'removed', object, count: Math.abs(by) }];
  });
}

/** @returns no changes where the page paints the same, whatever wrote it */
export function referenceChanges(old: PageReference, now: PageReference): readonly Change[] {
  if (old.facts.hash === now.facts.hash) return [];
  const text = textChanges(old, now);
  const named = [
    ...text,
    ...boxChanges(old.facts, now.facts),
    ...blockChanges(old.layout, now.layout),
    ...tallyChanges(old.facts, now.facts, text.length > 0),
    ...imageChanges(old.facts, now.facts),
  ];
  const painted = paintedChanges(old.facts, now.facts);
  // Copy that changed moves its glyphs; that is not told twice.
  const said = (object: string): boolean =>
    named.some((one) => (object === 'glyphs' ? one.layer === 'text' || one.object === 'block' : one.object === object));
  return [...named, ...painted.filter(({ object }) => !said(object))];
}

const verdictOf = (changes: readonly Change[]): Verdict =>
  changes.length === 0
    ? 'same'
    : changes.every(({ layer, kind }) => layer === 'geometry' && kind === 'moved')
      ? 'moved'
      : 'changed';

/** One page with its reference; one of the two may be missing. */
export function comparedPage(
  old: PageReference | undefined,
  now: PageReference | undefined,
  { number, layers }: { readonly number: number; readonly layers: readonly LayerName[] },
): ComparedPage {
  const side = (now ?? old)!;
  const trim = side.facts.boxes['TrimBox'] ??
    side.facts.boxes['CropBox'] ??
    side.facts.boxes['MediaBox'] ?? [0, 0, 0, 0];
  const name = pagesOf(side.layout ?? { page: number });
  const size = { width: mm(trim[2]!), height: mm(trim[3]!) };
  if (!old || !now) {
    const verdict = now ? 'added' : 'removed';
    return { ...(old && { old: number }), ...(now && { new: number }), name, verdict, changes: [], ...size };
  }
  const changes = referenceChanges(old, now).filter(({ layer }) => layers.includes(layer));
  return { old: number, new: number, name, verdict: verdictOf(changes), changes, ...size };
}

/** True when nothing differs but what made the page. */
export const onlyToolchain = (old: PageFacts, now: PageFacts): boolean =>
  JSON.stringify(old.toolchain) !== JSON.stringify(now.toolchain);
