/**
 * The report as one page of HTML that needs nothing else: no network, no modules, no storage, and with scripts off
 * still both pictures and every finding in words.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../../core/catalogue/index.ts';
import { phrase } from '../../../core/catalogue/words.ts';
import { type Diagnostic, hintOf, messageOf } from '../../../core/diagnostic.ts';
import type { Change, ComparedPage, Comparison } from '../../model.ts';
import { comparisonIsOpen, countAll, inOrder, layerNames, pageIsOpen } from '../counts.ts';
import { worded } from '../describe-change.ts';
import { missingWords, pageVerdict } from '../summary.ts';
import { boxMarks, dataUrl, escaped, findingItem, jsonIsland, percent, readingItem } from './markup.ts';
import type { PagePictures } from './page-pictures.ts';
import type { PlatePictures } from './plates/plate-pictures.ts';
import { plateSheets, plateStyle, plateTools } from './plates/plate-sheets.ts';
import { plateViewer } from './plates/plate-viewer.ts';
import { reportStyle } from './style.ts';
import { viewer } from './viewer.ts';

/** Pictures of a page, made when its turn comes so that no two pages sit in memory. */
export type TakePictures = (
  comparison: number,
  page: ComparedPage,
  room: number,
) => Promise<(PagePictures & { readonly plates?: PlatePictures }) | undefined>;
type Pictures = NonNullable<Awaited<ReturnType<TakePictures>>>;

