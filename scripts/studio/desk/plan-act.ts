/** From what an editor did on the page to edits of the files that say so. */
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import type { Area, Edition, Page, Placed } from '../../edition/model.ts';
import { applyEdits } from '../edits.ts';
import type { Act, Edit } from '../protocol.ts';
import { findEdits } from './find-edits.ts';
import { attributeEdit, directiveAt, frontMatterEdit } from './markdown-edits.ts';
import { type YamlPath, yamlEdit } from './yaml-edits.ts';

/** Edits by file, of the texts as they stand. */
export type Planned = ReadonlyMap<string, readonly Edit[]>;

export interface Material {
  /** As it was last sound. */
  readonly edition: Edition;
  readonly textOf: (file: string) => string | undefined;
}

type Setting = readonly [path: YamlPath, value: unknown];

const range = ({ from, to }: { from: number; to: number }): string | number => (from === to ? from : `${from}-${to}`);

const areaSettings = (block: string, { columns, rows }: Area): readonly Setting[] => [
  [['place', block, 'columns'], range(columns)],
  [['place', block, 'rows'], range(rows)],
];

/** Several values of one file set one after the other, as edits of its present text. */
function settingsIn(file: string, settings: readonly Setting[], { textOf }: Material): Checked<Planned> {
  const before = textOf(file);
  if (before === undefined) return { diagnostics: [diagnostic('studio/unknown-file', { file })] };
  const story = file.endsWith('.md');
  let text = before;
  const made: Edit[] = [];
  for (const [path, value] of settings) {
    const edit = story ? frontMatterEdit(text, path, value) : yamlEdit(text, path, value);
    if (!edit) return { diagnostics: [diagnostic('studio/cannot-set', { file, key: path.join('.') })] };
    made.push(edit);
    text = applyEdits(text, [edit]);
  }
  const edits = together(made);
  return {
    value: new Map([[file, applyEdits(before, edits) === text ? edits : findEdits(before, text)]]),
    diagnostics: [],
  };
}

/** Edits made one after the other, each on what the last has left, as edits of the first text; they touch different places. */
function together(made: readonly Edit[]): readonly Edit[] {
  const whole: Edit[] = [];
  for (const [from, to, put] of made) {
    // Back over those already made that stand before it.
    let shift = 0;
    for (const [start, end, text] of whole) {
      if (start + shift < from) shift += text.length - (end - start);
    }
    whole.push([from - shift, to - shift, put]);
    whole.sort((a, b) => a[0] - b[0]);
  }
  return whole;
}

interface Found {
  readonly page: Page;
  readonly placed: Placed;
}

function findBlock({ edition }: Material, number: number, id: string): Checked<Found> {
  const page = edition.pages.find((one) => one.number === number);
  if (!page) return { diagnostics: [diagnostic('studio/no-page', { page: number })] };
  const placed = page.placed.find((one) => one.id === id);
  if (!placed) return { diagnostics: [diagnostic('studio/no-block', { page: number, block: id })] };
  return { value: { page, placed }, diagnostics: [] };
}

/** What a block of the page file is set to. */
function setBlock(
  material: Material,
  { page, block }: { readonly page: number; readonly block: string },
  settings: (found: Found) => readonly Setting[],
): Checked<Planned> {
  const { value, diagnostics } = findBlock(material, page, block);
  return value ? settingsIn(value.page.file, settings(value), material) : { diagnostics };
}

type Of<Name extends Act['act']> = Extract<Act, { act: Name }>;

function swap(material: Material, { page, block, with: other }: Of<'swap'>): Checked<Planned> {
  const [first, second] = [findBlock(material, page, block), findBlock(material, page, other)];
  if (!first.value || !second.value) return { diagnostics: [...first.diagnostics, ...second.diagnostics] };
  return settingsIn(
    first.value.page.file,
    [...areaSettings(block, second.value.placed.area), ...areaSettings(other, first.value.placed.area)],
    material,
  );
}

