/**
 * One value of a YAML text set, added or taken out by the smallest edit: comments, order and layout of all the rest
 * stay as their writer left them.
 */
import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import { applyEdits } from '../edits.ts';
import type { Edit } from '../protocol.ts';

export type YamlPath = readonly (string | number)[];

const read = (text: string) => parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });

/** A value on one line, quoted so that it may stand inside brackets. */
function inFlow(value: unknown): string {
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  return stringify([value], options).trim().slice(1, -1).trim();
}

const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The end of a node's own text; a block's range runs on to what follows it. */
function endOf(text: string, node: Node): number {
  const end = node.range![1];
  return end - (/\s*$/.exec(text.slice(node.range![0], end))?.[0].length ?? 0);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text[end - 1] === '\r' && end > at ? end - 1 : end;
};

/** A block scalar keeps its form: `lede: |` and lines below it. */
function blockScalar(text: string, node: Node, value: string): Edit | undefined {
  const [from, to] = node.range!;
  const [head, ...lines] = text.slice(from, to).split(/\r?\n/);
  const indent = lines.map((line) => /^[ \t]+(?=\S)/.exec(line)?.[0]).find((one) => one !== undefined);
  if (indent === undefined || !/^[|>][-+]?$/.test(head!.trim())) return undefined;
  const end = lineBreak(text);
  const body = value.replace(/\n+$/, '').split('\n');
  return [from, to, [head!.trim(), ...body.map((line) => (line === '' ? '' : indent + line))].join(end) + end];
}

function replaced(text: string, node: Node, value: unknown): Edit {
  const block = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  const kept = block && typeof value === 'string' ? blockScalar(text, node, value) : undefined;
  if (kept) return kept;
  const from = node.range![0];
  const to = Math.max(from, endOf(text, node));
  // `key:` with nothing behind it.
  const gap = from === to && /[:-]/.test(text[from - 1] ?? '') ? ' ' : '';
  const quoted = isScalar(node) && typeof value === 'string' && node.type?.startsWith('QUOTE');
  return [from, to, gap + (quoted ? quote(value, node.type === 'QUOTE_SINGLE') : inFlow(value))];
}

const quote = (value: string, single: boolean): string =>
  single && !/[\n\t]/.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);

type Collection = { readonly items: readonly unknown[]; readonly flow?: boolean } & Node;

interface Item {
  readonly first: Node;
  readonly last: Node;
}

function itemOf(item: unknown): Item {
  const pair = item as Pair<Node, Node | null>;
  return isMapItem(item)
    ? { first: pair.key, last: pair.value?.range ? pair.value : pair.key }
    : { first: item as Node, last: item as Node };
}
const isMapItem = (item: unknown): boolean => typeof item === 'object' && item !== null && 'key' in item;

const hasFlow = (text: string, node: Node): boolean => text[node.range![0]] === '{' || text[node.range![0]] === '[';

/** A line for a block collection's own kind of item, at the indentation of its others. */
function added(text: string, into: Collection, words: string): Edit {
  const last = into.items.at(-1);
  if (hasFlow(text, into)) {
    const close = endOf(text, into) - 1;
    if (last === undefined) return [close, close, words];
    const end = endOf(text, itemOf(last).last);
    const comma = text.indexOf(',', end);
    return comma >= 0 && comma < close ? [comma + 1, comma + 1, ` ${words}`] : [end, end, `, ${words}`];
  }
  const start = itemOf(into.items[0]).first.range![0];
  const line = text.slice(lineStart(text, start), start);
  const indent = /^\s*/.exec(line)![0];
  const end = lineEnd(text, endOf(text, itemOf(last).last));
  return [end, end, `${lineBreak(text)}${indent}${isSeq(into) ? '- ' : ''}${words}`];
}

function removed(text: string, from: Collection, index: number): Edit {
  if (from.items.length === 1) {
    const empty = isSeq(from) ? '[]' : '{}';
    return [from.range![0], endOf(text, from), empty];
  }
  const { first, last } = itemOf(from.items[index]);
  if (hasFlow(text, from)) {
    if (index === 0) return [first.range![0], itemOf(from.items[1]).first.range![0], ''];
    return [endOf(text, itemOf(from.items[index - 1]).last), endOf(text, last), ''];
  }
  const end = lineEnd(text, endOf(text, last));
  const next = text.indexOf('\n', end);
  const start = lineStart(text, first.range![0]);
  // The last line of a file may have no end: then the one before it goes.
  return next < 0
    ? [Math.max(0, lineEnd(text, start - 1 - (text[start - 2] === '\r' ? 1 : 0))), end, '']
    : [start, next + 1, ''];
}

function indexIn(node: Collection, name: string | number): number {
  if (isSeq(node)) return Number(name) < node.items.length ? Number(name) : -1;
  return (node as YAMLMap).items.findIndex(({ key }) => String(isScalar(key) ? key.value : key) === String(name));
}

/** The plain data with one value changed, to hold the edited text against. */
function expected(data: unknown, path: YamlPath, value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(data)) {
    const next = [...data];
    if (rest.length === 0 && value === undefined) next.splice(Number(name), 1);
    else next[Number(name)] = expected(data[Number(name)], rest, value);
    return next;
  }
  const next = { ...(data as Record<string, unknown> | undefined) };
  if (rest.length === 0 && value === undefined) delete next[name];
  else next[name] = expected(next[name], rest, value);
  return next;
}

function findEdit(text: string, path: YamlPath, value: unknown): Edit | undefined {
  let node: unknown = read(text).contents;
  for (const [depth, name] of path.entries()) {
    if (isAlias(node) || (!isMap(node) && !isSeq(node)) || !(node as Node).range) return undefined;
    const into = node as Collection;
    const index = indexIn(into, name);
    const left = path.slice(depth + 1);
    if (index < 0) {
      if (value === undefined) return undefined;
      const whole = left.reduceRight(
        (inner: unknown, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
        value,
      );
      return added(text, into, isSeq(into) ? inFlow(whole) : `${inFlow(name)}: ${inFlow(whole)}`);
    }
    if (left.length === 0 && value === undefined) return removed(text, into, index);
    const item = into.items[index];
    node = isMapItem(item) ? (item as Pair<Node, Node>).value : item;
    if (left.length > 0) continue;
    if (!isMapItem(item) || (node as Node | null)?.range) return replaced(text, node as Node, value);
    const end = (item as Pair<Node>).key.range![1];
    return [end, end, `: ${inFlow(value)}`];
  }
  return undefined;
}

/**
 * The edit that sets the value at a path, or takes it out where the value is undefined; undefined where the text cannot
 * be edited so, as where the value is an alias. What it gives has been held against the data that must come out.
 */
export function yamlEdit(text: string, path: YamlPath, value: unknown): Edit | undefined {
  const edit = findEdit(text, path, value);
  if (!edit) return undefined;
  const [before, after] = [read(text), read(applyEdits(text, [edit]))];
  if (after.errors.length > before.errors.length) return undefined;
  const wanted = expected(before.toJS(), path, value);
  const told =
    value === '' || typeof value === 'string' ? trimmedAt(after.toJS(), path, value as string) : after.toJS();
  return isDeepStrictEqual(told, wanted) ? edit : undefined;
}

/** A block scalar ends with a line feed that its value need not have. */
function trimmedAt(data: unknown, path: YamlPath, value: string): unknown {
  const found = path.reduce((node: unknown, name) => (node as Record<string, unknown> | undefined)?.[name], data);
  return typeof found === 'string' && found.trimEnd() === value.trimEnd() ? expected(data, path, value) : data;
}
