/** What can be relied on in an `edition.yaml` that has faults, so that the other files are read all the same. */
import { nearest } from '../core/nearest.ts';
import type { Sheet } from './model.ts';
import { sheetOf } from './page/sheet.ts';
import { editionSchema } from './schema.ts';

export interface SoundParts {
  readonly language: string;
  /** Missing if its size or its margins are in doubt: nothing can then be said of what fits on it. */
  readonly sheet: Sheet | undefined;
  readonly pages: readonly PageFile[];
  /** True if `pages` holds every page file that was meant. */
  readonly allPages: boolean;
}

export interface PageFile {
  readonly file: string;
  /** Where it stands in the list `pages`. */
  readonly index: number;
}

const sizing = ['sheet', 'margins'] as const;

export function soundParts(data: unknown): SoundParts {
  const fields: Readonly<Record<string, unknown>> = isMapping(data) ? data : {};
  const { language, pages } = editionSchema.shape;
  const listed: readonly unknown[] = Array.isArray(fields['pages']) ? fields['pages'] : [];
  const files = listed.flatMap((file, index) => {
    const named = pages.element.safeParse(file);
    return named.success ? [{ file: named.data, index }] : [];
  });
  return {
    language: language.safeParse(fields['language']).data ?? 'zh-CN',
    sheet: soundSheet(fields),
    // A list that is too long is a fault of its own, and a short way to read the disk for hours.
    pages: pages.safeParse(files.map(({ file }) => file)).success ? files : [],
    allPages: files.length > 0 && files.length === listed.length,
  };
}

const isMapping = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

function soundSheet(fields: Readonly<Record<string, unknown>>): Sheet | undefined {
  const known = Object.keys(editionSchema.shape);
  const misspelt = Object.keys(fields).some((key) => !known.includes(key) && nearest(key, sizing) !== undefined);
  if (misspelt) return undefined;
  const size = editionSchema.pick({ sheet: true, margins: true }).strip().safeParse(fields);
  return size.success ? sheetOf({ ...size.data, bleed: 0, marks: 'none' }) : undefined;
}
