/** Headlines that their editor has not marked with `｜` break between words. */
import { describe, expect, test } from 'vitest';
import type { Edition, Placed } from '../../scripts/edition/model.ts';
import { type PieceRun, wordRuns } from '../../scripts/html/piece.ts';
import { wordEnds } from '../../scripts/html/word-ends.ts';
import { bestSetting } from '../../scripts/layout/in-page/headline.ts';

const editionOf = (text: string): Edition =>
  ({ stories: new Map([['one', { headline: { text } }]]) }) as unknown as Edition;
const placed = [{ block: 'headline', story: 'one' }] as unknown as readonly Placed[];

/** The headline as it is broken in a box where one line would be small, `/` between its lines. */
async function broken(text: string, lines = 2): Promise<string> {
  const ends = (await wordEnds(editionOf(text), placed)).get(text) ?? [];
  const run: PieceRun = { text, exact: false };
  const parts = wordRuns(run, ends);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  const words = new Set(parts.flatMap((part, index) => (part.part === 'word' ? [index] : [])));
  const widths = parts.map((part) => part.text.length);
  const { breaks } = bestSetting(widths, { width: 400, height: lines * 112, lines, max: 200 }, words);
  return parts.map((part, index) => (breaks.includes(index) ? `/${part.text}` : part.text)).join('');
}

describe('in two lines', () => {
  test.each([
    '全市重点工程建设/现场推进会召开',
    '古镇里的年轻人/把手艺做成了生意',
    '新能源汽车出口/同比增长百分之三十',
    '乡村医生背着药箱/走遍十八个村寨',
    '老城改造让三千户/居民住进新楼',
    '博物馆夜间开放/点亮城市文化生活',
    '高新区党建引领/产业链协同发展',
    '地铁三号线北延段/今日开通试运营',
    '智能装备产业园/一期工程竣工投产',
    '十二项惠民实事/年底前全部完成',
  ])('%s', async (wanted) => {
    expect(await broken(wanted.replace('/', ''))).toBe(wanted);
  });
});

test('a point is a better place than the end of a word', async () => {
  expect(await broken('春风又绿江南岸，新城处处是花海')).toBe('春风又绿江南岸，/新城处处是花海');
});

test('what the editor has marked is broken there and nowhere else', async () => {
  const text = '古镇里的｜年轻人把手艺做成了生意';
  expect(await wordEnds(editionOf(text), placed)).toEqual(new Map());
});

test('a short headline stays whole', async () => {
  expect(await wordEnds(editionOf('青溪复清十年'), placed)).toEqual(new Map());
});

test('letters and figures are left as they are', async () => {
  const text = '2026年GDP增长5.8%，连续三年跑赢全国';
  const ends = (await wordEnds(editionOf(text), placed)).get(text) ?? [];
  for (const end of ends) expect(text.slice(end - 1, end + 1)).toMatch(/^\p{Script=Han}{2}$/u);
});
