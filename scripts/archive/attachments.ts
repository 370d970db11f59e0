/** What a PDF/A-3 carries inside: the copy that it was set from, and what is known of its text and layout. */
import { basename } from 'node:path';
import type { Edition } from '../edition/model.ts';
import type { IssuePage } from './issue/model.ts';
import type { Attachment } from './model.ts';

/** @param texts files of the page by their paths in the package */
export function pageAttachments(
  edition: Edition,
  { articles }: IssuePage,
  texts: ReadonlyMap<string, string>,
): readonly Attachment[] {
  const files = [...texts].flatMap(([path, text]): Attachment[] => {
    const kind = kinds[basename(path)];
    return kind ? [{ name: basename(path), bytes: Buffer.from(text), ...kind }] : [];
  });
  return [...files, ...storyAttachments(edition, new Set(articles.map(({ id }) => id)))];
}

const kinds: Readonly<Record<string, Pick<Attachment, 'mime' | 'relationship' | 'description'>>> = {
  'alto.xml': { mime: 'application/xml', relationship: 'Alternative', description: 'ALTO 4.4: words and their places' },
  'layout.json': { mime: 'application/json', relationship: 'Data', description: 'The page as it was set' },
};

/** The Markdown of stories, as it lies in the edition folder. */
export function storyAttachments(edition: Edition, ids: ReadonlySet<string>): readonly Attachment[] {
  return [...edition.stories.values()].flatMap(({ id, file }) => {
    const source = ids.has(id) ? edition.sources.get(file) : undefined;
    if (!source) return [];
    const name = basename(file);
    return [{ name, bytes: Buffer.from(source.text), mime: 'text/markdown', relationship: 'Source' as const }];
  });
}
