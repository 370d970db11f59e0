/** Archive copies of pages of many kinds: none may break a clause, and each must read as its copy does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attachment, bindArchivePdf, writeArchivePdf } from '../../scripts/archive/index.ts';
import { editionFacts, pageFacts } from '../../scripts/deliver/index.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { type OpenBrowser, openBrowser, setPage } from '../../scripts/layout/index.ts';
import {
  counts,
  openPdf,
  preparePhotos,
  readStructure,
  type StructureElement,
  structureText,
} from '../../scripts/pdf/index.ts';
import { examineClauses } from '../../scripts/preflight/clauses/examine-clauses.ts';
import { type Changes, makeEdition, removeEditions, swap } from '../fixtures/edition/make-edition.ts';
import { printHtml } from '../pdf/print-html.ts';

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await removeEditions();
});

interface Options {
  readonly conformance?: 'PDF/A-2u' | 'PDF/A-3u';
  readonly attachments?: readonly Attachment[];
}

async function archive(changes: Changes, options: Options = {}) {
  const { value: edition, diagnostics } = await loadEdition(await makeEdition(changes));
  if (!edition) throw new Error(JSON.stringify(diagnostics));
  const pages: { pdf: Uint8Array; copy: string; codes: readonly string[] }[] = [];
  for (const page of edition.pages) {
    const { value: html } = await renderPage(edition, page);
    const set = await setPage(browser, { edition, page, html: html! });
    const { layout, pdf: printed } = set.value!;
    const { value: photos } = await preparePhotos(edition, layout);
    const facts = pageFacts(edition, page, { html: html!, printed: set.value!, photos: photos! });
    const copy = { edition, page, expected: html!.expected, layout };
    const { value: pdf } = await writeArchivePdf(printed, { facts, page: page.number, copy, ...options });
    const codes = set.diagnostics.map(({ code }) => code);
    pages.push({ pdf: pdf!, copy: plain(html!.expected.map(({ text }) => text).join('')), codes });
  }
  return { edition, pages };
}

const plain = (text: string): string => [...text].filter(counts).join('');
const read = async (pdf: Uint8Array): Promise<string> => plain(structureText(await openPdf(pdf)));

const breaches = (pdf: Uint8Array, part: '2' | '3' = '2') =>
  examineClauses(pdf, { standard: [`PDF/A-${part}u`, 'PDF/UA-1'] });

async function typesIn(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const walk = (kids: StructureElement['kids']): void => {
    for (const kid of kids) {
      if (kid.kind !== 'element') continue;
      found.set(kid.type, (found.get(kid.type) ?? 0) + 1);
      walk(kid.kids);
    }
  };
  walk(readStructure(await openPdf(pdf))!.kids);
  return found;
}

const report = swap('fit: exact', 'fit: report');
/** The page without its own pictures, quote and sidebar, and with so many others. */
const pictures = (count: number): Changes => {
  const names = ['river', 'bridge', 'wood'];
  const photos = Array.from(
    { length: count },
    (_, at) => `:::photo{#p${at} src="photos/${names[at % 3]}.jpg" alt="第${at}幅图"}\n第${at}幅。\n:::\n`,
  );
  const placed = Array.from(
    { length: count },
    (_, at) =>
      `  p${at}: {block: photo, photo: p${at}, columns: ${(at % 6) + 1}, rows: ${40 + Math.floor(at / 6) * 20}-${55 + Math.floor(at / 6) * 20}}\n`,
  );
  return {
    'stories/lead.md': (text) => `${text.slice(0, text.indexOf(':::'))}${photos.join('\n')}`,
    'pages/01.yaml': (text) =>
      report(text)
        .split('\n')
        .filter((line) => !/^ {2}(river|strip|quote|voices):/.test(line))
        .join('\n') + placed.join(''),
  };
};
const story = (markdown: string): Changes => ({
  'pages/01.yaml': report,
  'stories/lead.md': swap('河水是从第三年开始变清的。', markdown),
});

const kinds: readonly (readonly [string, Changes])[] = [
  ...[0, 1, 2, 6, 12].map((count) => [`${count} pictures`, pictures(count)] as const),
  [
    'links in emphasis and emphasis in links',
    story(
      '见*[县志](https://example.org/a?b=(c)&d=e)*与**[晚报](https://example.org/b)**，[*水*与**火**](https://example.org/c)。',
    ),
  ],
  ['readings and lines at names', story('{桐埠|tóng|bù}镇的[望溪桥]{.name}，[离骚]{.title}里写过；{词语|cíyǔ}。')],
  ['foreign words', story('The New York Times 写过，25 mm、pH 7.4，Ω与α。')],
  [
    'a theme of grounds and rules',
    { 'pages/01.yaml': (text) => report(text).replace('theme: plain', 'theme: red-anniversary') },
  ],
  [
    'a story in English',
    {
      'pages/01.yaml': report,
      'stories/lead.md': (text) =>
        text
          .replace('---\n', '---\nlanguage: en\n')
          .replace('河水是从第三年开始变清的。', 'The water has been clear since the third year. '),
    },
  ],
];

