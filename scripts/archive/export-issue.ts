/** The files of the whole edition in the archive, by their paths in the package. */
import { basename } from 'node:path';
import { ePaperFiles } from './e-paper/e-paper-files.ts';
import type { ExportOptions } from './export-page.ts';
import { iiifManifest } from './iiif/manifest.ts';
import type { Issue } from './issue/model.ts';
import { photoSize } from './picture.ts';
import { articleMarkdown } from './text/article-markdown.ts';
import { articleText } from './text/plain-text.ts';

export interface IssueOptions {
  readonly options: ExportOptions;
  /** Path of a photo's picture in the package, by the photo's id. */
  readonly picture: (photo: string) => string;
}

/** All but METS, which describes the others. */
export async function issueTexts(
  issue: Issue,
  { options, picture }: IssueOptions,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const article of issue.articles) {
    const name = `data/text/${article.fileName}`;
    files.set(`${name}.txt`, articleText(article));
    files.set(
      `${name}.md`,
      articleMarkdown(issue, article, { picture: (id) => `../${picture(id).slice('data/'.length)}` }),
    );
  }
  const facts = new Map(
    issue.articles.flatMap(({ parts }) =>
      parts.flatMap(({ photo }) => (photo ? [[photo.id, photo.facts] as const] : [])),
    ),
  );
  const shown = (id: string) => ({ file: `pictures/${basename(picture(id))}`, ...photoSize(facts.get(id)!) });
  for (const [path, text] of await ePaperFiles(issue, shown)) files.set(path, text);
  files.set('data/manifest.json', iiifManifest(issue, options.baseUrl));
  return files;
}
