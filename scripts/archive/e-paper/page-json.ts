/** `page-05.json`: a page for other programs: its picture, and where each article and advertisement is on it. */
import type { Issue, IssuePage } from '../issue/model.ts';
import { largePicture } from './page-facts.ts';

export function pageJson(issue: Issue, page: IssuePage): string {
  const picture = largePicture(page);
  const scale = picture.width / page.width;
  const articles = page.articles.map(({ id, fileName, title }) => {
    const article = issue.articles.find((one) => one.id === id)!;
    const rings = page.outlines.find((outline) => outline.article === id)?.rings ?? [];
    return {
      id,
      title,
      kicker: article.kicker ?? null,
      deck: article.deck ?? null,
      byline: article.byline ?? null,
      authors: article.authors,
      language: article.language,
      href: `article-${fileName}.html`,
      text: `../text/${fileName}.txt`,
      /** Rings of corners; those that run against the clock are holes. */
      polygons: rings.map((ring) => ring.map(({ x, y }) => [x, y])),
      pixels: rings.map((ring) => ring.map(({ x, y }) => [Math.round(x * scale), Math.round(y * scale)])),
    };
  });
  const advertisements = page.parts.flatMap(({ client, pieces: [piece] }) => {
    if (client === undefined || !piece) return [];
    const { x, y, width, height } = piece.box;
    const box = [x, y, width, height];
    return [{ client, box, pixels: box.map((length) => Math.round(length * scale)) }];
  });
  const whole = {
    version: 1,
    newspaper: issue.newspaper,
    date: issue.date,
    number: issue.number ?? null,
    page: page.number,
    ...(page.through !== undefined && { through: page.through }),
    name: page.name,
    /** mm. */
    width: page.width,
    height: page.height,
    picture,
    pdf: `../pages/${page.label}/page.pdf`,
    articles,
    /** Left, top, width, height. */
    ...(advertisements.length > 0 && { advertisements }),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}
