import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composePage } from '../../scripts/html/compose-page.ts';
import { openFixture } from '../fixtures/blocks/open-fixture.ts';

const folder = join(import.meta.dirname, '../fixtures/blocks');
const blocks = (await readdir(folder))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

async function htmlOf(block: string) {
  await using fixture = await openFixture(block);
  const { edition } = fixture;
  const { withFaces } = await composePage(edition, edition.pages[0]!);
  return withFaces([], new Map());
}

const sections = (html: string): readonly string[] =>
  [...html.matchAll(/<section class="block [\s\S]*?\n<\/section>/g)].map(([section]) => section);

/** Text as a reader of the markup sees it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s/g, '');

describe.each(blocks)('%s', (block) => {
  test('renders as approved', async () => {
    const { html } = await htmlOf(block);
    const own = sections(html).filter((section) => section.includes(`data-block="${block}"`));
    expect(own.length).toBeGreaterThan(0);
    await expect(`${own.join('\n')}\n`).toMatchFileSnapshot(join(folder, `${block}.html`));
  });

  test('puts on the page exactly the copy that it says it does, in order', async () => {
    const { html, expected } = await htmlOf(block);
    const body = html.slice(html.indexOf('<body>'), html.indexOf('<script'));
    expect(textOf(body)).toBe(
      expected
        .map((one) => one.text)
        .join('')
        .replace(/\s/g, ''),
    );
  });
});

test('the folio stands before the page, and the whole markup is closed', async () => {
  const { html } = await htmlOf('text');
  const folio = html.slice(html.indexOf('<header'), html.indexOf('</header>'));
  expect(textOf(folio)).toBe('大样日报DAYANGDAILY2026年9月18日星期五总第4210期责任编辑林川专版第5版');
  const opened = html.match(/<(?:section|div|p|span|h1|h2|figure|template|header)\b/g)!.length;
  const closed = html.match(/<\/(?:section|div|p|span|h1|h2|figure|template|header)>/g)!.length;
  expect(opened).toBe(closed);
});

test('the plan stands in the page, in reading order', async () => {
  const { html, plan } = await htmlOf('kicker');
  const json = /<script type="application\/json" id="plan">(.*)<\/script>/.exec(html)![1]!;
  expect(JSON.parse(json)).toEqual(plan);
  expect(plan.blocks.map((one) => one.id)).toEqual(['kicker', 'headline', 'deck', 'byline', 'lede', 'body']);
  expect(sections(html).map((section) => /data-id="([^"]*)"/.exec(section)![1])).toEqual(
    plan.blocks.map((one) => one.id),
  );
});

test('a headline over a photo follows the photo', async () => {
  const { plan } = await htmlOf('overlay-headline');
  expect(plan.blocks.map((one) => one.id)).toEqual(['dusk', 'headline', 'body']);
});

test('the outline has headlines and section heads', async () => {
  const { outline } = await htmlOf('text');
  expect(outline).toEqual([
    { level: 1, text: '老站新表' },
    { level: 2, text: '治水先治岸 一溪清到底' },
  ]);
});

test('copy that is not where it says it is would be found', async () => {
  await using fixture = await openFixture('text');
  const { edition } = fixture;
  const { withFaces } = await composePage(edition, edition.pages[0]!);
  const found = withFaces([], new Map()).expected.filter((one) => one.source && one.block !== 'folio');
  expect(found.length).toBeGreaterThan(8);
  for (const { text, source } of found) {
    const { text: file } = edition.sources.get(source!.file)!;
    expect(file.slice(source!.from, source!.from + text.length)).toBe(text);
  }
});

test('a template that does not exist is our fault', async () => {
  await using fixture = await openFixture('text');
  const page = { ...fixture.edition.pages[0]!, template: 'no-such-page' };
  const { withFaces } = await composePage(fixture.edition, page);
  expect(() => withFaces([], new Map())).toThrow('no template "pages/no-such-page"');
});
