import { describe, expect, test } from 'vitest';
import {
  type CopyCheck,
  checkCopy,
  diagnosticsOf,
  fixCopy,
  type HouseStyle,
  lettersOf,
  loadHouse,
  readCopy,
  ruleIds,
  rules,
} from '../../scripts/copy/index.ts';
import { catalogue } from '../../scripts/core/catalogue/index.ts';
import { messageOf } from '../../scripts/core/diagnostic.ts';
import { copyCases } from '../fixtures/copy/cases.ts';

const house = (await loadHouse(undefined)).value as HouseStyle;
const facts = { language: 'zh-CN', date: '2026-09-18' };
const open = (text: string, file = 'stories/case.md') => readCopy({ file, text }, facts);
const check = (text: string, file?: string): CopyCheck => checkCopy(open(text, file).value!, { house });
const fix = (text: string, file?: string, style = house): string =>
  fixCopy(checkCopy(open(text, file).value!, { house: style }), {
    read: (source) => readCopy(source, facts).value,
    check: (one) => checkCopy(one, { house: style }),
  }).text;
const found = (text: string, file?: string) => check(text, file).found.map(({ rule }) => rule as string);

test('every rule has a case, and every case a rule', () => {
  expect(copyCases.map(({ rule }) => rule).toSorted()).toEqual(ruleIds.toSorted());
});

describe.each(copyCases)('$rule', ({ rule, breaks, findings, mended, clean }) => {
  test('finds its breach, and no other rule does', () => {
    expect(open(breaks).diagnostics.filter(({ code }) => code !== 'edition/character')).toEqual([]);
    expect(found(breaks)).toEqual(Array.from({ length: findings }, () => rule));
  });

  test('lets its near miss stand, and so does every other rule', () => {
    expect(open(clean).diagnostics).toEqual([]);
    const { found: wrong } = check(clean);
    expect(wrong.map(({ rule: id, parameters }) => [id, parameters])).toEqual([]);
  });

  test('is mended where it is certain, and said to be', () => {
    const made = fix(breaks);
    expect(made).toBe(mended ?? breaks);
    expect(rules.find(({ id }) => id === rule)?.mends === true).toBe(mended !== undefined);
    expect(lettersOf(made)).toBe(lettersOf(breaks));
    expect(fix(made)).toBe(made);
  });

  test('says where, and speaks both languages with every value in place', () => {
    for (const one of diagnosticsOf(check(breaks))) {
      expect(one.at).toMatchObject({ file: 'stories/case.md', line: expect.any(Number) });
      for (const language of ['en', 'zh'] as const) {
        for (const template of [catalogue[one.code][language].message, catalogue[one.code][language].hint ?? ''])
          for (const [, name] of template.matchAll(/\{(\w+)\}/g)) expect(one.parameters).toHaveProperty(name!);
        expect(messageOf(one, language)).not.toContain('{');
      }
    }
  });
});

describe('places', () => {
  test.each([
    ['in a paragraph', '第一段写完了。\n\n水清了,鱼来了。\n', 3, 4],
    ['behind emphasis', '**水**清了,鱼来了。\n', 1, 8],
    ['in a headline', '---\nheadline: 水清了,｜鱼来了\n---\n\n水清了，鱼来了。\n', 2, 14],
    ['in a quoted headline', '---\nheadline: "水清了,鱼来了"\n---\n\n水清了，鱼来了。\n', 2, 15],
    ['in a lede', '---\nlede: |\n  水清了,鱼来了。\n---\n\n水清了，鱼来了。\n', 3, 6],
    ['in a caption', ':::photo{#a src="photos/a.jpg" alt="河"}\n水清了,鱼来了。\n:::\n', 2, 4],
    ['in a credit', ':::photo{#a src="photos/a.jpg" alt="河" credit="水,摄"}\n水清了。\n:::\n', 1, 49],
    ['behind CR LF', '第一段写完了。\r\n\r\n水清了,鱼来了。\r\n', 3, 4],
    ['behind a character of two units', '𠮷姓人家,住在河边。\n', 1, 6],
  ])('%s', (_, text, line, column) => {
    const [one] = diagnosticsOf(check(text));
    expect(one).toMatchObject({ code: 'copy.half-width', at: { line, column } });
    expect(fix(text)).toBe(text.replace(',', '，'));
  });

  test('of a page file: banner, slogan, credit', () => {
    const page = (title: string, slogan: string, credit: string): string =>
      `page: 5\nname: 专版\nplace:\n  top: {block: banner, columns: 1-6, rows: 1-6, title: ${title}, slogan: [${slogan}, 十里春]}\n` +
      `  foot: {block: picture-credit, columns: 1-4, rows: 101, text: ${credit}}\n`;
    const text = page('"水清了,鱼来了"', '"看河,看水"', '"图片来源:本报"');
    expect(diagnosticsOf(check(text, 'pages/05.yaml')).map(({ at }) => at?.line)).toEqual([4, 4, 5]);
    expect(fix(text, 'pages/05.yaml')).toBe(page('"水清了，鱼来了"', '"看河，看水"', '"图片来源：本报"'));
  });

  test('of the folio line: newspaper and credits, name of the page', () => {
    const edition =
      'newspaper: "大样,日报"\ndate: 2026-09-18\ncredits: [{role: 编辑, name: "林川,周青"}]\npages: [pages/05.yaml]\n';
    expect(diagnosticsOf(check(edition, 'paper/edition.yaml')).map(({ at }) => [at?.line, at?.column])).toEqual([
      [1, 15],
      [3, 31],
    ]);
    expect(fix(edition, 'paper/edition.yaml')).toBe(edition.replace('样,', '样，').replace('川,', '川，'));
    expect(found('page: 5\nname: "专,刊"\nplace: {}\n', 'pages/05.yaml')).toEqual(['copy.half-width']);
  });

  test('of a plain text', () => {
    const text = '# 水清了,鱼来了\n\n▶ 本报记者 顾南舟\n\n　　水清了,\n鱼来了。\n　　人也来了,真好。\n';
    expect(diagnosticsOf(check(text, 'page.txt')).map(({ at }) => [at?.line, at?.column])).toEqual([
      [1, 6],
      [5, 6],
      [7, 7],
    ]);
    expect(fix(text, 'page.txt')).toBe(text.replaceAll(',', '，'));
  });
});

