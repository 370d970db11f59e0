/** Where words stand in a package: page, article, place on the page, and the words around them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Box, mm } from '../../core/units.ts';
import { readAlto } from '../alto/read-alto.ts';
import { readText } from '../package/read-file.ts';
import { readXml } from '../package/read-xml.ts';
import { folded, type Passage, passagesOf, type Sign } from './passages.ts';

export interface Hit {
  /** Path of the package. */
  readonly package: string;
  /** Printed number of the page. */
  readonly page: string;
  readonly article?: { readonly id: string; readonly title: string };
  readonly role: string;
  /** mm from the top-left corner of the trimmed page: one for each line that the words stand in. */
  readonly boxes: readonly Box[];
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Characters of context on either side. */
const around = 16;

/** Page by page: no more than one page is held at a time. What cannot be read is passed over; `verify` tells of it. */
export async function* searchPackage(root: string, query: string, signal: AbortSignal): AsyncGenerator<Hit> {
  const wanted = folded(query);
  if (wanted === '') return;
  for (const label of await pageLabels(root)) {
    signal.throwIfAborted();
    const folder = `data/pages/${label}`;
    // The plain text is a thirtieth of ALTO: most pages need no more than a look at it.
    const { value: plain } = await readText(root, `${folder}/page.txt`);
    if (plain !== undefined && !folded(plain).includes(wanted)) continue;
    const { value: xml } = await readText(root, `${folder}/alto.xml`);
    const tree = xml === undefined ? undefined : readXml(xml).root;
    if (!tree) continue;
    const alto = readAlto(tree);
    const articles = new Map(alto.articles.map((article) => [article.tag, article]));
    for (const passage of passagesOf(alto)) {
      const article = articles.get(passage.article ?? '');
      for (const found of occurrences(passage, wanted)) {
        const own = article && { article: { id: article.id, title: article.title } };
        yield { package: root, page: alto.number, ...own, role: passage.role, ...found };
      }
    }
  }
}

/** Folders of the pages, sorted; none where there are none. */
export async function pageLabels(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'data/pages'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

type Found = Pick<Hit, 'boxes' | 'before' | 'text' | 'after'>;

function* occurrences({ characters }: Passage, wanted: string): Generator<Found> {
  let text = '';
  /** For each UTF-16 unit of the folded text, the sign that it comes from. */
  const signs: number[] = [];
  for (const [index, sign] of characters.entries()) {
    const fold = folded(sign.text);
    text += fold;
    for (let unit = 0; unit < fold.length; unit++) signs.push(index);
  }
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const from = signs[at]!;
    const to = signs[at + wanted.length - 1]! + 1;
    const words = (first: number, end: number): string =>
      characters
        .slice(first, end)
        .map((one) => one.text)
        .join('');
    yield {
      boxes: boxesOf(characters.slice(from, to)),
      before: words(Math.max(0, from - around), from),
      text: words(from, to),
      after: words(to, to + around),
    };
  }
}

const round = (value: number) => mm(Math.round(value * 100) / 100);

function boxesOf(signs: readonly Sign[]): readonly Box[] {
  // A place that is no number is nowhere.
  const placed = signs.filter(({ box }) => [box.x, box.y, box.width, box.height].every(Number.isFinite));
  const lines = Map.groupBy(placed, ({ line }) => line);
  return [...lines.values()].map((own) => {
    const x = Math.min(...own.map(({ box }) => box.x));
    const y = Math.min(...own.map(({ box }) => box.y));
    const right = Math.max(...own.map(({ box }) => box.x + box.width));
    const bottom = Math.max(...own.map(({ box }) => box.y + box.height));
    return { x: round(x), y: round(y), width: round(right - x), height: round(bottom - y) };
  });
}
