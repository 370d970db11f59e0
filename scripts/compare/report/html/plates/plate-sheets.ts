/** The plates of a page in the report: the old and the new one and their difference beside each other, one ink at a time. */
import type { Language } from '../../../../core/catalogue/index.ts';
import { phrase, type WordKey, words } from '../../../../core/catalogue/words.ts';
import { dataUrl, escaped, percent } from '../markup.ts';
import type { Tile } from '../page-pictures.ts';
import type { PlatePicture, PlatePictures } from './plate-pictures.ts';

type Side = 'old' | 'new' | 'difference';

/** What an ink is called; a spot colour by the name it has in the file. */
export function inkName(plate: string, language: Language): string {
  const key = `ink/${plate}`;
  return key in words ? phrase(language, key as WordKey) : plate;
}

const className = (page: number, plate: number, part: string): string => `f${page}-${plate}-${part}`;

const tileMarks = (page: number, plate: number, { part, tiles }: { part: string; tiles: readonly Tile[] }): string =>
  tiles
    .map(({ x, y, width, height }, at) => {
      const place = `left:${percent(x)};top:${percent(y)};width:${percent(width)};height:${percent(height)}`;
      return `<i class="tile ${className(page, plate, `${part}${at}`)}" style="${place}"></i>`;
    })
    .join('');

function film(
  side: Side,
  plate: PlatePicture,
  { page, at, aligned }: { page: number; at: number; aligned: boolean },
): string {
  const under = plate.old && (side === 'old' || aligned) ? 'old' : '';
  const ground = side !== 'old' && plate.new ? 'new' : under;
  const own = ground !== '' ? ` ${className(page, at, ground)}` : '';
  const part = side === 'old' ? { part: 'o', tiles: plate.oldTiles } : { part: 'n', tiles: plate.newTiles };
  const mask = side === 'difference' ? `<i class="gone-come ${plate.mask ? className(page, at, 'm') : ''}"></i>` : '';
  const data = ` data-plate="${escaped(plate.name)}" data-share="${Number(plate.share.toPrecision(3))}"`;
  return `<div class="film${own}"${data}>${tileMarks(page, at, part)}${mask}</div>`;
}

/** Three windows, shown in the view of plates and in no other. */
export function plateSheets(
  { plates, aligned, oldShape, newShape, guessed }: PlatePictures,
  { number, name, language }: { number: number; name: string; language: Language },
): string {
  const sheet = (side: Side): string => {
    const shape = Number((1 / (side === 'old' ? oldShape : newShape)).toFixed(5));
    const title = phrase(language, `html/${side}`);
    const label = escaped(
      `${phrase(language, 'compare/page', { name })}, ${phrase(language, 'html/plates')}, ${title}`,
    );
    const films = plates.map((plate, at) => film(side, plate, { page: number, at, aligned })).join('');
    return `<figure class="port plate ${side}"><figcaption>${escaped(title)}</figcaption><div class="sheet" role="img" aria-label="${label}" style="--shape:${shape}">${films}</div></figure>`;
  };
  const note = guessed ? `<p class="guessed">${escaped(phrase(language, 'html/guessed'))}</p>` : '';
  return `${(['old', 'new', 'difference'] as const).map(sheet).join('')}${note}`;
}

/** Rules that hold the pictures. */
export function plateStyle(number: number, { plates }: PlatePictures): string {
  const rule = (plate: number, part: string, [type, bytes]: readonly [string, Uint8Array]): string =>
    `.${className(number, plate, part)}{background-image:${dataUrl(type, bytes)}}`;
  return plates
    .flatMap((plate, at) => [
      ...(plate.old ? [rule(at, 'old', ['image/webp', plate.old])] : []),
      ...(plate.new ? [rule(at, 'new', ['image/webp', plate.new])] : []),
      ...(plate.mask ? [rule(at, 'm', ['image/png', plate.mask])] : []),
      ...plate.oldTiles.map(({ webp }, tile) => rule(at, `o${tile}`, ['image/webp', webp])),
      ...plate.newTiles.map(({ webp }, tile) => rule(at, `n${tile}`, ['image/webp', webp])),
    ])
    .join('\n');
}

/** A button for each ink of any page, and what the colours of the difference mean. */
export function plateTools(all: readonly PlatePictures[], language: Language): string {
  const names = [...new Set(all.flatMap(({ plates }) => plates.map(({ name }) => name)))];
  const buttons = names.map(
    (name) =>
      `<button type="button" data-ink="${escaped(name)}" aria-pressed="false">${escaped(inkName(name, language))}</button>`,
  );
  const legend = (['gone', 'come'] as const).map(
    (which) => `<span class="legend ${which}">${escaped(phrase(language, `html/ink-${which}`))}</span>`,
  );
  return `<span class="inks">${buttons.join('')}${names.length > 0 ? legend.join('') : ''}</span>`;
}
