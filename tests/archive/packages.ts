/** Packages made for tests, and ways to look into them that share no code with what made them. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { type ArchiveOptions, archiveEdition } from '../../scripts/archive-pipeline.ts';
import { withBrowser } from '../../scripts/commands/with-browser.ts';
import { projectRoot } from '../run-dayang.ts';

export const sample = join(projectRoot, 'content/qingxi');
export const schemas = join(projectRoot, '../shared/schemas');

export const usual: ArchiveOptions = { pdfA: '2u', glyphs: true, withCopy: false, force: false };

/** Makes the package of an edition folder; its path. */
export function makePackage(folder: string, out: string, options: Partial<ArchiveOptions> = {}): Promise<string> {
  const { signal } = new AbortController();
  return withBrowser(signal, async (browser) => {
    const { value, diagnostics } = await archiveEdition({
      folder,
      out,
      browser,
      signal,
      options: { ...usual, ...options },
    });
    if (!value) throw new Error(JSON.stringify(diagnostics, null, 1));
    return value.path;
  });
}

/** Every file below a folder, with `/`, sorted. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

export const pagesOf = (folder: string): readonly string[] => readdirSync(join(folder, 'data/pages')).sort();

/** What xmllint says against a schema; '' where it finds nothing. */
export function lint(schema: string, file: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', join(schemas, schema), file], {
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr.slice(0, 2000);
}

export interface Found {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Found | undefined;
  readonly children: readonly Found[];
  readonly text: string;
}

/** A document as plain data. */
export function readXml(file: string): Found {
  const build = (node: XmlElement, parent: Found | undefined): Found => {
    const children: Found[] = [];
    const found: Found = { name: node.name, attributes: node.attributes, parent, children, text: node.text };
    for (const child of node.children) if (child instanceof XmlElement) children.push(build(child, found));
    return found;
  };
  return build(parseXml(readFileSync(file, 'utf8')).root!, undefined);
}

/** An element and all below it, in the order of the document. */
export const all = (root: Found): readonly Found[] => [root, ...root.children.flatMap(all)];

export const named = (root: Found, ...names: readonly string[]): readonly Found[] =>
  all(root).filter(({ name }) => names.includes(name));

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An ALTO element's place in mm; NaN where it has none. */
export function rectOf({ attributes }: Found): Rect {
  const [left, top, width, height] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((key) => Number(attributes[key]) / 10);
  return { left: left!, top: top!, right: left! + width!, bottom: top! + height! };
}

/** Without white space and what only steers line breaking. */
export const squeezed = (text: string): string => text.replace(/[\s\u00ad\u200b\u2060]/gu, '');
