/** Copy in several languages: what Markdown says of them, and the faces that follow. */
import { afterAll, describe, expect, test } from 'vitest';
import { scriptOf } from '../../scripts/core/script.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import type { Flow } from '../../scripts/edition/model.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { faceOf, languageRules, readTokens } from '../../scripts/html/type-faces.ts';
import { append, makeEdition, removeEditions, swap } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

test.each([
  ['zh', 'Hans'],
  ['zh-CN', 'Hans'],
  ['zh-Hant', 'Hant'],
  ['zh-TW', 'Hant'],
  ['zh-HK', 'Hant'],
  ['zh-Hans-HK', 'Hans'],
  ['ja', 'Jpan'],
  ['en-GB', 'Latn'],
  ['fr', 'Latn'],
  ['ko', undefined],
  ['no tag', undefined],
])('%s is written in %s', (tag, script) => {
  expect(scriptOf(tag)).toBe(script);
});

const more = `
一句中文，[The river sleeps.]{lang=en}再一句[川]{lang="ja"}，[屈原]{.name lang=zh-TW}。

[川は静かに流れる。]{lang=ja}

:::{lang="en"}
## A head

One paragraph, [and 一 word]{lang=zh-CN}.

Another.
:::
`;

const open = async (lines: string) => {
  const spoken = swap('{#said ', '{#said lang="zh-Hant" ');
  const folder = await makeEdition({ 'stories/lead.md': (text) => append(lines)(spoken(text)) });
  const { value, diagnostics } = await loadEdition(folder);
  return { story: value?.stories.get('lead'), edition: value, diagnostics };
};

const shown = ({ kind, language, runs }: Flow) => ({
  kind,
  language,
  runs: runs.map((run) => [run.text, run.language]),
});

describe('Markdown', () => {
  test('words, paragraphs and blocks have their language, in their place', async () => {
    const { story, diagnostics } = await open(more);
    expect(diagnostics).toEqual([]);
    expect(story!.body.slice(-5).map(shown)).toEqual([
      {
        kind: 'paragraph',
        language: undefined,
        runs: [
          ['一句中文，', undefined],
          ['The river sleeps.', 'en'],
          ['再一句', undefined],
          ['川', 'ja'],
          ['，', undefined],
          ['屈原', 'zh-TW'],
          ['。', undefined],
        ],
      },
      { kind: 'paragraph', language: 'ja', runs: [['川は静かに流れる。', undefined]] },
      { kind: 'section-head', language: 'en', runs: [['A head', undefined]] },
      {
        kind: 'paragraph',
        language: 'en',
        runs: [
          ['One paragraph, ', undefined],
          ['and 一 word', 'zh-CN'],
          ['.', undefined],
        ],
      },
      { kind: 'paragraph', language: 'en', runs: [['Another.', undefined]] },
    ]);
    expect(story!.pullQuotes[0]!.paragraphs[0]!.language).toBe('zh-Hant');
    expect(story!.body.at(-5)!.runs[5]).toMatchObject({ mark: 'name', opens: true, exact: true });
  });

  test.each([
    ['[字]{lang=日本}', 'none'],
    ['[字]{lang="日本"}', 'edition/language'],
    ['[字]{size=3}', 'markdown/span-name'],
    [':::{lang="日本"}\n字\n:::', 'edition/language'],
    [':::{size="3" lang="ja"}\n字\n:::', 'edition/unknown-key'],
    [':::{lang="ja"}\n:::', 'markdown/empty-directive'],
  ])('%s: %s', async (text, code) => {
    const { diagnostics } = await open(`\n${text}\n`);
    expect(diagnostics.map((one) => one.code)).toEqual(code === 'none' ? [] : [code]);
  });
});

const tokens = readTokens(
  ':root{--song:"DY Song";--body-family:var(--song);--body-weight:500;--head-family:"DY Hei";--head-weight:500;--stand-in-family:var(--song);--stand-in-weight:500}',
);

test('each script has the face that does for it what the simplified one does', () => {
  expect(faceOf(tokens, 'body', 'Hans')).toEqual({ family: 'DY Song', weight: 500 });
  expect(faceOf(tokens, 'body', 'Hant')).toEqual({ family: 'DY Song TC', weight: 500 });
  expect(faceOf(tokens, 'body', 'Jpan')).toEqual({ family: 'DY Song JP', weight: 500 });
  expect(faceOf(tokens, 'head' as 'body', 'Jpan')).toEqual({ family: 'DY Song JP', weight: 700 });
  expect(faceOf(tokens, 'head' as 'body', 'Latn')).toEqual({ family: 'DY Hei', weight: 500 });
  expect(faceOf(tokens, 'stand-in', 'Latn')).toEqual({ family: 'DY Song', weight: 500 });
});

test('a page in one language has no rules by language', () => {
  expect(languageRules(tokens, ['zh-CN'])).toBe('');
  expect(languageRules(tokens, ['zh-CN', 'ja'])).toContain(':lang(ja) {\n  --body-family: "DY Song JP";');
  // Down a line.
  expect(languageRules(tokens, ['ja'])).not.toContain('text-orientation');
  expect(languageRules(tokens, ['en'])).toContain('text-orientation: sideways;');
});

test('the page says the language of each piece and cuts the faces for it', async () => {
  const { edition } = await open(more);
  const { value, diagnostics } = await renderPage(edition!, edition!.pages[0]!);
  // 一 in an English sentence is lent by the Chinese face.
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(value!.html).toMatch(/<p lang="ja" data-role="body"[^>]*>川は静かに流れる。<\/p>/);
  expect(value!.html).toMatch(/<span lang="en"[^>]*>The river sleeps\.<\/span>/);
  expect(value!.html).toMatch(/<h2 lang="en"/);
  expect([...new Set(value!.faces.map(({ family }) => family))]).toEqual(
    expect.arrayContaining(['DY Roman', 'DY Song', 'DY Song JP', 'DY Song TC']),
  );
});