export interface HtmlForm {
  readonly language: Language;
  /** What else there is to say, such as files that could not be compared. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly takePictures: TakePictures;
}

/** Findings of a page and of all pages that the report lists; the JSON has all of them. */
const mostFindings = 600;
const mostOfAll = 8000;
const leastFindings = 20;
/** Bytes of pictures: of one page, and of all pages together. Base64 makes a third more of them. */
const pageRoom = 1_050_000;
const wholeRoom = 24_000_000;
const wholePage = { x: 0, y: 0, width: 1, height: 1 };

interface Shown {
  readonly page: ComparedPage;
  /** Its place among the pages shown, from 0. */
  readonly number: number;
  readonly list: string;
  readonly spread: string;
  /** What changed in the text, as it reads. */
  readonly reading: string;
  /** Rules that hold the pictures, each once however often it is shown. */
  readonly style: string;
  readonly plates: readonly PlatePictures[];
}

function sheet(
  side: 'old' | 'new',
  page: ComparedPage,
  { number, pictures, most, language }: { number: number; pictures: Pictures; most: number; language: Language },
): string {
  const shape = (side === 'old' ? pictures.oldShape : pictures.newShape) ?? page.height / page.width;
  const trim = (side === 'old' ? pictures.oldTrim : pictures.newTrim) ?? wholePage;
  const own = side === 'new' && pictures.new ? 'new' : 'old';
  const style = (at: string): string => ` style="${at}"`;
  const tiles =
    side === 'old'
      ? ''
      : pictures.tiles
          .map(
            ({ x, y, width, height }, index) =>
              `<i class="tile t${number}-${index}"${style(`left:${percent(x)};top:${percent(y)};width:${percent(width)};height:${percent(height)}`)}></i>`,
          )
          .join('');
  const mask = side === 'new' && pictures.mask ? `<i class="mask m${number}"></i>` : '';
  const name = phrase(language, `html/${side}`);
  const boxes = boxMarks(page, side === 'old' ? 'was' : 'is', { number, trim, most });
  const label = escaped(`${phrase(language, 'compare/page', { name: page.name })}, ${name}`);
  const of = escaped(phrase(language, 'compare/page', { name: page.name }));
  return (
    `<figure class="port ${side}"><figcaption>${escaped(name)} <span>${of}</span></figcaption>` +
    `<div class="sheet p${number}-${own}" role="img" aria-label="${label}"${style(`--shape:${Number((1 / shape).toFixed(5))}`)}>${tiles}${mask}${boxes}</div></figure>`
  );
}

function pictureStyle(number: number, { old, new: now, tiles, mask, plates }: Pictures): string {
  return [
    ...(plates ? [plateStyle(number, plates)] : []),
    ...(old ? [`.p${number}-old{background-image:${dataUrl('image/webp', old)}}`] : []),
    ...(now ? [`.p${number}-new{background-image:${dataUrl('image/webp', now)}}`] : []),
    ...tiles.map(({ webp }, index) => `.t${number}-${index}{background-image:${dataUrl('image/webp', webp)}}`),
    ...(mask ? [`.m${number}{background-image:${dataUrl('image/png', mask)}}`] : []),
  ].join('\n');
}

function spreadOf(
  page: ComparedPage,
  number: number,
  { pictures, most, language }: { pictures: Pictures | undefined; most: number; language: Language },
): string {
  const open = `<section class="spread`;
  if (!pictures) return `${open}" id="s${number}"><p>${escaped(phrase(language, 'html/no-pictures'))}</p></section>`;
  const sides = [
    ...(pictures.old ? (['old'] as const) : []),
    ...(pictures.newShape === undefined ? [] : (['new'] as const)),
  ];
  const both = sides.length === 2 ? ' both' : '';
  const sheets = sides.map((side) => sheet(side, page, { number, pictures, most, language })).join('');
  const plates = pictures.plates ? plateSheets(pictures.plates, { number, name: page.name, language }) : '';
  const none = plates ? '' : `<p class="no-plates">${escaped(phrase(language, 'html/no-plates'))}</p>`;
  const kind = `${both}${plates ? ' has-plates' : ''}`;
  return `${open}${kind}" id="s${number}">${sheets}${plates}${none}<i class="handle" role="presentation"></i></section>`;
}

function listOf(
  title: string,
  changes: readonly Change[],
  { number, chip, most, language }: { number: number | undefined; chip: string; most: number; language: Language },
): string {
  const items = changes
    .slice(0, most)
    .map((change, index) => findingItem(change, `${number ?? 'd'}.${index}`, language));
  const rest = changes.length - items.length;
  const more = rest > 0 ? `<p class="more">${escaped(phrase(language, 'summary/more', { count: rest }))}</p>` : '';
  const address = number === undefined ? '' : ` data-page="${number}"`;
  const heading = number === undefined ? title : `<a href="#${number}.">${title}</a>`;
  return `<section${address}><h2>${heading} ${chip}</h2><ol>${items.join('')}</ol>${more}</section>`;
}

/** @param found in the order of the page; `listed` as the list counts them */
function readingOf(
  found: readonly Change[],
  listed: readonly Change[],
  { number, title, most }: { number: number; title: string; most: number },
): string {
  const places = new Map(listed.slice(0, most).map((change, index) => [change, index]));
  const items = found
    .filter((change) => change.layer === 'text' && places.has(change))
    .map((change) => readingItem(change, `${number}.${places.get(change)}`));
  return items.length === 0
    ? ''
    : `<section data-reading="${number}"><h2>${title}</h2><ol>${items.join('')}</ol></section>`;
}

const chipOf = (text: string, open: boolean): string =>
  `<span class="chip ${open ? 'open' : 'calm'}">${escaped(text)}</span>`;

/** Findings in the order in which the list, the keys and the frames count them. */
const ordered = (page: ComparedPage): ComparedPage => ({ ...page, changes: inOrder(page.changes) });

async function showAll(
  comparisons: readonly Comparison[],
  { language, takePictures }: HtmlForm,
): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  let room = wholeRoom;
  let left = mostOfAll;
  for (const [index, comparison] of comparisons.entries()) {
    for (const each of comparison.pages) {
      if (each.verdict === 'same' && each.changes.length === 0) continue;
      const page = ordered(each);
      const number = shown.length;
      const most = Math.max(leastFindings, Math.min(mostFindings, left));
      left -= Math.min(most, page.changes.length);
      const taken = room > 0 ? await takePictures(index, page, Math.min(room, pageRoom)) : undefined;
      const pictures = taken && taken.bytes <= room ? taken : undefined;
      room -= (pictures?.bytes ?? 0) + (pictures?.plates?.bytes ?? 0);
      const open = pageIsOpen(page);
      const file =
        comparisons.length > 1
          ? ` <span class="dim">${escaped(comparison.new.name || comparison.old.name)}</span>`
          : '';
      const title = `${escaped(phrase(language, 'compare/page', { name: page.name }))}${file}`;
      const chip = chipOf(pageVerdict(page, language), open);
      shown.push({
        page,
        number,
        list: listOf(title, page.changes, { number, chip, most, language }),
        reading: readingOf(each.changes, page.changes, { number, title, most }),
        spread: spreadOf(page, number, { pictures, most, language }),
        style: pictures ? pictureStyle(number, pictures) : '',
        plates: pictures?.plates ? [pictures.plates] : [],
      });
    }
  }
  return shown;
}

const modes = ['side', 'swipe', 'onion', 'blink', 'mask', 'plates'] as const;

function toolbar(language: Language): string {
  const buttons = modes.map(
    (mode, index) =>
      `<button type="button" data-mode="${mode}" aria-pressed="${mode === 'side'}"><kbd>${index + 1}</kbd>${escaped(phrase(language, `html/${mode}`))}</button>`,
  );
  const text = `<button type="button" data-text aria-pressed="false"><kbd>t</kbd>${escaped(phrase(language, 'html/text'))}</button>`;
  return `<nav class="modes" aria-label="${escaped(phrase(language, 'html/views'))}">${buttons.join('')}${text}</nav>`;
}

