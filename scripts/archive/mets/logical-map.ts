/** What an issue is made of to its readers: articles, their heads, paragraphs, pictures. METS 1.12.1, structMap. */
import { blockIds } from '../issue/block-ids.ts';
import type { Article, Issue, IssuePage, Part, PartKind } from '../issue/model.ts';
import { element, type XmlElement } from '../xml.ts';

/** Finds files by their paths in the package. */
export type FileIds = (path: string) => string;

export const articleId = ({ fileName }: Pick<Article, 'fileName'>): string => `LOG_ARTICLE_${fileName}`;
export const articleDmd = ({ fileName }: Pick<Article, 'fileName'>): string => `DMD_ARTICLE_${fileName}`;

/** Names of the divisions, in the manner of METS/ALTO newspapers. */
const types: Readonly<Record<PartKind, string>> = {
  folio: 'FOLIO',
  masthead: 'MASTHEAD',
  banner: 'BANNER',
  translation: 'TRANSLATION',
  slogan: 'SLOGAN',
  kicker: 'KICKER',
  headline: 'HEADLINE',
  deck: 'DECK',
  byline: 'BYLINE',
  lede: 'LEDE',
  body: 'PARAGRAPH',
  'section-head': 'SECTION_HEAD',
  jump: 'JUMP_LINE',
  'jump-head': 'JUMP_HEAD',
  illustration: 'IMAGE',
  caption: 'CAPTION',
  credit: 'CREDIT',
  'sidebar-head': 'HEADLINE',
  sidebar: 'PARAGRAPH',
  'pull-quote': 'PARAGRAPH',
  'quote-source': 'SOURCE',
  'index-head': 'HEADLINE',
  index: 'INDEX_ENTRY',
  'teaser-head': 'HEADLINE',
  teaser: 'PARAGRAPH',
  'names-head': 'HEADLINE',
  names: 'NAME',
  'table-head': 'CELL',
  table: 'CELL',
  'notice-head': 'HEADLINE',
  notice: 'PARAGRAPH',
  'notice-end': 'SIGNATURE',
  'advertisement-label': 'ADVERTISEMENT_LABEL',
  'picture-credit': 'PICTURE_CREDIT',
  advertisement: 'IMAGE',
  ornament: 'ORNAMENT',
};

/** The division that gathers parts of a kind. */
const groups: Readonly<Partial<Record<PartKind, string>>> = {
  kicker: 'HEADING',
  headline: 'HEADING',
  deck: 'HEADING',
  byline: 'HEADING',
  body: 'BODY',
  'section-head': 'BODY',
  jump: 'BODY',
  'jump-head': 'BODY',
  illustration: 'ILLUSTRATION',
  caption: 'ILLUSTRATION',
  credit: 'ILLUSTRATION',
  'sidebar-head': 'SIDEBAR',
  sidebar: 'SIDEBAR',
  'pull-quote': 'PULL_QUOTE',
  'quote-source': 'PULL_QUOTE',
  'index-head': 'INDEX',
  index: 'INDEX',
  'teaser-head': 'TEASER',
  teaser: 'TEASER',
  'names-head': 'NAMES',
  names: 'NAMES',
  'table-head': 'TABLE',
  table: 'TABLE',
  'notice-head': 'NOTICE',
  notice: 'NOTICE',
  'notice-end': 'NOTICE',
};

export function logicalMap(issue: Issue, files: FileIds): XmlElement {
  const pages = new Map(issue.pages.map((page) => [page.number, page]));
  const make = (part: Part): XmlElement => partDiv(part, files(altoPath(pages.get(part.page)!)));
  return element('mets:structMap', { TYPE: 'LOGICAL', LABEL: 'Articles of the issue' }, [
    element('mets:div', { ID: 'LOG_NEWSPAPER', TYPE: 'NEWSPAPER', LABEL: issue.newspaper }, [
      element('mets:div', { ID: 'LOG_ISSUE', TYPE: 'ISSUE', LABEL: issue.date, DMDID: 'DMD_ISSUE' }, [
        ...issue.articles.map((article, index) => articleDiv(article, index + 1, { files, make })),
        ...issue.pages.flatMap(({ parts }) => ownBlocks(parts).map((block) => blockDiv(block, make))),
        ...issue.pages.map(({ label, name, parts }) => {
          const own = new Set(ownBlocks(parts).flat());
          const furniture = parts.filter((part) => part.article === undefined && !own.has(part));
          return element('mets:div', { ID: `LOG_P${label}`, TYPE: 'PAGE_FURNITURE', LABEL: name }, furniture.map(make));
        }),
      ]),
    ]),
  ]);
}

