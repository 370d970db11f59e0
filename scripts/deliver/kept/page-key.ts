/** What the files of a page follow from once its HTML is made, as one hash: where that is the same, so are they. */
import { createHash } from 'node:crypto';
import type { Origin } from '../../core/source.ts';
import type { Edition, Page, Photo } from '../../edition/model.ts';
import { photosOf } from '../../html/index.ts';
import type { HtmlPage } from '../../html/model.ts';

export interface PageInputs {
  readonly edition: Edition;
  readonly page: Page;
  readonly html: HtmlPage;
  /** What reaches the page by another way than through its edition: plain JSON. */
  readonly given: object;
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

export async function pageKey(inputs: PageInputs): Promise<string> {
  const { edition, html, given } = inputs;
  const { newspaper, translation, date, number, language, credits, press } = edition;
  const parts = [
    ['dayang page 2', given],
    [html.html, html.faces.map(({ sha256 }) => sha256)],
    placesOf(inputs),
    [newspaper, translation, date, number, language, credits, press],
    photosIn(inputs),
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(part)).update('\0');
  return hash.digest('hex');
}
