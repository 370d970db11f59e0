/** Writes the story as Markdown, and tells where in the file each of its passages stands. */
import { positionAt } from '../core/source.ts';
import { asAttribute, asMarkdown, asYaml, offsetInMarkdown } from './markdown-copy.ts';
import type { Passage, SidebarPassage, TextParts } from './model.ts';

export interface StoryPhoto {
  readonly id: string;
  /** Path below the edition folder. */
  readonly file: string;
  readonly alt: string;
  readonly caption?: Passage;
}

export interface StoryFile {
  readonly text: string;
  /** Line and column of a character of a passage that the story holds as Markdown. */
  readonly place: (passage: Passage, offset: number) => { line: number; column: number };
}

/** Id of the list of captions whose pictures are lost. */
export const CAPTION_LIST = 'captions';
export const SIDEBAR = 'sidebar';

export function writeStory(
  parts: TextParts,
  photos: readonly StoryPhoto[],
  lonelyCaptions: readonly Passage[],
): StoryFile {
  const places = new Map<Passage, number>();
  let text = '---\n';
  const front = (key: string, passage: Passage | undefined) => {
    if (passage) text += `${key}: ${asYaml(passage.text)}\n`;
  };
  const add = (passage: Passage, before = '') => {
    text += before;
    places.set(passage, text.length);
    text += `${asMarkdown(passage.text)}\n`;
  };
  front('kicker', parts.kicker);
  front('headline', parts.headline);
  front('deck', parts.deck);
  front('byline', parts.byline);
  if (parts.lede) add(parts.lede, 'lede: |\n  ');
  text += '---\n';
  for (const passage of parts.flow) add(passage, passage.kind === 'section-head' ? '\n## ' : '\n');
  for (const photo of photos) {
    text += `\n:::photo{#${photo.id} src="${asAttribute(photo.file)}" alt="${asAttribute(photo.alt)}"}\n`;
    if (photo.caption) add(photo.caption);
    text += ':::\n';
  }
  const box = (id: string, { head, paragraphs }: SidebarPassage) => {
    text += `\n:::sidebar{#${id}}\n`;
    if (head) add(head, '## ');
    for (const [index, passage] of paragraphs.entries()) add(passage, head || index > 0 ? '\n' : '');
    text += ':::\n';
  };
  if (parts.sidebar) box(SIDEBAR, parts.sidebar);
  if (lonelyCaptions.length > 0) box(CAPTION_LIST, { paragraphs: lonelyCaptions });
  const source = { file: 'story', text };
  return {
    text,
    place: (passage, offset) => {
      const at = (places.get(passage) ?? 0) + offsetInMarkdown(passage.text, offset);
      const { line, column } = positionAt(source, at);
      return { line, column };
    },
  };
}
