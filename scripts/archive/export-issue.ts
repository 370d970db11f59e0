/** The files of the whole edition in the archive, by their paths in the package. */
import type { Issue } from './issue/model.ts';
import { articleMarkdown } from './text/article-markdown.ts';
import { articleText } from './text/plain-text.ts';

export interface IssueOptions {
  /** Path of a photo's picture in the package, by the photo's id. */
  readonly picture: (photo: string) => string;
}

export function issueTexts(issue: Issue, { picture }: IssueOptions): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const article of issue.articles) {
    const name = `data/text/${article.fileName}`;
    files.set(`${name}.txt`, articleText(article));
    files.set(
      `${name}.md`,
      articleMarkdown(issue, article, { picture: (id) => `../${picture(id).slice('data/'.length)}` }),
    );
  }
  return files;
}
