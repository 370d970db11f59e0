/** An XMP packet as properties with their values. ISO 16684-1:2012, 7; ISO 19005-2:2011, 6.6.2. */
import { parseXml, type XmlNode } from './xml.ts';

export const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

export interface XmpValue {
  readonly form: 'simple' | 'Bag' | 'Seq' | 'Alt' | 'structure';
  /** Of a simple value. */
  readonly text: string;
  readonly items: readonly XmpValue[];
  readonly fields: readonly XmpProperty[];
  readonly language?: string;
}

export interface XmpProperty {
  readonly uri: string;
  readonly prefix: string;
  readonly name: string;
  readonly value: XmpValue;
}

export interface XmpPacket {
  /** True for that of the document. */
  readonly main: boolean;
  /** Attributes of the `<?xpacket?>` at its head. */
  readonly bytesAttribute: boolean;
  readonly encodingAttribute: boolean;
  readonly utf8: boolean;
  /** Why it cannot be read as XMP; nothing where it can. */
  readonly fault?: string;
  readonly properties: readonly XmpProperty[];
}

const most = 4 << 20;

export function readPacket(bytes: Uint8Array, main: boolean): XmpPacket {
  const buffer = Buffer.from(bytes.subarray(0, most));
  const utf8 = !/^(?:\xfe\xff|\xff\xfe|\0)/.test(buffer.toString('latin1', 0, 4)) && isUtf8(buffer);
  const text = buffer.toString('utf8');
  const head = /<\?xpacket\s+([^?]*)\?>/.exec(text)?.[1] ?? '';
  const shared = {
    main,
    bytesAttribute: /\bbytes\s*=/.test(head),
    encodingAttribute: /\bencoding\s*=/.test(head),
    utf8,
  };
  const parsed = parseXml(text);
  if ('fault' in parsed) return { ...shared, fault: parsed.fault, properties: [] };
  const root = find(parsed.root);
  if (!root) return { ...shared, fault: 'rdf:RDF –', properties: [] };
  const descriptions = root.kids.filter(({ uri, name }) => uri === rdf && name === 'Description');
  return { ...shared, properties: descriptions.flatMap(propertiesOf) };
}

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return true;
  } catch {
    return false;
  }
}

const find = (node: XmlNode): XmlNode | undefined =>
  node.uri === rdf && node.name === 'RDF' ? node : node.kids.find(({ uri, name }) => uri === rdf && name === 'RDF');

const simple = (text: string, language?: string): XmpValue => ({
  form: 'simple',
  text: text.trim(),
  items: [],
  fields: [],
  ...(language !== undefined && { language }),
});

function propertiesOf(node: XmlNode): readonly XmpProperty[] {
  const written = node.attributes
    .filter(({ uri, prefix }) => uri !== rdf && uri !== '' && prefix !== 'xml')
    .map(({ uri, prefix, name, value }) => ({ uri, prefix, name, value: simple(value) }));
  const nested = node.kids.map((kid) => ({ uri: kid.uri, prefix: kid.prefix, name: kid.name, value: readValue(kid) }));
  return [...written, ...nested];
}

function readValue(node: XmlNode): XmpValue {
  const attribute = (name: string): string | undefined =>
    node.attributes.find((one) => one.uri === rdf && one.name === name)?.value;
  const language = node.attributes.find(({ prefix, name }) => prefix === 'xml' && name === 'lang')?.value;
  const only = node.kids[0];
  if (attribute('parseType') === 'Resource')
    return { form: 'structure', text: '', items: [], fields: propertiesOf(node) };
  if (only?.uri === rdf && (only.name === 'Bag' || only.name === 'Seq' || only.name === 'Alt'))
    return { form: only.name, text: '', items: only.kids.map(readValue), fields: [] };
  if (only?.uri === rdf && only.name === 'Description')
    return { form: 'structure', text: '', items: [], fields: propertiesOf(only) };
  const told = node.attributes.filter(({ uri, prefix }) => uri !== rdf && uri !== '' && prefix !== 'xml');
  if (told.length > 0 || node.kids.length > 0)
    return { form: 'structure', text: '', items: [], fields: propertiesOf(node) };
  return simple(attribute('resource') ?? node.text, language);
}

export const propertyOf = (packet: XmpPacket | undefined, uri: string, name: string): XmpProperty | undefined =>
  packet?.properties.find((one) => one.uri === uri && one.name === name);

/** The text of a value, or of the first of several. */
export const textOfValue = (value: XmpValue | undefined): string | undefined =>
  value && (value.form === 'simple' ? value.text : textOfValue(value.items[0]));
