/** An article as Markdown: its facts above, then its parts with emphasis, links and pictures. CommonMark 0.31. */
import type { Article, Issue, Part } from '../issue/model.ts';
import { ownParts, plainText } from './plain-text.ts';

export interface MarkdownOptions {
  /** Path of a photo from the Markdown file. */
  readonly picture: (photo: string) => string;
}

export function articleMarkdown(issue: Issue, article: Article, { picture }: MarkdownOptions): string {
  const { title, kicker, deck, byline, pages, language } = article;
  const facts = {
    title,
    kicker,
    deck,
    byline,
    newspaper: issue.newspaper,
    date: issue.date,
    number: issue.number,
    pages: pages.join(', '),
    language,
  };
  const head = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${typeof value === 'number' ? value : JSON.stringify(value)}`],
  );
  const blocks: string[] = [];
  const parts = ownParts(article);
  for (const [index, part] of parts.entries()) {
    const quoted = isQuoted(part) && isQuoted(parts[index - 1]) && parts[index - 1]!.block === part.block;
    const text = partMarkdown(part, picture);
    if (quoted) blocks[blocks.length - 1] += `\n>\n${text}`;
    else blocks.push(text);
  }
  return `---\n${head.join('\n')}\n---\n\n${blocks.filter(Boolean).join('\n\n')}\n`;
}

const quotedKinds = new Set<Part['kind']>(['sidebar-head', 'sidebar', 'pull-quote', 'quote-source']);
const isQuoted = (part: Part | undefined): boolean => part !== undefined && quotedKinds.has(part.kind);

function partMarkdown(part: Part, picture: MarkdownOptions['picture']): string {
  if (part.photo) return `![${escaped(part.photo.alt)}](${picture(part.photo.id)})`;
  const text = inline(part);
  switch (part.kind) {
    case 'headline':
      return `# ${text}`;
    case 'section-head':
      return `## ${text}`;
    case 'sidebar-head':
      return `> ### ${text}`;
    case 'sidebar':
    case 'pull-quote':
    case 'quote-source':
      return `> ${text}`;
    case 'kicker':
    case 'deck':
    case 'lede':
      return `**${text.replaceAll('**', '')}**`;
    case 'caption':
      return `*${escaped(plainText({ text: part.text.slice(part.mark ?? 0) }))}*`;
    default:
      return text;
  }
}

/** What Markdown would take for a mark, anywhere or at the head of a line. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>&~|]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/, '$1\\$2');

function inline({ runs }: Part): string {
  const text = runs
    .map(({ text: own, strong, emphasis, href, reading }) => {
      const bare = escaped(own.replace(/[\u00ad\u200b\u2060]/gu, ''));
      const plain = reading ? `<ruby>${bare}<rt>${escaped(reading.text)}</rt></ruby>` : bare;
      const marked = strong ? `**${plain}**` : emphasis ? `*${plain}*` : plain;
      return href ? `[${marked}](<${href.replace(/[<>\\]/g, '\\$&')}>)` : marked;
    })
    .join('')
    // Runs that follow one another in one style are one.
    .replaceAll('****', '')
    .trim();
  return text;
}
