/** Reads a kind of page: `templates/pages/KIND.yaml`, with the variants that new pages begin as. */
import { readdir } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { isMap, isScalar, type YAMLMap } from 'yaml';
import * as z from 'zod';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { type Position, positionAt } from '../../core/source.ts';
import { listAssets } from '../page/assets.ts';
import { type Reading, report, sortedFaults, startReading } from '../reading.ts';
import { id, line } from '../schema/fields.ts';
import { editionSchema, pageSchema } from '../schema.ts';
import { readSource } from '../text/read-source.ts';
import { type Path, readYaml, valueOrigin, type YamlFile } from '../yaml/document.ts';
import { locatedYaml, validate } from '../yaml/issues.ts';
import { isSlot, readSlot, type Slot, slotName } from './slots.ts';

const program = join(import.meta.dirname, '../../..');
const folder = 'templates/pages';

const titleSchema = z.strictObject({ en: line(60), zh: line(30) });
const variantSchema = z.strictObject({ title: titleSchema, place: pageSchema.shape.place });

export const kindSchema = z.strictObject({
  title: titleSchema,
  sheet: editionSchema.shape.sheet,
  grid: pageSchema.shape.grid,
  body: pageSchema.shape.body,
  theme: pageSchema.shape.theme,
  variants: z.record(id(), variantSchema),
});

export interface SlotPlace extends Slot {
  /** Where it stands in the file, from the variant's `place` on: its block, and keys of that. */
  readonly path: Path;
}

export interface Variant {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** How many stories it takes. */
  readonly stories: number;
  readonly slots: readonly SlotPlace[];
  /** Its `place` as it is written. */
  readonly place: YAMLMap;
}

export interface Kind {
  /** The file's name without its ending; the template of its pages. */
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly input: z.infer<typeof kindSchema>;
  readonly file: YamlFile;
  /** Where it says what its sheet is, or would. */
  readonly sheetAt: Position;
  readonly variants: readonly Variant[];
}

/** Words of the file that stand for a slot while its shape is looked at; two slots are two words. */
const stand = (slot: Slot): string => slotName(slot).replace(/[ .]/g, '-');

interface Taken {
  readonly data: unknown;
  readonly slots: readonly SlotPlace[];
}

/** Takes the slots out of a block, each with its place. */
function takeSlots(reading: Reading, file: YamlFile, value: unknown, path: Path): Taken {
  if (isSlot(value)) {
    const [key] = Object.keys(value as object);
    const node = file.document.getIn([...path, key!], true);
    const written = isScalar(node) ? (node.source ?? String(node.value)) : '';
    const slot = readSlot(key!, written);
    if (!slot)
      report(reading, 'kind/slot', { places: [valueOrigin(file, path)], with: { slot: `${key}: ${written}` } });
    return { data: slot ? stand(slot) : 'slot', slots: slot ? [{ ...slot, path }] : [] };
  }
  if (Array.isArray(value)) {
    const all = value.map((one, index) => takeSlots(reading, file, one, [...path, index]));
    return { data: all.map(({ data }) => data), slots: all.flatMap(({ slots }) => slots) };
  }
  if (typeof value !== 'object' || value === null) return { data: value, slots: [] };
  const all = Object.entries(value).map(([key, one]) => [key, takeSlots(reading, file, one, [...path, key])] as const);
  return {
    data: Object.fromEntries(all.map(([key, { data }]) => [key, data])),
    slots: all.flatMap(([, { slots }]) => slots),
  };
}

const blockOf = (slot: SlotPlace): PropertyKey => slot.path[3]!;

