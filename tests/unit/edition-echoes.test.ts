/** A fault of an issue of several pages is told once, and hides no other. */
import { afterAll, expect, test } from 'vitest';
import { openEdition } from '../../scripts/stages.ts';
import { type Changes, makeEdition, removeEditions, smallJpeg, swap } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

async function codes(changes: Changes): Promise<readonly string[]> {
  const { diagnostics } = await openEdition(await makeEdition(changes));
  return diagnostics.map(({ code, at }) => `${code} ${at?.file}`);
}

const listed = '[pages/01.yaml, pages/02.yaml, pages/03.yaml]';
const line = (page: string): string =>
  `page: ${page}\nname: 版\nplace:\n  line: {block: rule, columns: 1-6, rows: 1}\n`;
const pages = (second: string, third: string): Changes => ({
  'edition.yaml': swap('[pages/01.yaml]', listed),
  'pages/02.yaml': line(second),
  'pages/03.yaml': line(third),
});

test('no hole in the numbers beside one that is there twice, or is none', async () => {
  expect(await codes(pages('1', '3'))).toEqual(['edition/page-twice pages/02.yaml']);
  expect(await codes(pages('3-4', '5'))).toEqual(['edition/page-number pages/02.yaml']);
});

test('a story that a teaser alone shows stands nowhere, part by part no more', async () => {
  const found = await codes({
    ...pages('2', '3'),
    'stories/far.md': '---\nheadline: 远\ndeck: 近\n---\n\n字。\n\n:::photo{#far src="photos/far.jpg" alt="远"}\n:::\n',
    'photos/far.jpg': await smallJpeg('#123456'),
    'pages/02.yaml': `${line('2')}  ahead: {block: teaser, story: far, photo: far, columns: 1-2, rows: 3-9}\n`,
  });
  expect(found).toEqual(['edition/teaser-nowhere pages/02.yaml', 'edition/story-nowhere stories/far.md']);
});

test('a story that is gone is told wherever it is named, in a teaser too', async () => {
  const found = await codes({
    ...pages('2', '3'),
    'pages/02.yaml': `${line('2')}  ahead: {block: teaser, story: gone, columns: 1-2, rows: 3-9}\n`,
    'pages/03.yaml': `${line('3')}  text: {block: text, story: gone, columns: 1-6, rows: 3-9}\n`,
  });
  expect(found).toEqual(['edition/unknown-id pages/02.yaml', 'edition/unknown-id pages/03.yaml']);
});

test('a list of pages that cannot be read hides no fault in the YAML of the pages', async () => {
  const found = await codes({ 'edition.yaml': 'a: b: c\n', 'pages/01.yaml': 'd: e: f\n' });
  expect(found).toEqual(['edition/yaml-text edition.yaml', 'edition/yaml-text pages/01.yaml']);
});
