/** Reads YAML so that every key and value knows its place in the file. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Code } from '../../core/catalogue/index.ts';
import type { Origin, SourceFile } from '../../core/source.ts';
import { type Reading, report } from '../reading.ts';

export type Path = readonly PropertyKey[];

export interface YamlFile {
  readonly source: SourceFile;
  /** Where the YAML begins in the file. */
  readonly base: number;
  readonly document: Document.Parsed<ParsedNode>;
  /** Plain data. */
  readonly data: unknown;
}

const codes: Readonly<Partial<Record<YAMLError['code'], Code>>> = {
  BAD_INDENT: 'edition/yaml-indent',
  BLOCK_AS_IMPLICIT_KEY: 'edition/yaml-indent',
  TAB_AS_INDENT: 'edition/yaml-tab',
  BAD_ALIAS: 'edition/yaml-anchor',
  MULTIPLE_ANCHORS: 'edition/yaml-anchor',
  TAG_RESOLVE_FAILED: 'edition/yaml-tag',
  RESOURCE_EXHAUSTION: 'edition/yaml-nesting',
};

function reportError(reading: Reading, file: YamlFile | { source: SourceFile; base: number }, error: YAMLError): void {
  const { source, base } = file;
  // Where a stack overflows is chance.
  const offset = error.code === 'RESOURCE_EXHAUSTION' ? 0 : error.pos[0];
  const from = Math.min(base + offset, source.text.length);
  const origin = { file: source.file, from, to: Math.max(from, base + error.pos[1]) };
  const start = source.text.lastIndexOf('\n', from - 1) + 1;
  const end = source.text.indexOf('\n', from);
  const row = source.text.slice(start, end < 0 ? undefined : end);
  // A Chinese input method writes ： where YAML wants a colon and a space.
  const wideColon = /^\s*[-\w]+：/.test(row);
  // A colon within a value looks to YAML like a mapping in a wrong place.
  const innerColon = error.code === 'BLOCK_AS_IMPLICIT_KEY' && /:\s/.test(row.slice(from - start));
  const known = innerColon ? 'edition/yaml-text' : codes[error.code];
  const code = wideColon ? 'edition/yaml-colon' : (known ?? 'edition/yaml');
  report(reading, code, {
    places: [origin],
    with: { detail: error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '') },
  });
}

/** The YAML between two offsets of a file, or undefined after its faults were noted. */
export function readYaml(
  reading: Reading,
  source: SourceFile,
  part = { from: 0, to: source.text.length },
): YamlFile | undefined {
  const base = part.from;
  const before = reading.noted;
  try {
    const document = parseDocument(source.text.slice(part.from, part.to), {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    // What follows the first error is mostly its echo.
    const [error] = [...document.errors, ...document.warnings];
    if (error) reportError(reading, { source, base }, error);
    else reportLooseAliases(reading, { source, base, document });
    if (reading.noted > before) return undefined;
    const file = { source, base, document, data: document.toJS({ maxAliasCount: 50 }) as unknown };
    reportDuplicateKeys(reading, file);
    return file;
  } catch (error) {
    // Aliases of aliases exceed their limit; nesting may exhaust the stack.
    if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
    report(reading, 'edition/yaml-nesting', { places: [{ file: source.file, from: base, to: base }] });
    return undefined;
  }
}

function reportLooseAliases(reading: Reading, file: Omit<YamlFile, 'data'>): void {
  visit(file.document, {
    Alias(_, alias) {
      if (alias.resolve(file.document)) return;
      const origin = originOf(file, alias);
      report(reading, 'edition/yaml-anchor', { places: origin ? [origin] : [] });
    },
  });
}

function originOf(file: Omit<YamlFile, 'data'>, node: Node | null | undefined): Origin | undefined {
  if (!node?.range) return undefined;
  let [from, to] = node.range;
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  if (quoted) {
    from += 1;
    to -= 1;
  }
  return { file: file.source.file, from: file.base + from, to: file.base + to };
}

function reportDuplicateKeys(reading: Reading, file: YamlFile): void {
  const search = (node: unknown, depth: number): void => {
    if (depth > 100) return;
    if (isSeq(node)) for (const item of node.items) search(item, depth + 1);
    if (!isMap(node)) return;
    const seen = new Map<string, Origin | undefined>();
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      const at = originOf(file, key as Node);
      if (seen.has(name)) {
        const places = [at, seen.get(name)].filter((one) => one !== undefined);
        report(reading, 'edition/duplicate-key', { places, with: { key: name } });
      } else seen.set(name, at);
      search(value, depth + 1);
    }
  };
  search(file.document.contents, 0);
}

interface Step {
  readonly key?: Node;
  readonly value: unknown;
}

function step(file: YamlFile, from: unknown, name: PropertyKey): Step | undefined {
  const node = isAlias(from) ? from.resolve(file.document) : from;
  if (isSeq(node)) return { value: node.items[Number(name)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(name));
  return pair && { key: pair.key as Node, value: pair.value };
}

/** The node at a path, or undefined. */
export function nodeAt(file: YamlFile, path: Path): Node | undefined {
  let node: unknown = file.document.contents;
  for (const name of path) node = step(file, node, name)?.value;
  return (isAlias(node) ? node.resolve(file.document) : node) as Node | undefined;
}

/** The place of the value at a path; of its key if it has no value; of what encloses it if it is not there. */
export function valueOrigin(file: YamlFile, path: Path): Origin {
  const node = nodeAt(file, path);
  const found = originOf(file, node);
  if (found && found.to > found.from) return found;
  return keyOrigin(file, path);
}

/** The place of the key that a path ends in; of what encloses it if it is not there. */
export function keyOrigin(file: YamlFile, path: Path): Origin {
  const whole = { file: file.source.file, from: file.base, to: file.base };
  let best = whole;
  let node: unknown = file.document.contents;
  for (const name of path) {
    const next = step(file, node, name);
    if (!next) break;
    best = originOf(file, next.key ?? (next.value as Node)) ?? best;
    node = next.value;
  }
  return best;
}
