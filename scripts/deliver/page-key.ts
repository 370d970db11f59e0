/** What the files of a page follow from, as one hash: where that is the same, so are they. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Origin } from '../core/source.ts';
import type { Edition, Page, Photo } from '../edition/model.ts';
import { photosOf } from '../html/index.ts';
import type { HtmlPage } from '../html/model.ts';
import type { Preset } from '../press/model.ts';

export interface PageInputs {
  readonly edition: Edition;
  readonly page: Page;
  readonly html: HtmlPage;
  /** The house style as read, and what of the products is wanted: plain JSON. */
  readonly house: object;
  readonly wanted: object;
  readonly preset?: Preset | undefined;
  /** Program and browser. */
  readonly stamp: string;
}

const largest = (origins: readonly (Origin | undefined)[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const origin of origins) if (origin) found.set(origin.file, Math.max(found.get(origin.file) ?? 0, origin.to));
  return found;
};

const photosIn = ({ edition, page }: PageInputs): readonly Photo[] =>
  page.placed.flatMap(photosOf).flatMap((id) => edition.photos.get(id) ?? []);

/**
 * Where the lines of each source begin, down to the last place that the page takes something from: findings are told by
 * line and column, `layout.json` by offset. The words themselves stand in the HTML, and a page file is its page's own.
 */
function placesOf(inputs: PageInputs): readonly (readonly [string, string])[] {
  const { edition, page, html } = inputs;
  const runs = html.pieces.flatMap(({ pieces }) => pieces.flatMap((piece) => [piece, ...piece.runs]));
  const readings = runs.map((run) => ('reading' in run ? run.reading?.origin : undefined));
  const ends = largest([
    ...runs.map(({ origin }) => origin),
    ...readings,
    ...photosIn(inputs).map(({ origin }) => origin),
  ]);
  // They stand in the order in which the disk gave them.
  const sources = [...edition.sources.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return sources.flatMap(({ file, text }) => {
    if (file === page.file) return [[file, text] as const];
    const end = ends.get(file);
    return end === undefined ? [] : [[file, lineStarts(text.slice(0, end)).join(' ')] as const];
  });
}

const lineStarts = (text: string): readonly number[] => [...text.matchAll(/\n/g)].map(({ index }) => index + 1);

/** Preset and profile: a plant's own profile may be another under the same name. */
async function pressOf(preset: Preset | undefined): Promise<readonly unknown[]> {
  if (!preset || !isAbsolute(preset.profile.file)) return [preset];
  const bytes = await readFile(preset.profile.file).catch(() => undefined);
  return [preset, bytes && createHash('sha256').update(bytes).digest('hex')];
}

export async function pageKey(inputs: PageInputs): Promise<string> {
  const { edition, page, html, house, wanted, preset, stamp } = inputs;
  const { newspaper, translation, date, number, language, credits, press } = edition;
  const photos = photosIn(inputs);
  const parts = [
    ['dayang page 1', stamp],
    [html.html, html.faces.map(({ sha256 }) => sha256)],
    placesOf(inputs),
    [newspaper, translation, date, number, language, credits, press],
    [page, photos],
    [house, wanted],
    await pressOf(preset),
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(part)).update('\0');
  return hash.digest('hex');
}
