/**
 * The e-paper of an issue: pages whose articles can be pressed on, and an HTML page for each article. It is read from
 * where it lies, without network and without scripts.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folioDate, loadTemplates } from '../../html/index.ts';
import type { Article, Issue, IssuePage } from '../issue/model.ts';
import { articleBlocks, type ShownPicture } from './article-blocks.ts';
import { accentOf, largePicture, pageHref, pathOf, smallPicture } from './page-facts.ts';
import { pageJson } from './page-json.ts';
import { pageName, type Words, wordsFor } from './words.ts';

const styleSheet = join(import.meta.dirname, '../../../styles/e-paper/e-paper.css');

/** @param picture a photo's picture, from the e-paper's own folder */
export async function ePaperFiles(
  issue: Issue,
  picture: (photo: string) => ShownPicture,
): Promise<ReadonlyMap<string, string>> {
  const render = await loadTemplates();
  const files = new Map<string, string>();
  const write = (name: string, view: object): void =>
    void files.set(`data/e-paper/${name}.html`, render(`e-paper/${view['kind' as never]}`, view));
  write('index', indexView(issue));
  for (const [index, page] of issue.pages.entries()) {
    write(`page-${page.label}`, pageView(issue, index));
    files.set(`data/e-paper/page-${page.label}.json`, pageJson(issue, page));
  }
  for (const [index, article] of issue.articles.entries())
    write(`article-${article.fileName}`, articleView(issue, index, articleBlocks(article, picture)));
  files.set('data/e-paper/style.css', await readFile(styleSheet, 'utf8'));
  return files;
}

const articleHref = ({ fileName }: Pick<Article, 'fileName'>): string => `article-${fileName}.html`;

interface Frame {
  readonly kind: 'index' | 'page' | 'article';
  readonly title: string;
  readonly accent: string | null;
  /** The page that is open. */
  readonly current?: IssuePage;
}

function frameView(issue: Issue, { kind, title, accent, current }: Frame) {
  const { date, weekday } = folioDate(issue.date, issue.language);
  const words: Words = wordsFor(issue.language);
  const chinese = /^zh\b/i.test(issue.language);
  const number = issue.number === undefined ? null : chinese ? `总第${issue.number}期` : `No. ${issue.number}`;
  return {
    kind,
    documentTitle: title,
    accent,
    language: issue.language,
    newspaper: issue.newspaper,
    date,
    weekday,
    number,
    words,
    credits: issue.credits,
    tabs: kind === 'index' ? [] : issue.pages.map((page) => ({ ...turnTo(page), current: page === current })),
  };
}

const turnTo = (page: IssuePage) => ({ href: pageHref(page), label: page.label, name: page.name });

/** What lists say of the articles of a page. */
function entries(issue: Issue, page: IssuePage) {
  return page.articles.map((head) => {
    const article = issue.articles.find(({ id }) => id === head.id)!;
    const outline = page.outlines.find((one) => one.article === head.id);
    return {
      id: head.fileName,
      href: articleHref(head),
      title: head.title,
      kicker: article.kicker ?? null,
      deck: article.deck ?? null,
      byline: article.byline ?? null,
      path: outline ? pathOf(outline) : null,
    };
  });
}

const altOf = (issue: Issue, { label, name }: IssuePage): string =>
  `${issue.newspaper} ${issue.date} ${pageName(issue.language, label, name)}`;

const indexView = (issue: Issue) => ({
  ...frameView(issue, {
    kind: 'index',
    title: `${issue.newspaper} ${issue.date}`,
    accent: issue.pages[0] ? accentOf(issue.pages[0]) : null,
  }),
  translation: issue.translation ?? null,
  pages: issue.pages.map((page) => ({
    ...turnTo(page),
    small: smallPicture(page),
    alt: altOf(issue, page),
    articles: entries(issue, page),
  })),
});

function pageView(issue: Issue, index: number) {
  const page = issue.pages[index]!;
  const [previous, next] = [issue.pages[index - 1], issue.pages[index + 1]];
  const articles = entries(issue, page);
  return {
    ...frameView(issue, { kind: 'page', title: altOf(issue, page), accent: accentOf(page), current: page }),
    label: page.label,
    name: page.name,
    alt: altOf(issue, page),
    picture: largePicture(page),
    width: page.width,
    height: page.height,
    articles,
    previous: previous ? turnTo(previous) : null,
    next: next ? turnTo(next) : null,
    pdf: `../pages/${page.label}/page.pdf`,
    hovers: hoverRules(articles),
  };
}

/** Lights up an article on the page while the pointer is on its entry in the list, and the other way round. */
const hoverRules = (articles: readonly { readonly id: string }[]): string =>
  `<style>\n${articles
    .map(({ id }) => {
      const on = `.spread:has([data-article="${id}"]:is(:hover,:focus-within))`;
      return `${on} .zone[data-article="${id}"] path { fill-opacity: .12; stroke-opacity: 1 }\n${on} li[data-article="${id}"] strong { color: var(--strong) }`;
    })
    .join('\n')}\n</style>`;

function articleView(issue: Issue, index: number, blocks: readonly object[]) {
  const article = issue.articles[index]!;
  const [previous, next] = [issue.articles[index - 1], issue.articles[index + 1]];
  const pages = issue.pages.filter(({ number }) => article.pages.includes(number));
  const turn = (one: Article | undefined) => (one ? { href: articleHref(one), title: one.title } : null);
  return {
    ...frameView(issue, {
      kind: 'article',
      title: `${article.title} · ${issue.newspaper} ${issue.date}`,
      accent: pages[0] ? accentOf(pages[0]) : null,
      ...(pages[0] && { current: pages[0] }),
    }),
    title: article.title,
    articleLanguage: article.language,
    kicker: article.kicker ?? null,
    deck: article.deck ?? null,
    byline: article.byline ?? null,
    places: pages.map((page) => ({
      ...turnTo(page),
      where: pageName(issue.language, page.label, page.name),
      width: page.width,
      height: page.height,
      small: smallPicture(page),
      path: pathOf(page.outlines.find((one) => one.article === article.id) ?? { rings: [] }),
    })),
    blocks,
    previous: turn(previous),
    next: turn(next),
  };
}
