/** Writes XML 1.0: attributes and children in the order in which they are given, a line for each element. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[] | string;
}

/** What is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const element = (
  name: string,
  attributes: Attributes = {},
  children: readonly (XmlElement | undefined)[] | string = [],
): XmlElement => ({
  name,
  attributes,
  children: typeof children === 'string' ? children : children.filter((one) => one !== undefined),
});

/** XML 1.0, 2.2: what no document may hold, not even escaped. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader makes spaces of these in attributes, and lines of them elsewhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export const escapeXml = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, (one) => entities[one]!);

/** A whole document, UTF-8. */
export function writeXml(root: XmlElement): string {
  const rows = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeElement(root, '', rows);
  return `${rows.join('\n')}\n`;
}

function writeElement({ name, attributes, children }: XmlElement, indent: string, rows: string[]): void {
  let head = `${indent}<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) head += ` ${key}="${typeof value === 'string' ? escapeXml(value) : value}"`;
  }
  if (children.length === 0) rows.push(`${head}/>`);
  else if (typeof children === 'string') rows.push(`${head}>${escapeXml(children)}</${name}>`);
  else {
    rows.push(`${head}>`);
    for (const child of children) writeElement(child, `${indent} `, rows);
    rows.push(`${indent}</${name}>`);
  }
}
