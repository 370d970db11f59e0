/** As much of XML as XMP needs: elements with namespaces and text. No document type, and so no entities but the five. */

export interface XmlNode {
  readonly uri: string;
  readonly prefix: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly kids: XmlNode[];
  text: string;
}

export interface XmlAttribute {
  readonly uri: string;
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/[^>]*>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|</g;
const deepest = 200;

type Scope = ReadonlyMap<string, string>;

/** @returns the outermost element, or why there is none */
export function parseXml(text: string): { readonly root: XmlNode } | { readonly fault: string } {
  const stack: { node: XmlNode; scope: Scope; tag: string }[] = [];
  let root: XmlNode | undefined;
  let fault: string | undefined;
  const fail = (what: string): void => {
    fault ??= what;
  };
  for (const [part] of text.matchAll(token)) {
    if (fault) break;
    if (part.startsWith('<?') || part.startsWith('<!--')) continue;
    if (part.startsWith('<![CDATA[')) {
      if (stack.length > 0) stack.at(-1)!.node.text += part.slice(9, -3);
    } else if (part.startsWith('<!')) fail('<!DOCTYPE');
    else if (part.startsWith('</')) {
      const open = stack.pop();
      if (open?.tag !== part.slice(2, -1).trim()) fail(part.slice(0, 40));
    } else if (part.startsWith('<')) {
      const opened = openTag(part, stack.at(-1)?.scope ?? new Map([['xml', xmlNamespace]]));
      if (!opened || stack.length > deepest) {
        fail(part.slice(0, 40));
        continue;
      }
      const { node, scope, tag, empty } = opened;
      if (stack.length > 0) stack.at(-1)!.node.kids.push(node);
      else if (root) fail(part.slice(0, 40));
      else root = node;
      if (!empty) stack.push({ node, scope, tag });
    } else if (stack.length > 0) stack.at(-1)!.node.text += unescaped(part, fail);
    else if (/[^\s\ufeff\0]/.test(part)) fail(part.trim().slice(0, 40));
  }
  if (stack.length > 0) fail(`<${stack.at(-1)!.tag}>`);
  if (fault) return { fault };
  return root ? { root } : { fault: '–' };
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

function unescaped(text: string, fail: (what: string) => void): string {
  return text.replace(/&([^;&]{0,12};?)/g, (all, inside: string) => {
    const name = inside.endsWith(';') ? inside.slice(0, -1) : '';
    const digits = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
    const code = digits ? Number.parseInt(digits[1] ?? digits[2]!, digits[1] ? 16 : 10) : undefined;
    if (code !== undefined && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    if (Object.hasOwn(named, name)) return named[name]!;
    fail(all);
    return all;
  });
}

interface Opened {
  readonly node: XmlNode;
  readonly scope: Scope;
  readonly tag: string;
  readonly empty: boolean;
}

const attribute = /\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g;

function openTag(part: string, above: Scope): Opened | undefined {
  const head = /^<([^\s/>]+)((?:\s+[^\s=/>"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/.exec(part);
  if (!head) return undefined;
  const [, tag, rest, slash] = head as unknown as readonly [string, string, string, string];
  let bad = false;
  const pairs = [...rest.matchAll(attribute)].map(
    ([, name, value]) =>
      [
        name!,
        unescaped(value!.slice(1, -1), () => {
          bad = true;
        }),
      ] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return undefined;
  const scope = new Map(above);
  for (const [name, value] of pairs) {
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
  }
  const own = qualified(tag, scope, true);
  const attributes = pairs
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => ({ ...qualified(name, scope, false), value }));
  if (bad || [own, ...attributes].some(({ uri }) => uri === unbound)) return undefined;
  return { node: { ...own, attributes, kids: [], text: '' }, scope, tag, empty: slash === '/' };
}

const unbound = '\0';

function qualified(text: string, scope: Scope, element: boolean): Pick<XmlNode, 'uri' | 'prefix' | 'name'> {
  const at = text.indexOf(':');
  const prefix = at < 0 ? '' : text.slice(0, at);
  const uri = prefix === '' ? ((element ? scope.get('') : '') ?? '') : (scope.get(prefix) ?? unbound);
  return { uri, prefix, name: text.slice(at + 1) };
}