test('no character of GB 2312 is a variant, but for the one that simplified copy never has', () => {
  const bytes = Array.from({ length: 0xf8 - 0xb0 }, (_, row) =>
    Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]),
  );
  const decoded = new TextDecoder('gb18030').decode(Uint8Array.from(bytes.flat(2)));
  const all = [...decoded].filter((one) => /[\u4e00-\u9fff]/u.test(one));
  expect(all.length).toBe(6763);
  const { found: wrong } = check(`${all.join('')}。`, 'page.txt');
  expect(wrong.map(({ parameters }) => parameters['found'])).toEqual(['後']);
});

describe('what is not this desk’s', () => {
  test('copy in other languages keeps its own marks', () => {
    const story = (language: string): string => `---\nlanguage: ${language}\n---\n\n水清了,魚來了。\n`;
    for (const language of ['zh-TW', 'zh-Hant', 'ja', 'en']) expect(found(story(language))).toEqual([]);
    expect(found(story('zh-CN'))).toContain('copy.variant');
  });

  test('nor are words and paragraphs that their story says are of another', () => {
    expect(found('水清了，碑上写着[魚來了,人來了]{lang=zh-Hant}，鱼来了。\n')).toEqual([]);
    expect(found('水清了，鱼来了。\n\n:::{lang="ja"}\n魚が來た,水がきれいだ.\n:::\n')).toEqual([]);
    expect(found('水清了，碑上写着[魚來了]{lang=zh-Hant},鱼来了。\n')).toEqual(['copy.half-width']);
    expect(found('---\nlanguage: en\n---\n\nThe river is clear. [水清了,鱼来了]{lang=zh-CN}\n')).toEqual([]);
    expect(found('---\nlanguage: en\n---\n\n[水清了,鱼来了。]{lang=zh-CN}\n')).toEqual(['copy.half-width']);
  });

  test('an English line among Chinese ones is left alone', () => {
    expect(found('Ten years, and the river runs clear (again).\n\n水清了，鱼来了。\n')).toEqual([]);
  });

  test('links and addresses are no copy', () => {
    expect(found('见[水情](https://example.org/a,b?c=（d）)网上。\n')).toEqual([]);
  });
});

test('what may be a name is told and left', () => {
  expect(fix('他在Yahoo!上班，真好!\n')).toBe('他在Yahoo!上班，真好！\n');
  expect(found('他在Yahoo!上班。\n')).toEqual(['copy.half-width']);
  expect(found('迎接 2027 的人们\n', 'page.txt')).toEqual([]);
});

describe('a fix that would be read as something else is left to a person', () => {
  test('a headline that would become a number', () => {
    const text = '---\nheadline: １２３\n---\n\n水清了，鱼来了。\n';
    expect(found(text)).toEqual(['copy.full-width']);
    expect(fix(text)).toBe(text);
    expect(fix('---\nheadline: "１２３"\n---\n\n水清了，鱼来了。\n')).toContain('headline: "123"');
  });

  test('a paragraph that would become a list', () => {
    const text = '１. 水清了,鱼来了。\n';
    expect(fix(text)).toBe('１. 水清了，鱼来了。\n');
  });

  test('a mark that was escaped is replaced whole', () => {
    expect(fix('水清了\\,鱼来了&#44;人也来了。\n')).toBe('水清了，鱼来了&#44;人也来了。\n');
  });
});
