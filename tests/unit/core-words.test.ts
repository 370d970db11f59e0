import { expect, test } from 'vitest';
import { cellWidth, padCells } from '../../scripts/core/cells.ts';
import { inParallel } from '../../scripts/core/in-parallel.ts';
import { jsonRows } from '../../scripts/core/json-rows.ts';
import { languageOf, languageOfWords, parseLanguage } from '../../scripts/core/language.ts';
import { nearest } from '../../scripts/core/nearest.ts';

test.each([
  ['abc', 3],
  ['青溪', 4],
  ['，。「」', 8],
  ['ＡＢ', 4],
  ['a\u0301', 1],
  ['\u200b', 0],
  ['𠮷', 2],
  ['é', 1],
])('%j takes %i cells', (text, cells) => {
  expect(cellWidth(text)).toBe(cells);
});

test('padding counts cells, not characters', () => {
  expect(padCells('字体', 6)).toBe('字体  ');
  expect(padCells('abcdefg', 3)).toBe('abcdefg');
});

test.each([
  ['columms', ['rows', 'columns', 'anchor'], 'columns'],
  ['rwos', ['rows', 'columns'], 'rows'],
  ['BUILD', ['build', 'check'], 'build'],
  ['hreo', ['hero', 'zero'], 'hero'],
  ['正文', ['正题', '副题'], '正题'],
  ['xyz', ['rows', 'columns'], undefined],
  ['a', ['b', 'c'], undefined],
  ['', ['b', 'rows'], undefined],
])('nearest to %j among %j is %j', (word, known, found) => {
  expect(nearest(word, known)).toBe(found);
});

test('a word of a megabyte is compared in no time', () => {
  const begun = performance.now();
  expect(nearest('x'.repeat(1_000_000), ['columns', 'rows'])).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(200);
});

test('the locale variables decide in the order of POSIX', () => {
  expect(languageOf({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('zh');
  expect(languageOf({ LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'zh_CN' })).toBe('en');
  expect(languageOf({ LANG: 'zh_TW' })).toBe('zh');
  expect(languageOf({})).toBe('en');
});

test('--lang wins over the locale in both spellings, and a language we do not speak is none', () => {
  expect(languageOfWords(['build', '--lang', 'zh'], { LANG: 'en_US' })).toBe('zh');
  expect(languageOfWords(['--lang=en'], { LANG: 'zh_CN' })).toBe('en');
  expect(languageOfWords(['--lang', 'fr'], { LANG: 'zh_CN' })).toBe('zh');
  expect(parseLanguage('zh-Hans')).toBe('zh');
  expect(parseLanguage('zhuang')).toBeUndefined();
});

test('work in parallel keeps order and bounds, and lets what is under way end before a failure is thrown', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([30, 5, 20, 1], 2, async (ms) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    running -= 1;
    return ms * 2;
  });
  expect(results).toEqual([60, 10, 40, 2]);
  expect(most).toBe(2);

  const ended: number[] = [];
  const failing = inParallel([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('one');
    await new Promise((resolve) => setTimeout(resolve, 10));
    ended.push(item);
  });
  await expect(failing).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});

test('JSON by rows is the same JSON', () => {
  const value = { version: 1, name: '专版', lines: [{ text: '一' }, { text: '二' }], none: [], nil: null };
  const text = jsonRows({ ...value, missing: undefined });
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toContain('[\n{"text":"一"},\n{"text":"二"}\n]');
});
