/** Pieces of HTML. Everything that comes from a PDF or a file name passes `escaped`. */
import type { Language } from '../../../core/catalogue/index.ts';
import { phrase } from '../../../core/catalogue/words.ts';
import type { Box, Mm } from '../../../core/units.ts';
import type { Change, ComparedPage } from '../../model.ts';
import { isOpen } from '../counts.ts';
import { describeChange, placeOf, quoted, surroundings, worded } from '../describe-change.ts';
import type { Raster } from './page-raster.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// Marks that turn the direction of writing would reach out of their place.
const harmful = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export const escaped = (text: string): string =>
  text.replace(harmful, '\ufffd').replace(/[&<>"']/g, (one) => entities[one]!);

/** A picture as a style sheet holds it. */
export const dataUrl = (type: string, bytes: Uint8Array): string =>
  `url(data:${type};base64,${Buffer.from(bytes).toString('base64')})`;

/** JSON that may stand in a script element. */
export const jsonIsland = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

const layerName = (change: Change): string =>
  /^(text|geometry|looks|production)$/.test(change.layer) ? change.layer : 'looks';

/** A text change as an editor marks it: what goes struck out, what comes behind it, its surroundings around it. */
function marked(change: Change, around = surroundings(change)): string {
  const { before, after, kind } = change;
  const gone = before && kind !== 'inserted' ? `<del>${escaped(quoted(before))}</del>` : '';
  const come = after && kind !== 'deleted' ? `<ins>${escaped(quoted(after))}</ins>` : '';
  return `<span class="dim">${escaped(around.before)}</span>${gone}${come}<span class="dim">${escaped(around.after)}</span>`;
}

/** One place of the text as it reads, with all that is known of its surroundings. */
export function readingItem(change: Change, id: string): string {
  const { before = '', after = '' } = change.context ?? {};
  const here = { before: quoted(before), after: quoted(after) };
  const moved = change.kind === 'moved';
  const text = moved ? `<span class="dim">⇅ </span>${escaped(quoted(change.after))}` : marked(change, here);
  return `<li class="${isOpen(change) ? '' : 'accepted'}"><a href="#${id}">${text}</a></li>`;
}

const whatOf = (change: Change, language: Language): string =>
  change.layer === 'text' && change.kind !== 'moved' ? marked(change) : escaped(describeChange(change, language));

/** One finding of the list. `id` names it in the address, such as `0.12`. */
export function findingItem(change: Change, id: string, language: Language): string {
  const source = change.source && `${change.source.file}:${change.source.line}:${change.source.column}`;
  const accepted = change.accepted && phrase(language, 'compare/accepted', { rule: change.accepted });
  const where = [placeOf(change, language), source, accepted].filter((one) => one).map((one) => escaped(one!));
  const layer = layerName(change);
  const spoken = escaped(describeChange(change, language));
  return (
    `<li class="${layer}${isOpen(change) ? '' : ' accepted'}" id="f${id}"><a href="#${id}" title="${spoken}">` +
    `<span class="layer">${escaped(worded(language, 'layer', layer))}</span><span class="what">${whatOf(change, language)}</span>` +
    `<span class="where">${where.join(' · ')}</span></a></li>`
  );
}

export const percent = (value: number): string => `${Number((value * 100).toFixed(4))}%`;

/** The inks that a change is about: names out of `cmyk 0 0 0 1`, `separation 专色 1` and their like. */
export function inksOf(change: Change): readonly string[] {
  if (change.layer !== 'production' || change.kind !== 'ink') return [];
  const cmyk = (text = ''): readonly number[] | undefined => {
    const found = /^cmyk\s+([\d.e-]+)\s+([\d.e-]+)\s+([\d.e-]+)\s+([\d.e-]+)\s*$/.exec(text);
    return found?.slice(1).map(Number);
  };
  const [old, now] = [cmyk(change.before), cmyk(change.after)];
  if (old && now) return ['C', 'M', 'Y', 'K'].filter((_, index) => old[index] !== now[index]);
  const names = [change.before, change.after].flatMap((text) => {
    const values = cmyk(text);
    if (values) return ['C', 'M', 'Y', 'K'].filter((_, index) => values[index]! > 0);
    const [space, name] = (text ?? '').split(/\s+/);
    if (space === 'gray') return ['K'];
    return (space === 'spot' || space === 'separation') && name ? [name] : space ? [space.toUpperCase()] : [];
  });
  return [...new Set(names)];
}

function boxMark(
  box: Box<Mm>,
  { change, id, page, trim }: { change: Change; id: string; page: ComparedPage; trim: Raster['trim'] },
): string {
  const left = trim.x + (box.x / page.width) * trim.width;
  const top = trim.y + (box.y / page.height) * trim.height;
  const width = (box.width / page.width) * trim.width;
  const height = (box.height / page.height) * trim.height;
  const inks = inksOf(change);
  const data = inks.length > 0 ? ` data-inks="${escaped(inks.join(' '))}"` : '';
  const style = `left:${percent(left)};top:${percent(top)};width:${percent(width)};height:${percent(height)}`;
  return `<i class="box ${layerName(change)}${isOpen(change) ? '' : ' accepted'}" data-finding="${id}"${data} style="${style}"></i>`;
}

/** The frames of a page's findings on one side. */
export function boxMarks(
  page: ComparedPage,
  side: 'was' | 'is',
  { number, trim, most }: { number: number; trim: Raster['trim']; most: number },
): string {
  if (!(page.width > 0) || !(page.height > 0)) return '';
  return page.changes
    .slice(0, most)
    .map((change, index) => {
      const box = change[side];
      return box ? boxMark(box, { change, id: `${number}.${index}`, page, trim }) : '';
    })
    .join('');
}
