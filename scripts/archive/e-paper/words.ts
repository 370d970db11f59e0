/** What the e-paper says of its own, in the language of the paper. */

const chinese = {
  skip: '跳到正文',
  pages: '版面导航',
  articles: '本版文章',
  turn: '翻页',
  previousPage: '上一版',
  nextPage: '下一版',
  previousArticle: '上一篇',
  nextArticle: '下一篇',
  pagePdf: '本版 PDF',
  editionPdf: '全期 PDF',
  size: '字号',
  small: '小',
  medium: '中',
  large: '大',
  place: '见报位置',
};

export type Words = Readonly<Record<keyof typeof chinese, string>>;

const english: Words = {
  skip: 'Skip to the text',
  pages: 'Pages',
  articles: 'Articles on this page',
  turn: 'Turn the page',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  previousArticle: 'Previous article',
  nextArticle: 'Next article',
  pagePdf: 'This page as PDF',
  editionPdf: 'The whole issue as PDF',
  size: 'Type size',
  small: 'S',
  medium: 'M',
  large: 'L',
  place: 'Where it stood',
};

export const wordsFor = (language: string): Words => (/^zh\b/i.test(language) ? chinese : english);

/** A page as its readers call it. */
export const pageName = (language: string, label: string, name: string): string =>
  /^zh\b/i.test(language) ? `第${label}版 ${name}` : `Page ${label}, ${name}`;