describe('the archive copy of a page with', () => {
  test.each(kinds)('%s: breaks no clause, and reads as its copy', async (_, changes) => {
    const { pages } = await archive(changes);
    expect(await breaches(pages[0]!.pdf)).toEqual([]);
    expect(await read(pages[0]!.pdf)).toBe(pages[0]!.copy);
  });

  test('more copy than it has room for: breaks no clause, and reads as far as it goes', async () => {
    const { pages } = await archive(story(`${'河水清了，人也回来了，船就在岸边等着。'.repeat(6)}\n\n`.repeat(120)));
    const [{ pdf, copy, codes }] = pages as [(typeof pages)[0]];
    expect(codes).toContain('layout/overset');
    expect(await breaches(pdf)).toEqual([]);
    expect((await read(pdf)).length).toBeLessThan(copy.length);
  });
});

describe('the structure', () => {
  test('has a paragraph for each of the copy’s, also behind readings', async () => {
    const text = '{桐埠|tóng|bù}镇有桥。\n\n第二段。\n\n第三段，{词语|cíyǔ}。\n\n第四段。\n\n';
    const { pages } = await archive(story(text));
    const types = await typesIn(pages[0]!.pdf);
    const { pages: plainly } = await archive(story(text.replaceAll(/[{}]|\|[^}]*/g, '')));
    expect(types.get('P')).toBe((await typesIn(plainly[0]!.pdf)).get('P'));
    expect([types.get('Ruby'), types.get('RB'), types.get('RT')]).toEqual([3, 3, 3]);
  });

  test('has each picture with its words, and its caption beside it', async () => {
    const { pages } = await archive(pictures(6));
    const types = await typesIn(pages[0]!.pdf);
    expect([types.get('Figure'), types.get('Caption')]).toEqual([6, 6]);
  });
});

describe('an edition', () => {
  const three: Changes = {
    'edition.yaml': swap('[pages/01.yaml]', '[pages/01.yaml, pages/02.yaml, pages/03.yaml]'),
    'pages/01.yaml': report,
    ...Object.fromEntries(
      [2, 3].flatMap((number) => [
        [
          `pages/0${number}.yaml`,
          `page: ${number}\nname: 要闻\ntemplate: special-page\ntheme: plain\ngrid: special-6\nbody: {characters: [16, 17]}\nfit: report\nplace:\n  head${number}: {block: headline, story: s${number}, columns: 1-6, rows: 1-5}\n  body${number}: {block: text, story: s${number}, columns: 1-6, rows: 8-20}\n`,
        ],
        [
          `stories/s${number}.md`,
          `---\nheadline: 第${number}版的题\n---\n\n${'一段。'.repeat(30)}\n\n## 小题\n\n[链接](https://example.org/${number})\n`,
        ],
      ]),
    ),
  };

  test('of three pages is one sound file with a bookmark for each page', async () => {
    const { edition, pages } = await archive(three);
    const bound = await bindArchivePdf(
      pages.map(({ pdf }) => pdf),
      editionFacts(edition),
    );
    expect(await breaches(bound)).toEqual([]);
    expect(await read(bound)).toBe(pages.map(({ copy }) => copy).join(''));
  });

  test('with files attached is PDF/A-3u, each page and all together', async () => {
    const attachments: readonly Attachment[] = [
      { name: '稿件.md', bytes: Buffer.from('# 题'), mime: 'text/markdown', relationship: 'Source' },
      {
        name: 'page.alto.xml',
        bytes: Buffer.from('<alto/>'),
        mime: 'application/xml',
        relationship: 'Data',
        description: 'ALTO',
      },
    ];
    const { edition, pages } = await archive(three, { conformance: 'PDF/A-3u', attachments });
    for (const { pdf } of pages) expect(await breaches(pdf, '3')).toEqual([]);
    const bound = await bindArchivePdf(
      pages.map(({ pdf }) => pdf),
      { ...editionFacts(edition), conformance: 'PDF/A-3u', attachments },
    );
    expect(await breaches(bound, '3')).toEqual([]);
    // Held to part 2 it must not pass.
    expect((await breaches(bound)).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['pdfa.6-6-4', 'pdfa.6-8']));
  });
});

describe('what the browser can print beyond our own pages', () => {
  const facts = {
    title: '大样',
    language: 'zh-CN',
    author: '大样日报',
    date: '2026-09-18',
    place: { x: 0 as never, y: 0 as never },
  };
  test.each([
    ['opacity', '<div style="opacity:.5;background:#eee;border:1px solid red"><p>透明</p><p>第二段</p></div>'],
    ['blending', '<p style="mix-blend-mode:multiply">正片叠底</p>'],
    [
      'a shadow and an outline',
      '<p style="text-shadow:1px 1px 2px #000">阴影</p><p style="-webkit-text-stroke:1px red">描边</p>',
    ],
    ['a gradient', '<div style="background:linear-gradient(red,blue)"><p>渐变</p></div>'],
    [
      'lists and a table',
      '<ul><li>一项<ol><li>内</li></ol></li><li>二项</li></ul><table><tr><th>甲</th><td>乙</td></tr></table>',
    ],
    ['headings that skip', '<h3>三</h3><p>文</p><h1>一</h1><h4>四</h4>'],
    ['other languages', '<p lang="ja">大様</p><p><span lang="en">hello</span> 大样</p>'],
    ['a link in a line of two', '<p style="width:5em">大样<a href="https://example.org/x">链接链接链接链接</a></p>'],
  ])('%s', async (_, body) => {
    const printed = await printHtml(browser, { body, size: '300pt 400pt' });
    const sheet = { width: 105.83 as never, height: 141.11 as never, bleed: 0 as never, marks: 'none' as const };
    const { value } = await writeArchivePdf(printed, { facts: { ...facts, sheet, photos: new Map() }, page: 1 });
    expect(await breaches(value!)).toEqual([]);
  });
});