/** Rows that a block may give or take when it is unlocked: a fifth of what it has. */
function loosened({ placed }: Found): Setting {
  const { from, to } = placed.area.rows;
  const count = to - from + 1;
  const give = Math.max(1, Math.round(count / 5));
  return [['place', placed.id, 'fit'], { rows: `${Math.max(1, count - give)}-${count + give}`, anchor: 'top' }];
}

const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`;

function focus({ edition, textOf }: Material, { photo, x, y }: Of<'focus'>): Checked<Planned> {
  const file = edition.photos.get(photo)?.origin.file ?? '';
  const text = textOf(file);
  const at = text === undefined ? undefined : directiveAt(text, 'photo', photo);
  const value = `${percent(x)} ${percent(y)}`;
  const edit = at === undefined ? undefined : attributeEdit(text!, at, { key: 'focus', value });
  if (!edit) return { diagnostics: [diagnostic('studio/cannot-set', { file: file || photo, key: 'focus' })] };
  return { value: new Map([[file, [edit]]]), diagnostics: [] };
}

/** The key under `place` that says what a block shows. */
const showing = {
  photo: 'photo',
  sidebar: 'sidebar',
  'pull-quote': 'quote',
  names: 'names',
  table: 'table',
  notice: 'notice',
  text: 'story',
  advertisement: 'file',
} as const;

/** What a block is called that shows a thing; of a file, its name. */
const nameFor = (block: string, of: string): string => {
  if (block !== 'advertisement') return of;
  const name = of.slice(of.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || block
  );
};

function bring(material: Material, { page: number, block, of, area, client }: Of<'bring'>): Checked<Planned> {
  const page = material.edition.pages.find((one) => one.number === number);
  if (!page) return { diagnostics: [diagnostic('studio/no-page', { page: number })] };
  const taken = new Set(page.placed.map(({ id }) => id));
  const name = nameFor(block, of);
  let id = name;
  for (let next = 2; taken.has(id); next += 1) id = `${name}-${next}`;
  const shows = showing[block as keyof typeof showing] ?? 'story';
  const value = {
    block,
    [shows]: of,
    ...(client !== undefined && { client }),
    columns: range(area.columns),
    rows: range(area.rows),
  };
  return settingsIn(page.file, [[['place', id], value]], material);
}

function keepFit(material: Material, { page: number, areas }: Of<'keep-fit'>): Checked<Planned> {
  const page = material.edition.pages.find((one) => one.number === number);
  if (!page) return { diagnostics: [diagnostic('studio/no-page', { page: number })] };
  const strange = Object.keys(areas).find((id) => !page.placed.some((one) => one.id === id));
  if (strange !== undefined) return { diagnostics: [diagnostic('studio/no-block', { page: number, block: strange })] };
  return settingsIn(
    page.file,
    Object.entries(areas).flatMap(([id, area]) => areaSettings(id, area)),
    material,
  );
}

/** The acts that this room knows how to write down; the others are the desk's own. */
export function planAct(act: Act, material: Material): Checked<Planned> | undefined {
  switch (act.act) {
    case 'place':
      return setBlock(material, act, () => areaSettings(act.block, act.area));
    case 'swap':
      return swap(material, act);
    case 'focus':
      return focus(material, act);
    case 'lock':
      return setBlock(material, act, (found) =>
        act.locked
          ? found.placed.fit
            ? [[['place', act.block, 'fit'], undefined]]
            : []
          : found.placed.fit
            ? []
            : [loosened(found)],
      );
    case 'align':
      return setBlock(material, act, () => [[['place', act.block, 'align'], act.align]]);
    case 'set':
      return settingsIn(act.file, [[act.path, act.value]], material);
    case 'bring':
      return bring(material, act);
    case 'take-off':
      return setBlock(material, act, () => [[['place', act.block], undefined]]);
    case 'variant': {
      const page = material.edition.pages.find(({ number }) => number === act.page);
      if (!page) return { diagnostics: [diagnostic('studio/no-page', { page: act.page })] };
      return settingsIn(page.file, [[['template'], act.template]], material);
    }
    case 'keep-fit':
      return keepFit(material, act);
    default:
      return undefined;
  }
}
