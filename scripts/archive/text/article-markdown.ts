/** An article as Markdown: its facts above, then its parts with emphasis, links and pictures. CommonMark 0.31. */
import { gatherListings, groupsOfNames, listingOf, rowsOfTable } from '../issue/listings.ts';
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
  let before: Part | undefined;
  for (const group of gatherListings(ownParts(article))) {
    const part = group[0]!;
    const quoted = isQuoted(part) && isQuoted(before) && before!.block === part.block;
    before = part;
    const text = listingMarkdown(group) ?? partMarkdown(part, picture);
    if (quoted) blocks[blocks.length - 1] += `\n>\n${text}`;
    else blocks.push(text);
  }
  return `---\n${head.join('\n')}\n---\n\n${blocks.filter(Boolean).join('\n\n')}\n`;
}

const quotedKinds = new Set<Part['kind']>([
  'sidebar-head',
  'sidebar',
  'notice-head',
  'notice',
  'notice-end',
  'pull-quote',
  'quote-source',
]);
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
    case 'notice-head':
      return `> ### ${text}`;
    case 'sidebar':
    case 'notice':
    case 'notice-end':
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

/** Names of a group in one line; a table as GFM 4.10 has it, where each of its rows has all its cells. */
function listingMarkdown(parts: readonly Part[]): string | undefined {
  const listing = listingOf(parts[0]!);
  if (listing === 'names') {
    const texts = groupsOfNames(parts).flatMap(({ head, names }) => [
      ...(head ? [`## ${inline(head)}`] : []),
      names.map(inline).join('、'),
    ]);
    return texts.filter(Boolean).join('\n\n');
  }
  if (listing !== 'table') return undefined;
  const rows = rowsOfTable(parts);
  const heads = rows.findIndex((row) => row.length > 1);
  const width = rows[heads]?.length ?? 0;
  const tabular = rows.slice(heads).findLastIndex((row) => row.length === width) + heads;
  const even = width > 1 && rows.slice(heads, tabular + 1).every((row) => row.length === width);
  return rows
    .map((row, index) => {
      const cells = row.map(inline);
      if (!even || index < heads || index > tabular) return `${cells.join(' · ')}${index === tabular ? '' : '\n'}`;
      const line = `| ${cells.join(' | ')} |`;
      return index === heads ? `${line}\n|${' --- |'.repeat(width)}` : index === tabular ? `${line}\n` : line;
    })
    .join('\n')
    .trim();
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
