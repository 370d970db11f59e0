/** The blocks of a page: text blocks, pictures with their captions, rules. ALTO 4.4, BlockGroup. */
import type { Box } from '../../core/units.ts';
import { blockIds } from '../issue/block-ids.ts';
import type { ArticleHead, Graphic, IssuePage, Part, PartKind } from '../issue/model.ts';
import { around } from '../issue/placed-page.ts';
import { element, type XmlElement } from '../xml.ts';
import { place } from './measure.ts';
import type { Styles } from './styles.ts';
import { textLines } from './text-lines.ts';

export interface PlacedBlock {
  readonly box: Box;
  readonly block: XmlElement;
}

export interface BlockOptions {
  readonly glyphs: boolean;
  readonly styles: Styles;
}

export const roleTag = (kind: PartKind): string => `ROLE_${kind}`;
export const clientTag = ({ id }: Part): string => `CLIENT_${id}`;
export const articleTag = ({ fileName }: ArticleHead): string => `ARTICLE_${fileName}`;

/** What an article is read in from its first word to its last, past pictures and what stands apart. */
const running = new Set<PartKind>([
  ...(['kicker', 'headline', 'jump-head', 'deck', 'byline', 'lede', 'body', 'section-head', 'jump'] as const),
]);

/** Parts that belong together stand in one composed block: a picture and its caption, a sidebar, a quote. */
const composed: Readonly<Partial<Record<PartKind, string>>> = {
  illustration: 'illustration',
  caption: 'illustration',
  credit: 'illustration',
  'sidebar-head': 'sidebar',
  sidebar: 'sidebar',
  'pull-quote': 'pull-quote',
  'quote-source': 'pull-quote',
  'index-head': 'index',
  index: 'index',
  'teaser-head': 'teaser',
  teaser: 'teaser',
  'names-head': 'names',
  names: 'names',
  'table-head': 'table',
  table: 'table',
  'notice-head': 'notice',
  notice: 'notice',
  'notice-end': 'notice',
  advertisement: 'advertisement',
  'advertisement-label': 'advertisement',
  banner: 'banner',
  translation: 'banner',
};

/** All blocks with copy or pictures in reading order. */
export function contentBlocks(page: IssuePage, options: BlockOptions): readonly PlacedBlock[] {
  const next = nextBlocks(page.parts);
  const blocks: PlacedBlock[] = [];
  for (const group of groupsOf(page.parts)) {
    const own = group.parts.flatMap((part) => partBlocks(part, { ...options, page, next }));
    const client = group.parts.find((part) => part.client !== undefined);
    if (group.type === undefined || (own.length < 2 && !client)) {
      blocks.push(...own);
      continue;
    }
    const box = around(own.map((one) => one.box));
    const ID = `${group.parts[0]!.id}_G`;
    blocks.push({
      box,
      block: element(
        'ComposedBlock',
        { ID, TAGREFS: client && clientTag(client), ...place(box), TYPE: group.type },
        own.map(({ block }) => block),
      ),
    });
  }
  return blocks;
}

interface Group {
  readonly type: string | undefined;
  readonly parts: Part[];
}

function groupsOf(parts: readonly Part[]): readonly Group[] {
  const groups: Group[] = [];
  for (const part of parts) {
    const type = composed[part.kind];
    const last = groups.at(-1);
    const before = last?.parts.at(-1);
    const together =
      last &&
      before &&
      type !== undefined &&
      last.type === type &&
      before.block === part.block &&
      before.figure === part.figure;
    if (together) last.parts.push(part);
    else groups.push({ type, parts: [part] });
  }
  return groups;
}

/** The block in which an article's running text goes on, across columns. */
function nextBlocks(parts: readonly Part[]): ReadonlyMap<string, string> {
  const flows = Map.groupBy(
    parts.filter(({ kind, article }) => article !== undefined && running.has(kind)),
    ({ article }) => article,
  );
  return new Map(
    [...flows.values()].flatMap((flow) => {
      const ids = flow.flatMap(blockIds);
      return ids.slice(1).map((id, index) => [ids[index]!, id] as const);
    }),
  );
}

interface PartJob extends BlockOptions {
  readonly page: IssuePage;
  readonly next: ReadonlyMap<string, string>;
}

function partBlocks(part: Part, { page, next, styles, glyphs }: PartJob): readonly PlacedBlock[] {
  const ids = blockIds(part);
  const head = page.articles.find(({ id }) => id === part.article);
  const TAGREFS = [roleTag(part.kind), ...(head ? [articleTag(head)] : [])].join(' ');
  if (part.photo) {
    const { box } = part.pieces[0]!;
    const TYPE = part.photo.facts.format === 'svg' ? 'drawing' : 'photo';
    return [{ box, block: element('Illustration', { ID: ids[0]!, TAGREFS, ...place(box), TYPE }) }];
  }
  if (part.client !== undefined) {
    const { box } = part.pieces[0]!;
    return [{ box, block: element('Illustration', { ID: ids[0]!, TAGREFS, ...place(box), TYPE: 'advertisement' }) }];
  }
  const first = styles.ofLine(part.pieces[0]!.lines[0]!);
  const paragraph = styles.ofParagraph(part);
  const style = (line: Part['pieces'][number]['lines'][number]): string | undefined => {
    const own = styles.ofLine(line);
    return own === first ? undefined : own;
  };
  const lines = textLines(part, ids, { glyphs, style });
  return part.pieces.map(({ box }, index) => {
    const attributes = {
      ID: ids[index]!,
      STYLEREFS: paragraph ? `${first} ${paragraph}` : first,
      TAGREFS,
      ...place(box),
      IDNEXT: next.get(ids[index]!),
      LANG: part.language === page.language ? undefined : part.language,
    };
    return { box, block: element('TextBlock', attributes, lines[index]!) };
  });
}

export const graphicBlock = ({ kind, box }: Graphic, ID: string): PlacedBlock => ({
  box,
  block: element('GraphicalElement', { ID, TAGREFS: `GRAPHIC_${kind}`, ...place(box) }),
});
