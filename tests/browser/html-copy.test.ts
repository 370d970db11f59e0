/** Copy through the templates and a real HTML parser: nothing breaks out, everything comes back. */
import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Copy, Edition, Page as EditionPage } from '../../scripts/edition/model.ts';
import { composePage } from '../../scripts/html/compose-page.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { openFixture } from '../fixtures/blocks/open-fixture.ts';

let browser: OpenBrowser;
let tab: Page;

beforeAll(async () => {
  browser = await openBrowser();
  tab = await browser.browser.newPage();
});

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
});

/** Markup, quotes, line ends, signs of templates and scripts, and everything else; no NUL and no half of a pair. */
const hostile = fc.constantFrom(
  ...['<', '>', '&', '"', "'", '`', '=', '/', '\r', '\n', '{{', '}}', '{{{', '-->', '<!--', '</script>', '</style>'],
  ...[
    '</template>',
    '<img src=x onerror=alert(1)>',
    '&lt;',
    '&#39;',
    '\u2028',
    '\u00a0',
    '｜',
    '——',
    '，',
    '青',
    '\u{20bb7}',
  ],
);
const words = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 6 })
  .map((parts) => `青${parts.join('').replaceAll('\0', '')}`)
  .filter((text) => text.isWellFormed());

/** An id is a line of its own; the edition stage lets no line end into it. */
const idOf = (text: string): string => text.replaceAll('\r', '');

interface Spelled {
  readonly words: readonly string[];
  readonly edition: Edition;
  readonly page: EditionPage;
}

/** The fixture with its copy fields spelled anew. */
function spell(edition: Edition, texts: readonly string[]): Spelled {
  const copy = (text: string): Copy => ({ text, origin: { file: 'x', from: 0, to: text.length } });
  const [headline, deck, kicker, byline, body, credit, title, role] = texts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const paragraph = (text: string) => {
    const { origin } = copy(text);
    return {
      kind: 'paragraph' as const,
      runs: [{ text, origin, exact: true, strong: true as const, href: text }],
      origin,
    };
  };
  const story = {
    ...edition.stories.get('lead')!,
    headline: copy(headline),
    deck: copy(deck),
    kicker: copy(kicker),
    byline: copy(byline),
    lede: [paragraph(body)],
    body: [paragraph(body)],
  };
  const [page] = edition.pages;
  const placed = [
    ...page!.placed,
    {
      ...page!.placed[0]!,
      id: idOf(title),
      block: 'banner' as const,
      title: copy(title),
      translation: copy(title),
      slogan: [copy(credit), copy(credit)],
    },
  ];
  const spelled = {
    ...edition,
    newspaper: copy(title),
    credits: [{ role, name: credit }],
    stories: new Map([['lead', story]]),
    sources: new Map(),
  };
  return { words: texts, edition: spelled, page: { ...page!, name: role, placed } as EditionPage };
}

/** What the parser makes of it: the text of each holder of copy, the tags, and whether anything ran. */
const parse = (html: string) =>
  tab.evaluate((markup) => {
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    const body = parsed.querySelector<HTMLTemplateElement>('#page')!.content;
    const roots = [parsed.querySelector('.shell')!, body];
    const all = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    return {
      title: parsed.title,
      text: all('[data-role]')
        .map((one) => one.textContent)
        .join(''),
      tags: all('*').map((one) => one.tagName.toLowerCase()),
      links: all('a').map((one) => one.getAttribute('href')),
      ids: all('[data-id]').map((one) => one.getAttribute('data-id')),
      scripts: [...parsed.querySelectorAll('script')].length + all('script').length,
      plan: parsed.querySelector('#plan')!.textContent,
    };
  }, html);

describe('any copy', () => {
  test('comes back from the page exactly, and makes no element of its own', async () => {
    await using fixture = await openFixture('kicker');
    let plain: readonly string[] | undefined;
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 8, maxLength: 8 }), async (texts) => {
        const { edition, page } = spell(fixture.edition, texts);
        const html = (await composePage(edition, page)).withFaces([], new Map());
        const parsed = await parse(html.html);
        expect(parsed.text).toBe(html.expected.map((one) => one.text).join(''));
        expect(parsed.links).toEqual([texts[4], texts[4]]);
        expect(parsed.ids[0]).toBe(idOf(texts[6]!));
        expect(parsed.scripts).toBe(1);
        expect(JSON.parse(parsed.plan!)).toEqual(JSON.parse(JSON.stringify(html.plan)));
        // Phrases, dots and dashes differ from copy to copy; all other elements are the template's.
        const frame = parsed.tags.filter((tag) => tag !== 'span');
        plain ??= frame;
        expect(frame).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });
});
