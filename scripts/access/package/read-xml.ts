/** XML out of a package: well-formed, and without a document type. */
import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly parent: Element | undefined;
  readonly text: string;
}

export type XmlFault = { readonly kind: 'doctype' } | { readonly kind: 'broken'; readonly reason: string };

export type ReadXml =
  | { readonly root: Element; readonly fault?: never }
  | { readonly root?: never; readonly fault: XmlFault };

/**
 * A document type is refused unseen: it could define entities that grow without end, or that read other files. The
 * parser knows no entities but the five of XML itself.
 */
export function readXml(text: string): ReadXml {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { fault: { kind: 'doctype' } };
  try {
    const { root } = parseXml(text);
    return root ? { root: elementOf(root, undefined) } : { fault: { kind: 'broken', reason: 'it has no root' } };
  } catch (error) {
    if (error instanceof XmlError) return { fault: { kind: 'broken', reason: error.message.split('\n')[0]! } };
    // The parser calls itself for each level.
    if (error instanceof RangeError) return { fault: { kind: 'broken', reason: 'its elements nest too deep' } };
    throw error;
  }
}

function elementOf(node: XmlElement, parent: Element | undefined): Element {
  const children: Element[] = [];
  const element = { name: node.name.replace(/^[^:]*:/, ''), attributes: node.attributes, children, parent, text: '' };
  for (const child of node.children) {
    if (child instanceof XmlElement) children.push(elementOf(child, element));
    else if (child instanceof XmlText) element.text += child.text;
  }
  return element;
}

/** An element and all below it, in the order of the document. */
export function* everyElement(root: Element): Generator<Element> {
  const open: Element[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) open.push(next.children[at]!);
  }
}

export const childNamed = ({ children }: Element, name: string): Element | undefined =>
  children.find((one) => one.name === name);
