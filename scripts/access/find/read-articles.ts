/** The articles of a package with their text, as its files have it. */
import { readAlto } from '../alto/read-alto.ts';
import { readText } from '../package/read-file.ts';
import { readXml } from '../package/read-xml.ts';
import { pageLabels } from './search-package.ts';

export interface ArchivedArticle {
  /** The story's id. */
  readonly id: string;
  readonly title: string;
  /** Printed numbers of its pages. */
  readonly pages: readonly string[];
  readonly text: string;
}

/** In reading order; what cannot be read is left out, and `verify` tells of it. */
export async function readArticles(root: string): Promise<readonly ArchivedArticle[]> {
  const found = new Map<string, { id: string; title: string; pages: string[] }>();
  for (const label of await pageLabels(root)) {
    const { value: xml } = await readText(root, `data/pages/${label}/alto.xml`);
    const tree = xml === undefined ? undefined : readXml(xml).root;
    if (!tree) continue;
    const { articles, number } = readAlto(tree);
    for (const { tag, id, title } of articles) {
      const known = found.get(tag) ?? { id, title, pages: [] };
      known.pages.push(number);
      found.set(tag, known);
    }
  }
  const read = await Promise.all(
    [...found].map(async ([tag, article]) => {
      const { value: text } = await readText(root, `data/text/${tag.replace(/^ARTICLE_/, '')}.txt`);
      return text === undefined ? [] : [{ ...article, text }];
    }),
  );
  return read.flat();
}

export interface PackageFacts {
  readonly id: string;
  /** Newspaper and date. */
  readonly label: string;
}

/** What METS says of the whole; nothing where it cannot be read. */
export async function readPackageFacts(root: string): Promise<PackageFacts | undefined> {
  const { value: xml } = await readText(root, 'data/mets.xml');
  const tree = xml === undefined ? undefined : readXml(xml).root;
  return tree && { id: tree.attributes['OBJID'] ?? '', label: tree.attributes['LABEL'] ?? '' };
}
