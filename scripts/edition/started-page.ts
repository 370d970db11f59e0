/** A page that somebody began: what stands on it, and its file with more blocks in it, all else as it is written. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { type Checked, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { pageFileName } from './kind/add-page.ts';
import type { StoryFolder } from './load-stories.ts';
import type { Page } from './model.ts';
import { listAssets } from './page/assets.ts';
import { readPage } from './page/read-page.ts';
import { sortedFaults, startReading } from './reading.ts';
import { readSource } from './text/read-source.ts';

export interface StartedPage {
  readonly page: Page;
  readonly text: string;
}

/** The page of a number, from its file; its own faults are told, those of what it shows are `check`'s to tell. */
export async function readStartedPage(
  { root, sheet, pageFiles, packageFolder }: StoryFolder,
  number: number,
): Promise<Checked<StartedPage>> {
  const files = [...new Set([pageFileName(number), ...pageFiles])];
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
    if (text === undefined || !new RegExp(`^page:\\s*["']?${number}\\b`, 'm').test(text)) continue;
    const reading = startReading(root);
    const source = await readSource(reading, file);
    const assets = await listAssets({
      packageFolder: packageFolder === undefined ? undefined : resolve(root, packageFolder),
      looks: true,
    });
    const page = source && readPage(reading, source, { sheet, assets }).page;
    const diagnostics = sortedFaults(reading);
    return page && !hasErrors(diagnostics) ? { value: { page, text }, diagnostics } : { diagnostics };
  }
  return { diagnostics: [diagnostic('make/no-page', { page: number, file: pageFileName(number) })] };
}

/**
 * The text of a page file with blocks behind those that it has.
 *
 * @param blocks each as a line of YAML without its indentation
 */
export function addBlocks(text: string, blocks: readonly string[]): string {
  const place = parseDocument(text).get('place', true);
  if (!isMap(place) || !place.range) return text;
  const last = place.items.at(-1);
  const end = place.range[1];
  if (place.flow) {
    const inside = text.slice(0, end).replace(/,?\s*\}$/, '');
    const comma = last === undefined ? '' : ',';
    return `${inside}${comma}\n${blocks.map((one) => `  ${one}`).join(',\n')}\n}${text.slice(end)}`;
  }
  const [first] = place.items;
  const start = isScalar(first?.key) && first.key.range ? first.key.range[0] : 0;
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
  // Behind the last block's line, and behind a comment in it.
  const upto = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', upto);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${blocks.map((one) => indent + one).join('\n')}${text.slice(at)}`;
}
