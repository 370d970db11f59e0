/** Photos of a kind that no browser shows. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { positionAt } from '../core/source.ts';
import type { Edition, Page } from '../edition/model.ts';
import { photoNamed, photosOf } from './picture-views.ts';

export function photoFaults(edition: Edition, page: Page): readonly Diagnostic[] {
  return page.placed.flatMap(photosOf).flatMap((id) => {
    const { file, facts, origin } = photoNamed(edition, id);
    if (facts.format !== 'tiff') return [];
    const source = edition.sources.get(origin.file);
    return [diagnostic('html/picture-format', { file }, { at: source && positionAt(source, origin.from) })];
  });
}
