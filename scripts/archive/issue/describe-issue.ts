/** From an edition and its set pages to the view that all exporters share. */
import { typeAreaWide } from '../../core/columns.ts';
import { paddedLabel } from '../../edition/index.ts';
import type { Edition, Story } from '../../edition/model.ts';
import { bylineAuthors, creditAuthors } from './authors.ts';
import { fileNames } from './file-names.ts';
import type { Article, ArticleHead, Author, Graphic, Issue, IssuePage, Part } from './model.ts';
import { outlinesOf } from './outlines.ts';
import { pageParts } from './page-parts.ts';
import { type PlacedPage, round } from './placed-page.ts';

/** @throws when the lines of the page are not its copy, character by character */
export function describePage(edition: Edition, placed: PlacedPage): IssuePage {
  const { page, layout } = placed;
  const { grid, sheet } = layout;
  const parts = pageParts(edition, placed);
  const heads = articleHeads(edition);
  const articles = [...new Set(parts.flatMap(({ article }) => article ?? []))];
  return {
    number: page.number,
    ...(page.through !== undefined && { through: page.through }),
    label: paddedLabel(page),
    name: page.name,
    language: edition.language,
    width: sheet.width,
    height: sheet.height,
    typeArea: {
      x: grid.x,
      y: grid.y,
      width: round(typeAreaWide({ ...grid, column: grid.columnWidth })),
      height: round(grid.rows * grid.pitch),
    },
    articles: articles.map((id) => heads.get(id)!),
    parts,
    graphics: graphicsOf(placed),
    outlines: outlinesOf(edition, placed, articles),
  };
}

/** @param pages of the edition, in its order */
export function describeIssue(edition: Edition, pages: readonly IssuePage[]): Issue {
  const parts = pages.flatMap((page) => page.parts);
  const heads = new Map(pages.flatMap(({ articles }) => articles.map((head) => [head.id, head] as const)));
  return {
    id: edition.id,
    newspaper: edition.newspaper.text,
    ...(edition.translation && { translation: edition.translation.text }),
    date: edition.date,
    ...(edition.number !== undefined && { number: edition.number }),
    language: edition.language,
    credits: edition.credits,
    pages,
    articles: [...heads.values()].map((head) =>
      describeArticle(
        head,
        parts.filter(({ article }) => article === head.id),
      ),
    ),
  };
}

/** Characters of a title that is made of a story's first words. */
const titleLength = 20;

/** The same for every page of an edition, so that a page can be described before the others are set. */
function articleHeads(edition: Edition): ReadonlyMap<string, ArticleHead> {
  const names = fileNames([...edition.stories.keys()]);
  const heads = [...edition.stories.values()].map((story): ArticleHead => {
    const { id, language } = story;
    return { id, fileName: names.get(id)!, title: titleOf(story), language };
  });
  return new Map(heads.map((head) => [head.id, head]));
}

function titleOf({ id, headline, lede, body, photos }: Story): string {
  // `｜` tells where a headline may break and is not printed.
  if (headline) return headline.text.replaceAll('｜', '').trim();
  const first = [...lede, ...body, ...photos.flatMap(({ caption }) => caption ?? [])][0];
  const words = first?.runs.map(({ text }) => text).join('') ?? '';
  return [...words.trim()].slice(0, titleLength).join('') || id;
}

function graphicsOf({ page, layout }: PlacedPage): readonly Graphic[] {
  const boxes = new Map(layout.blocks.map(({ id, box }) => [id, box]));
  const blocks = page.placed.flatMap((one): Graphic[] => {
    const box = boxes.get(one.id);
    if (!box) return [];
    if (one.block === 'rule' || one.block === 'ornament') return [{ kind: one.block, box }];
    return 'frame' in one && one.frame !== 'none' ? [{ kind: 'frame', box }] : [];
  });
  return [...layout.rules.map(({ kind, box }) => ({ kind, box })), ...blocks];
}

function describeArticle(head: ArticleHead, parts: readonly Part[]): Article {
  const own = (['kicker', 'headline', 'deck', 'byline'] as const).flatMap((kind) => {
    const text = parts.find((part) => part.kind === kind)?.text.trim();
    return text === undefined ? [] : [[kind, text] as const];
  });
  const words: Partial<Record<'kicker' | 'headline' | 'deck' | 'byline', string>> = Object.fromEntries(own);
  const pages = [...new Set(parts.map(({ page }) => page))];
  return { ...head, ...words, authors: authorsOf(words.byline, parts), pages, parts };
}

function authorsOf(byline: string | undefined, parts: readonly Part[]): readonly Author[] {
  const credits = parts.filter(({ kind }) => kind === 'credit').flatMap(({ text }) => creditAuthors(text));
  const all = [...(byline === undefined ? [] : bylineAuthors(byline)), ...credits];
  return [...new Map(all.map((one) => [`${one.role} ${one.name}`, one])).values()];
}
