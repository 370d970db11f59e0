/** Schemas that a file explains itself. ISO 19005-2:2011, 6.6.2.3.3. */
import type { XmpPacket, XmpProperty, XmpValue } from './xmp-packet.ts';

export const container = 'http://www.aiim.org/pdfa/ns/extension/';
const uris = {
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfaType: 'http://www.aiim.org/pdfa/ns/type#',
  pdfaField: 'http://www.aiim.org/pdfa/ns/field#',
} as const;
type Prefix = keyof typeof uris;

const fieldOf = (value: XmpValue, prefix: Prefix, name: string): XmpProperty | undefined =>
  value.fields.find((one) => one.uri === uris[prefix] && one.name === name);
const textOf = (value: XmpValue, prefix: Prefix, name: string): string | undefined =>
  fieldOf(value, prefix, name)?.value.text;

const schemasOf = (packet: XmpPacket | undefined): XmpProperty | undefined =>
  packet?.properties.find(({ uri, name }) => uri === container && name === 'schemas');

/** Type by `namespace name` of every property that the packet explains. */
export function definedSchemas(packet: XmpPacket | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const schema of schemasOf(packet)?.value.items ?? []) {
    const uri = textOf(schema, 'pdfaSchema', 'namespaceURI');
    for (const property of fieldOf(schema, 'pdfaSchema', 'property')?.value.items ?? []) {
      const name = textOf(property, 'pdfaProperty', 'name');
      if (uri && name) found.set(`${uri} ${name}`, textOf(property, 'pdfaProperty', 'valueType') ?? 'Text');
    }
  }
  return found;
}

export interface SchemaFault {
  readonly test: string;
  readonly what: string;
}

/** Fields of each type: name, number of its test, and whether it is a text that must be there or a list that may be. */
const fields: Readonly<Record<Prefix, readonly (readonly [name: string, test: number, kind: 'text' | 'list'])[]>> = {
  pdfaSchema: [
    ['schema', 2, 'text'],
    ['namespaceURI', 3, 'text'],
    ['prefix', 4, 'text'],
    ['property', 5, 'list'],
    ['valueType', 6, 'list'],
  ],
  pdfaProperty: [
    ['name', 7, 'text'],
    ['valueType', 8, 'text'],
    ['category', 9, 'text'],
    ['description', 10, 'text'],
  ],
  pdfaType: [
    ['type', 11, 'text'],
    ['namespaceURI', 12, 'text'],
    ['prefix', 13, 'text'],
    ['description', 14, 'text'],
    ['field', 15, 'list'],
  ],
  pdfaField: [
    ['name', 16, 'text'],
    ['valueType', 17, 'text'],
    ['description', 18, 'text'],
  ],
};

/** Value types of XMP itself. */
const known = new Set(
  (
    'text integer real boolean date uri url mimetype agentname propername renditionclass resourceevent resourceref version job locale ' +
    'rational guid xpath dimensions thumbnail colorant font gpscoordinate any'
  ).split(' '),
);

export function schemaFaults(packet: XmpPacket): readonly SchemaFault[] {
  const schemas = schemasOf(packet);
  if (!schemas) return [];
  const found: SchemaFault[] = [];
  const tell = (test: string, what: string): void => void found.push({ test, what });
  if (schemas.value.form !== 'Bag' || schemas.prefix !== 'pdfaExtension')
    tell('6.6.2.3.3-1', `${schemas.prefix}:schemas`);
  const types = new Set(
    schemas.value.items.flatMap((schema) =>
      (fieldOf(schema, 'pdfaSchema', 'valueType')?.value.items ?? []).map(
        (one) => textOf(one, 'pdfaType', 'type')?.toLowerCase() ?? '',
      ),
    ),
  );
  const check = (value: XmpValue, prefix: Prefix): void => {
    for (const one of value.fields) {
      const listed = fields[prefix].some(([name]) => name === one.name && one.uri === uris[prefix]);
      if (!listed) tell('6.6.2.3.2-1', `${one.prefix}:${one.name}`);
    }
    for (const [name, test, kind] of fields[prefix]) {
      const one = fieldOf(value, prefix, name);
      if (!isSound(one, { prefix, name, kind }))
        tell(`6.6.2.3.3-${test}`, `${prefix}:${name} ${one ? one.value.text || one.value.form : '–'}`);
      else if (name === 'valueType' && kind === 'text' && !isKnown(one!.value.text, types))
        tell(`6.6.2.3.3-${test}`, `${prefix}:valueType ${one!.value.text}`);
    }
  };
  for (const schema of schemas.value.items) {
    check(schema, 'pdfaSchema');
    for (const property of fieldOf(schema, 'pdfaSchema', 'property')?.value.items ?? [])
      check(property, 'pdfaProperty');
    for (const type of fieldOf(schema, 'pdfaSchema', 'valueType')?.value.items ?? []) {
      check(type, 'pdfaType');
      for (const field of fieldOf(type, 'pdfaType', 'field')?.value.items ?? []) check(field, 'pdfaField');
    }
  }
  return found;
}

function isSound(
  one: XmpProperty | undefined,
  { prefix, name, kind }: { prefix: Prefix; name: string; kind: 'text' | 'list' },
): boolean {
  if (kind === 'list') return !one || (one.value.form === 'Seq' && one.prefix === prefix);
  if (one?.value.form !== 'simple' || one.prefix !== prefix) return false;
  return name !== 'category' || one.value.text === 'external' || one.value.text === 'internal';
}

function isKnown(type: string, own: ReadonlySet<string>): boolean {
  const plain = type
    .trim()
    .toLowerCase()
    .replace(/^(?:open|closed)\s+choice(?:\s+of)?\s*/, '')
    .replace(/^(?:(?:un)?ordered\s+array\s+of\s+|bag\s+|seq\s+|alt\s+)/, '');
  return plain === '' || plain === 'lang alt' || plain === 'choice' || known.has(plain) || own.has(plain);
}
