/** The first line of a directive: its name and its attributes, each with its place. */
import type * as z from 'zod';
import type { Origin } from '../../core/source.ts';
import type { DirectiveBlock } from '../markdown/flow.ts';
import { offer } from '../offer.ts';
import { type Reading, report } from '../reading.ts';
import { type DirectiveName, directiveSchemas } from '../schema.ts';
import { validate } from '../yaml/issues.ts';

const LINE = /^(\s*:::+\s*)([^\s{]*)\s*(?:\{(.*)\})?\s*$/;
const ATTRIBUTE = /(\s*)(?:#([^\s#"'={}]+)|([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'))(?=\s|$)/y;

type Attributes<N extends DirectiveName> = z.infer<(typeof directiveSchemas)[N]>;

export type Directive = {
  readonly [N in DirectiveName]: {
    readonly name: N;
    readonly attributes: Attributes<N>;
    /** Where the value of an attribute stands; the whole line for one that is not written. */
    readonly placeOf: (attribute: string) => Origin;
  };
}[DirectiveName];

interface Written {
  readonly data: Record<string, string>;
  readonly places: Record<string, { readonly key: Origin; readonly value: Origin }>;
}

/** What the directive's first line says, or undefined after its faults were noted. */
export function readDirective(reading: Reading, block: DirectiveBlock): Directive | undefined {
  const { lineOrigin } = block;
  const found = LINE.exec(block.line);
  if (!found) {
    report(reading, 'markdown/directive-syntax', { places: [lineOrigin] });
    return undefined;
  }
  const [, mark, name, inner = ''] = found as unknown as [string, string, string, string | undefined];
  if (!isName(name)) {
    const from = lineOrigin.from + mark.length;
    report(reading, 'markdown/directive-name', {
      places: [{ file: lineOrigin.file, from, to: from + name.length }],
      with: { name, choices: offer(name, Object.keys(directiveSchemas).filter(Boolean)) },
    });
    return undefined;
  }
  const start = lineOrigin.from + block.line.indexOf('{') + 1;
  const written = readAttributes(reading, inner, { file: lineOrigin.file, from: start, to: start });
  if (!written) return undefined;
  const at = (path: readonly PropertyKey[], side: 'key' | 'value'): Origin =>
    written.places[String(path[0])]?.[side] ?? lineOrigin;
  const attributes = validate(reading, directiveSchemas[name], {
    data: written.data,
    name: `:::${name}`,
    key: (path) => at(path, 'key'),
    value: (path) => at(path, 'value'),
  });
  return attributes && ({ name, attributes, placeOf: (key: string) => at([key], 'value') } as Directive);
}

const isName = (name: string): name is DirectiveName => Object.hasOwn(directiveSchemas, name);

function readAttributes(reading: Reading, inner: string, start: Origin): Written | undefined {
  const written: Written = { data: {}, places: {} };
  const place = (from: number, length: number): Origin => ({
    file: start.file,
    from: start.from + from,
    to: start.from + from + length,
  });
  let at = 0;
  while (inner.slice(at).trim() !== '') {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(inner);
    if (!found) {
      const blank = /^\s*/.exec(inner.slice(at))![0].length;
      report(reading, 'markdown/directive-syntax', { places: [place(at + blank, 1)] });
      return undefined;
    }
    const [all, blank, id, key = 'id', double, single] = found;
    const value = id ?? double ?? single ?? '';
    const keyPlace = place(at + blank!.length, id === undefined ? key.length : id.length + 1);
    const end = at + all.length - (id === undefined ? 1 : 0);
    const known = written.places[key];
    if (known) report(reading, 'markdown/attribute-twice', { places: [keyPlace, known.key], with: { key } });
    else {
      written.data[key] = value;
      written.places[key] = { key: keyPlace, value: place(end - value.length, value.length) };
    }
    at += all.length;
  }
  return written;
}
