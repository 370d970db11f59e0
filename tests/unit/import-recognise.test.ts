import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountFor } from '../../scripts/import/account.ts';
import { recognise } from '../../scripts/import/recognise.ts';
import { isSuspiciousSeam } from '../../scripts/import/seam.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url), 'utf8');
const texts = (list: readonly { readonly text: string }[] | undefined) => list?.map(({ text }) => text);

describe('a page with every part', () => {
  const text = fixture('page.txt');
  const parts = recognise(text, 6);

  test('has its banner, headline, deck and byline', () => {
    expect(parts.bannerTitle?.text).toBe('庆祝云岭灌渠通水五十年');
    expect(parts.bannerTranslation?.text).toBe('Fifty Years of the Yunling Canal: Water Comes to the Hill');
    expect(parts.headline?.text).toBe('一渠清水，五十寒暑，满山稻香');
    expect(parts.deck?.text).toBe('——云岭灌渠半个世纪的守渠故事');
    expect(parts.byline?.text).toBe('▶ 本报特约通讯员 陆鹤');
    expect(parts.lede?.text).toMatch(/^清早五点.*慢慢讲。$/);
  });

  test('has its captions in order, and no cut paragraph among them', () => {
    expect(texts(parts.captions)).toEqual([
      '云岭灌渠渠首的清晨',
      '第三代守渠人上岗',
      '老隧洞里的新衬砌',
      '山背后的柑橘园',
      '渠边民宿的黄昏',
      '纪念日的渠首闸门',
    ]);
  });

  test('sets the parallel calls apart with their lead line', () => {
    expect(parts.sidebar?.head?.text).toBe('渠边的人有话要说。');
    expect(texts(parts.sidebar?.paragraphs)?.map((one) => one.slice(0, 5))).toEqual([
      '守渠人说!',
      '种田人说!',
      '读书人说!',
    ]);
  });

  test('has heads, credit and slogan', () => {
    expect(texts(parts.flow.filter(({ kind }) => kind === 'section-head'))).toEqual([
      '一锤一钎 石头里凿出路',
      '一年三修 日子里守出来',
      '一水一村 山背后长出来',
    ]);
    expect(parts.credit?.text).toBe('本版图片来源:云岭县融媒体中心');
    expect(texts(parts.slogan)).toEqual(['一渠活水来', '满山稻花香']);
  });

  test('joins what a column end had cut, and sees which joins look wrong', () => {
    const joined = parts.flow.filter(({ seams }) => seams.length > 0);
    const around = joined.flatMap(({ text: paragraph, seams }) =>
      seams.map((seam) => ({
        seam: `${paragraph.slice(seam - 3, seam)}|${paragraph.slice(seam, seam + 3)}`,
        suspicious: isSuspiciousSeam(paragraph, seam, text),
      })),
    );
    expect(around).toEqual([
      { seam: '人都说|当年的', suspicious: false },
      { seam: '了几个|稳觉。', suspicious: true },
      { seam: '四代守|守渠人', suspicious: true },
    ]);
    expect(parts.unfinished).toEqual([]);
  });

  test('accounts for every character', () => {
    const { account, diagnostics } = accountFor({ file: 'page.txt', text }, parts);
    expect(diagnostics).toEqual([]);
    expect(account.source).toBe(text.length);
    expect(account.copy + account.markup + account.white).toBe(text.length);
    expect(account.markup).toBe(1 + 2 + 3 * 3);
  });

  test('says so when a character belongs to no part', () => {
    const { credit: _, ...rest } = parts;
    const { diagnostics } = accountFor({ file: 'page.txt', text }, rest);
    expect(diagnostics.map(({ code }) => code)).toEqual(['import/lost']);
    expect(diagnostics[0]?.at?.line).toBe(text.slice(0, text.indexOf('本版图片')).split('\n').length);
  });
});

describe('plain text without any mark', () => {
  const text = fixture('plain.txt');

  test('has headline, deck, byline, heads where there are no pictures', () => {
    const parts = recognise(text, 0);
    expect(parts.headline?.text).toBe('山村放映员的最后一场电影');
    expect(parts.deck?.text).toBe('——记云岭乡流动放映队');
    expect(parts.byline?.text).toBe('本报记者 何渡');
    expect(texts(parts.flow.filter(({ kind }) => kind === 'section-head'))).toEqual([
      '一束光走了三十一年',
      '最后一场满座',
    ]);
    expect(parts.captions).toEqual([]);
    expect(accountFor({ file: 'plain.txt', text }, parts).diagnostics).toEqual([]);
  });

  test('takes the same short lines for captions where there are pictures for them', () => {
    const parts = recognise(text, 2);
    expect(texts(parts.captions)).toEqual(['一束光走了三十一年', '最后一场满座']);
  });
});

describe('single decisions', () => {
  const body = '第一段写得足够长，写到句号为止。\n\n第二段也写得足够长，写到句号为止。';

  test.each([
    ['two openings that only pause are plain copy', '这一年，水清了。\n\n那一年，鱼回了。\n\n', false],
    ['two openings that call out are a sidebar', '爱你如水！水清了。\n\n爱你如山！鱼回了。\n\n', true],
    ['three that pause are one', '这一年，水清了。\n\n那一年，鱼回了。\n\n又一年，人来了。\n\n', true],
  ])('%s', (_, passage, expected) => {
    const parts = recognise(`# 题\n\n${body}\n\n${passage}${body}\n\n${body}\n\n${body}`, 0);
    expect(parts.sidebar !== undefined).toBe(expected);
  });

  test('a paragraph with an indent is never joined to the one before', () => {
    const parts = recognise(
      '# 题\n\n　　前一段没有写完\n就断了开去，很长很长很长的一段话在这里\n\n　　后一段另起一行。',
      0,
    );
    expect(parts.flow).toHaveLength(2);
    expect(parts.unfinished).toHaveLength(1);
  });

  test('a kicker stands between banner and headline', () => {
    const parts = recognise(`刊头\n\n引题在此\n\n# 题\n\n${body}`, 0);
    expect([parts.bannerTitle?.text, parts.kicker?.text]).toEqual(['刊头', '引题在此']);
  });

  test('a line too long for its place becomes copy', () => {
    const long = '庆'.repeat(41);
    const parts = recognise(`${long}\n\n# 题\n\n${body}`, 0);
    expect(parts.bannerTitle).toBeUndefined();
    expect(parts.flow[0]?.text).toBe(long);
  });

  test('a caption mark is no copy: the page sets its own', () => {
    const parts = recognise(`# 题\n\n${body}\n\n## 头\n\n▲ 清晨的河\n\n${body}`, 1);
    expect(texts(parts.captions)).toEqual(['清晨的河']);
  });

  test('letters and words are parted by a space where lines were joined, Han are not', () => {
    const parts = recognise(`# 题\n\n${body}\n\n他说 the river is\nclean again，水\n清了。`, 0);
    expect(parts.flow.at(-1)?.text).toBe('他说 the river is clean again，水清了。');
  });
});
