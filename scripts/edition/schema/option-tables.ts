/** The option tables of the README, made from the schemas. */
import type * as z from 'zod';
import { grids, sheets } from '../presets.ts';
import { directiveSchemas, editionSchema, pageSchema, storySchema } from '../schema.ts';
import { bilingualSchema } from './json-schema.ts';
import { placeBase, placeSchema } from './place.ts';

type Language = 'en' | 'zh';
type Node = z.core.JSONSchema.BaseSchema & { readonly zh?: string };

const words = {
  en: {
    key: 'Key',
    value: 'Value',
    absent: 'If left out',
    meaning: 'What it is',
    needed: '**needed**',
    text: 'text',
    whole: 'whole number',
    number: 'number',
    list: 'list of ',
    range: '`3` or `3-6`',
    mapping: 'keys below',
    edition: '`edition.yaml`',
    page: '`pages/*.yaml`',
    place: 'Every block under `place:`',
    blocks: 'The blocks and their own keys',
    block: 'Block',
    own: 'Own keys',
    story: 'Front matter of `stories/*.md`',
    directives: 'Directives in a story',
    directive: 'Directive',
    grids: 'Grids by name',
    grid: 'Name',
    columns: 'Columns',
    characters: 'Characters a column',
    size: 'Size, pt',
    gutter: 'Gutter, em',
    pitch: 'Pitch, pt',
    sheets: 'Sheets by name',
    width: 'Width, mm',
    height: 'Height, mm',
    margins: 'Margins: top, bottom, inner, outer, mm',
  },
  zh: {
    key: '键',
    value: '值',
    absent: '不写时',
    meaning: '含义',
    needed: '**必填**',
    text: '文字',
    whole: '整数',
    number: '数',
    list: '列表：',
    range: '`3` 或 `3-6`',
    mapping: '见下列各键',
    edition: '`edition.yaml`',
    page: '`pages/*.yaml`',
    place: '`place:` 下每一块都有的键',
    blocks: '各种块与它自己的键',
    block: '块',
    own: '自己的键',
    story: '`stories/*.md` 的文首信息',
    directives: '稿件里的 `:::` 块',
    directive: '块',
    grids: '预设网格',
    grid: '名称',
    columns: '栏数',
    characters: '每栏字数',
    size: '字号，磅',
    gutter: '栏距，字',
    pitch: '行距，磅',
    sheets: '预设纸张',
    width: '宽，毫米',
    height: '高，毫米',
    margins: '白边：上、下、内、外，毫米',
  },
} as const;