/** Shows or hides the findings of a layer; nothing where all are of one. */
function layerButtons(comparisons: readonly Comparison[], language: Language): string {
  const changes = comparisons.flatMap((one) => [...one.document, ...one.pages.flatMap((page) => page.changes)]);
  const counted = layerNames
    .map((layer) => ({ layer, count: changes.filter((one) => one.layer === layer).length }))
    .filter(({ count }) => count > 0);
  if (counted.length < 2) return '';
  const buttons = counted.map(
    ({ layer, count }) =>
      `<button type="button" class="${layer}" data-layer="${layer}" aria-pressed="true">${escaped(worded(language, 'layer', layer))} ${count}</button>`,
  );
  return `<div class="layers" role="group" aria-label="${escaped(phrase(language, 'html/layers'))}">${buttons.join('')}</div>`;
}

/** Two paths without the folders that both begin with. */
function apart(old: string, fresh: string): readonly [string, string] {
  const [a, b] = [old.split('/'), fresh.split('/')];
  let common = 0;
  while (common < Math.min(a.length, b.length) - 1 && a[common] === b[common]) common++;
  return [a.slice(common).join('/'), b.slice(common).join('/')];
}

const escapedOf = (text: string | undefined): string => escaped(text ?? '');

const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64');

/** The whole file. */
export async function reportHtml(comparisons: readonly Comparison[], form: HtmlForm): Promise<string> {
  const { language } = form;
  const say = (key: Parameters<typeof phrase>[1], values: Readonly<Record<string, string | number>> = {}): string =>
    escaped(phrase(language, key, values));
  const shown = await showAll(comparisons, form);
  const counts = countAll(comparisons);
  const open = comparisons.some(comparisonIsOpen);
  const [first] = comparisons;
  const single = comparisons.length === 1 && first;
  const [old, fresh] = single ? apart(first.old.name, first.new.name) : [];
  const names = single ? [old, fresh].filter(Boolean).map(escapedOf).join(' → ') : '';
  const verdict = chipOf(phrase(language, open ? 'compare/verdict-different' : 'compare/verdict-same'), open);
  const documents = comparisons
    .filter((one) => one.document.length > 0)
    .map((one) => {
      const differs = comparisonIsOpen({ ...one, pages: [] });
      const chip = chipOf(phrase(language, differs ? 'compare/verdict-changed' : 'compare/all-accepted'), differs);
      return listOf(say('compare/whole'), inOrder(one.document), {
        number: undefined,
        chip,
        most: mostFindings,
        language,
      });
    });
  const faults = (form.diagnostics ?? []).map((one) => {
    const [message, hint] = [messageOf(one, language), hintOf(one, language)];
    return `<p class="fault ${one.severity}">${escaped(message)}${hint ? `<span>${escaped(hint)}</span>` : ''}</p>`;
  });
  const missing = comparisons
    .flatMap((one) => one.missing)
    .map((one) => `<p class="more">${escaped(missingWords(one, language))}</p>`);
  const toolchain = comparisons.some((one) => one.toolchainChanged)
    ? `<p class="more">${say('summary/toolchain')}</p>`
    : '';
  const none = shown.length + documents.length + faults.length === 0 ? `<p class="empty">${say('html/none')}</p>` : '';
  const script = `(${viewer.toString()})(${plateViewer.toString()})`;
  const title = single ? say('html/title', { name: fresh || old || '' }) : say('html/heading');
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${reportStyle}
${shown.map(({ style }) => style).join('\n')}
</style>
</head>
<body>
<header class="top"><h1>${say('html/heading')}</h1>${verdict}<span class="names"${names ? ` title="${names}"` : ''}>${names}</span>${toolbar(language)}</header>
<div class="desk">
<aside class="findings" aria-label="${say('html/findings')}">
<p class="counts">${say('summary/total', { ...counts })}</p>
<p class="keys">${say('html/keys')}${counts.accepted > 0 ? ` <label><input type="checkbox" id="hide"> ${say('html/only-open')}</label>` : ''}</p>
${layerButtons(comparisons, language)}
${faults.join('')}${none}${toolchain}${missing.join('')}${shown.map(({ list }) => list).join('\n')}${documents.join('\n')}
</aside>
<main class="stage">
<div class="tools"><input type="range" id="cut" min="0" max="100" value="50" hidden aria-label="${say('html/swipe')}"><input type="range" id="mix" min="0" max="100" value="50" hidden aria-label="${say('html/onion')}">${plateTools(
    shown.flatMap(({ plates }) => plates),
    language,
  )}<span class="still">${say('html/still')}</span></div>
${shown.map(({ spread }) => spread).join('\n')}
</main>
<aside class="reading" aria-label="${say('html/text')}">${shown.map(({ reading }) => reading).join('\n')}</aside>
</div>
<script type="application/json" id="comparison">${jsonIsland({ version: 1, counts, comparisons: comparisons.map((one) => ({ ...one, pages: one.pages.filter((page) => page.verdict !== 'same').map(ordered) })) })}</script>
<script>${script}</script>
</body>
</html>
`;
}