const typeOf = ({ client, kind }: Part): string | undefined =>
  client !== undefined ? 'ADVERTISEMENT' : kind === 'index' || kind === 'teaser' ? groups[kind] : undefined;

/** The parts of each block that is in no article and more than furniture: an advertisement, the index, a teaser. */
function ownBlocks(parts: readonly Part[]): readonly (readonly Part[])[] {
  const blocks = Map.groupBy(
    parts.filter(({ article }) => article === undefined),
    ({ block }) => block,
  );
  return [...blocks.values()].filter((own) => own.some(typeOf));
}

function blockDiv(own: readonly Part[], make: (part: Part) => XmlElement): XmlElement {
  const type = own.flatMap((part) => typeOf(part) ?? [])[0];
  const head = own.find(({ kind }) => kind === 'index-head' || kind === 'teaser-head')?.text.trim();
  const client = own.find((part) => part.client !== undefined)?.client;
  return element('mets:div', { ID: `LOG_${own[0]!.id}`, TYPE: type, LABEL: client ?? head }, own.map(make));
}

export const altoPath = ({ label }: Pick<IssuePage, 'label'>): string => `data/pages/${label}/alto.xml`;

interface Maker {
  readonly files: FileIds;
  readonly make: (part: Part) => XmlElement;
}

function articleDiv(article: Article, order: number, { files, make }: Maker): XmlElement {
  const whole = [
    `data/text/${article.fileName}.txt`,
    `data/text/${article.fileName}.md`,
    `data/e-paper/article-${article.fileName}.html`,
  ];
  return element(
    'mets:div',
    { ID: articleId(article), ORDER: order, TYPE: 'ARTICLE', LABEL: article.title, DMDID: articleDmd(article) },
    [
      ...whole.map((path) => element('mets:fptr', { FILEID: files(path) })),
      ...gathered(article.parts).map(({ group, parts }) =>
        group === undefined ? make(parts[0]!) : element('mets:div', { TYPE: group }, parts.map(make)),
      ),
    ],
  );
}

/** Parts that follow one another under one division: a picture with its caption, never two pictures. */
function gathered(parts: readonly Part[]): readonly { readonly group: string | undefined; readonly parts: Part[] }[] {
  const all: { group: string | undefined; parts: Part[] }[] = [];
  for (const part of parts) {
    const group = groups[part.kind];
    const last = all.at(-1);
    const before = last?.parts.at(-1);
    const apart = group === 'ILLUSTRATION' || group === 'SIDEBAR' || group === 'PULL_QUOTE';
    const same = !apart || (before?.block === part.block && before.figure === part.figure);
    if (last && group !== undefined && last.group === group && same) last.parts.push(part);
    else all.push({ group, parts: [part] });
  }
  return all;
}

const labelled: ReadonlySet<PartKind> = new Set<PartKind>(['headline', 'section-head', 'index-head', 'teaser-head']);

/** A part that goes on in the next frame points to its blocks in turn. */
function partDiv(part: Part, FILEID: string): XmlElement {
  const areas = blockIds(part).map((BEGIN) => element('mets:area', { FILEID, BETYPE: 'IDREF', BEGIN }));
  const label = labelled.has(part.kind) ? part.text.trim() : undefined;
  return element('mets:div', { TYPE: types[part.kind], LABEL: label }, [
    element('mets:fptr', {}, areas.length > 1 ? [element('mets:seq', {}, areas)] : areas),
  ]);
}