type Words = (typeof words)[Language];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [`#### ${title}`, '', row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

const code = (value: unknown): string => `\`${String(value)}\``;
const alternatives = (node: Node): readonly Node[] => (node.anyOf ?? node.oneOf ?? []) as readonly Node[];

function typeText(node: Node, say: Words): string {
  if (node.const !== undefined) return code(node.const);
  if (node.enum) return node.enum.map(code).join(' | ');
  const options = alternatives(node);
  if (options.length === 2 && options[0]!.type === 'integer' && options[1]!.pattern) return say.range;
  if (options.length > 0) return options.map((one) => typeText(one, say)).join(' | ');
  if (node.type === 'boolean') return '`true` | `false`';
  if (node.type === 'integer' || node.type === 'number') {
    return `${node.type === 'integer' ? say.whole : say.number} ${node.minimum}–${node.maximum}`;
  }
  if (node.type === 'array') return `${say.list}${typeText(node.items as Node, say)}`;
  if (node.type === 'object') {
    const keys = Object.keys(node.properties ?? {});
    return keys.length > 0 ? `{${keys.join(', ')}}` : say.mapping;
  }
  return say.text;
}

const meaning = (node: Node, language: Language): string => (language === 'zh' ? node.zh : node.description) ?? '';

interface Field {
  readonly name: string;
  readonly node: Node;
  readonly needed: boolean;
}

/** The fields of an object, with those of the objects inside it after them. */
function fieldsOf(node: Node, before = ''): readonly Field[] {
  const required = new Set((node.required ?? []) as readonly string[]);
  return Object.entries(node.properties ?? {}).flatMap(([key, value]): readonly Field[] => {
    const child = value as Node;
    const name = before + key;
    const inner = [child, ...alternatives(child)].find((one) => one.type === 'object' && one.properties);
    const item = child.type === 'array' ? (child.items as Node) : undefined;
    const own: Field = { name, node: child, needed: required.has(key) };
    if (inner) return [own, ...fieldsOf(inner, `${name}.`)];
    if (item?.properties) return [own, ...fieldsOf(item, `${name}[].`)];
    return [own];
  });
}

function absentText({ node, needed }: Field, say: Words): string {
  if (needed) return say.needed;
  if (node.default === undefined) return '—';
  return code(typeof node.default === 'string' ? node.default : JSON.stringify(node.default));
}

function fieldRows(fields: readonly Field[], language: Language): readonly (readonly string[])[] {
  const say = words[language];
  return fields.map((field) => [
    code(field.name),
    typeText(field.node, say),
    absentText(field, say),
    meaning(field.node, language),
  ]);
}

function ownKeys(fields: readonly Field[], language: Language): string {
  const say = words[language];
  const told = fields.map((field) => {
    const absent = absentText(field, say);
    const about = typeText(field.node, say) + (absent === '—' ? '' : `${language === 'zh' ? '；' : '; '}${absent}`);
    const what = meaning(field.node, language);
    return `${code(field.name)} (${about})${what ? `: ${what}` : ''}`;
  });
  return told.join('<br>') || '—';
}

/** Markdown: a heading of level four and a table for each kind of file, block and directive. */
export function optionTables(language: Language): string {
  const say = words[language];
  const head = [say.key, say.value, say.absent, say.meaning];
  const fields = (schema: z.ZodType): readonly Field[] => fieldsOf(bilingualSchema(schema) as Node);
  const base = new Set(['block', ...Object.keys(placeBase)]);
  const isBase = ({ name }: Field): boolean => base.has(name.split('.')[0]!);
  const blocks = placeSchema.options.map((option) => {
    const node = bilingualSchema(option) as Node;
    const own = fieldsOf(node).filter((field) => !isBase(field));
    return [code(option.shape.block.value), meaning(node, language), ownKeys(own, language)];
  });
  const common = fields(placeSchema.options[0]!).filter(isBase);
  const directives = Object.entries(directiveSchemas).map(([name, schema]) => {
    const node = bilingualSchema(schema) as Node;
    return [code(`:::${name}`), meaning(node, language), ownKeys(fieldsOf(node), language)];
  });
  return `${[
    table(say.edition, head, fieldRows(fields(editionSchema), language)),
    table(say.page, head, fieldRows(fields(pageSchema), language)),
    table(
      say.place,
      head,
      fieldRows(
        common.filter(({ name }) => name !== 'block'),
        language,
      ),
    ),
    table(say.blocks, [say.block, say.meaning, say.own], blocks),
    table(say.story, head, fieldRows(fields(storySchema), language)),
    table(say.directives, [say.directive, say.meaning, say.own], directives),
    table(say.sheets, [say.grid, say.width, say.height, say.margins], sheetRows()),
    table(say.grids, [say.grid, say.columns, say.characters, say.size, say.gutter, say.pitch], gridRows()),
  ].join('\n\n')}\n`;
}

const gridRows = (): readonly (readonly string[])[] =>
  Object.entries(grids).map(([name, one]) => [
    code(name),
    ...[one.columns, one.characters, one.size, one.gutter, one.pitch].map(String),
  ]);

const sheetRows = (): readonly (readonly string[])[] =>
  Object.entries(sheets).map(([name, { width, height, margins }]) => [
    code(name),
    String(width),
    String(height),
    [margins.top, margins.bottom, margins.inner, margins.outer].join(', '),
  ]);