/** Parts of a story stand once: two blocks of one kind may not ask for the same, and stories are counted without a gap. */
function checkSlots(reading: Reading, file: YamlFile, { slots, data }: Taken): number {
  const seen = new Map<string, SlotPlace>();
  const kindOf = (slot: SlotPlace): unknown =>
    slot.path.slice(0, 4).reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], data);
  for (const slot of slots) {
    const block = (kindOf(slot) as { block?: string } | undefined)?.block ?? '';
    const name = slot.item === undefined ? `${block} ${slotName(slot)}` : slotName(slot);
    const before = seen.get(name);
    if (before && slot.path.at(-1) !== 'over') {
      report(reading, 'kind/slot-twice', {
        places: [slot, before].map(({ path }) => valueOrigin(file, path)),
        with: { slot: slotName(slot), id: String(blockOf(slot)) },
      });
    } else seen.set(name, slot);
  }
  const used = new Set(slots.map(({ story }) => story));
  const stories = Math.max(0, ...used);
  for (let story = 1; story < stories; story += 1) {
    const later = slots.find((slot) => slot.story > story);
    if (used.has(story) || !later) continue;
    report(reading, 'kind/slot-missing', { places: [valueOrigin(file, later.path)], with: { slot: `story ${story}` } });
  }
  return stories;
}

async function readKind(reading: Reading, name: string): Promise<Kind | undefined> {
  const source = await readSource(reading, `${folder}/${name}.yaml`);
  const file = source && readYaml(reading, source);
  if (!file) return undefined;
  const before = reading.noted;
  const variants: Variant[] = [];
  const given = (file.data as { variants?: unknown } | null)?.variants;
  const all = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  const taken = all.map(
    ([variant, value]) => [variant, takeSlots(reading, file, value, ['variants', variant])] as const,
  );
  const data = { ...(file.data as object), variants: Object.fromEntries(taken.map(([key, one]) => [key, one.data])) };
  const input = validate(reading, kindSchema, { ...locatedYaml(file), data });
  if (!input) return undefined;
  for (const [variant, one] of taken) {
    const stories = checkSlots(reading, file, { slots: one.slots, data });
    const place = file.document.getIn(['variants', variant, 'place'], true);
    if (!isMap(place)) continue;
    const slots = one.slots.map((slot) => ({ ...slot, path: slot.path.slice(3) }));
    variants.push({ name: variant, title: input.variants[variant]!.title, stories, slots, place: place as YAMLMap });
  }
  const sheetAt = positionAt(source, valueOrigin(file, ['sheet']).from);
  return reading.noted > before ? undefined : { name, title: input.title, input, file, sheetAt, variants };
}

export interface Kinds {
  readonly kinds: readonly Kind[];
  readonly diagnostics: readonly Diagnostic[];
}

async function kindsIn(root: string, base: string): Promise<Kinds> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const reading = startReading(root);
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  const kinds = await Promise.all(files.map((name) => readKind(reading, name.slice(0, -'.yaml'.length))));
  const fromBase = (at: Position): Position => ({ ...at, file: fileFrom(base, join(root, at.file)) });
  const diagnostics = sortedFaults(reading).map((one) => ({
    ...one,
    ...(one.at && { at: fromBase(one.at) }),
    ...(one.related && { related: one.related.map(fromBase) }),
  }));
  return {
    kinds: kinds.flatMap((kind) => (kind ? { ...kind, sheetAt: fromBase(kind.sheetAt) } : [])),
    diagnostics,
  };
}

const fileFrom = (base: string, path: string): string => relative(base, path).replaceAll('\\', '/');

/**
 * The kinds of a house package come before the program's of the same name.
 *
 * @param base absolute path of the folder that diagnostics name files from: the edition's
 */
export async function readKinds(packageFolder?: string, base = program): Promise<Kinds> {
  const [own, common] = await Promise.all([
    packageFolder === undefined ? { kinds: [], diagnostics: [] } : kindsIn(packageFolder, base),
    kindsIn(program, base),
  ]);
  const { templates } = await listAssets({ packageFolder });
  const bare = own.kinds
    .filter(({ name }) => !templates.includes(name))
    .map(({ name, sheetAt }) => {
      const file = `${posix.dirname(sheetAt.file)}/${name}.hbs`;
      return diagnostic('kind/no-template', { kind: name, file }, { at: { ...sheetAt, line: 1, column: 1 } });
    });
  const names = new Set(own.kinds.map(({ name }) => name));
  const kinds = [...own.kinds, ...common.kinds.filter(({ name }) => !names.has(name))];
  return {
    kinds: kinds.sort((a, b) => (a.name < b.name ? -1 : 1)),
    diagnostics: [...own.diagnostics, ...bare, ...common.diagnostics],
  };
}
