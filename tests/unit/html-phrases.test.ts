/** Headlines that their editor has not marked with `｜` break where phrases end. */
import { describe, expect, test } from 'vitest';
import { loadHouse } from '../../scripts/copy/index.ts';
import type { Edition, Placed } from '../../scripts/edition/model.ts';
import { phraseEnds } from '../../scripts/html/phrase-ends.ts';
import { displayRuns, type PieceRun } from '../../scripts/html/piece.ts';
import { bestSetting, type Part } from '../../scripts/layout/in-page/display/break-lines.ts';
import { knownHeadlines, otherHeadlines } from '../fixtures/headlines/headlines.ts';

const { words } = (await loadHouse(undefined)).value!;

const editionOf = (text: string): Edition =>
  ({ stories: new Map([['one', { headline: { text } }]]) }) as unknown as Edition;
const placed = [{ block: 'headline', story: 'one' }] as unknown as readonly Placed[];
const endsOf = async (text: string, own: readonly string[] = words) =>
  (await phraseEnds(editionOf(text), placed, own)).get(text) ?? [];

const marks = /[，。、；：！？“”‘’《》（）]/u;
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (marks.test(one) ? 0.5 : 1), 0);

const partOf = ({ text, part, price }: PieceRun, index: number): Part => ({
  width: widthOf(text),
  characters: [...text].length,
  price: index === 0 || part === 'held' || part === 'dash' ? Number.POSITIVE_INFINITY : (price ?? 0),
  space: 0,
  point: /[，。、；：]$/u.test(text) ? 0.5 : 0,
  tuck: 0,
});

/** The lines of a headline in a room as high as so many lines of type that fills its width. */
async function broken(text: string, lines = 2, own: readonly string[] = words): Promise<readonly string[]> {
  const runs = displayRuns({ text, exact: false }, await endsOf(text, own));
  expect(runs.map((run) => run.text).join('')).toBe(text.replaceAll('｜', ''));
  const size = (400 * lines) / widthOf(text);
  const room = { width: 440, height: 1.12 * lines * size, lines, max: 200, leading: 1.12, tracking: () => 0 };
  const { breaks } = bestSetting(runs.map(partOf), room);
  const edges = [0, ...breaks, runs.length];
  return edges.slice(0, -1).map((from, at) =>
    runs
      .slice(from, edges[at + 1])
      .map((run) => run.text)
      .join(''),
  );
}

const bare = (marked: string): string => marked.replace(/[/·]/g, '');

type Verdict = 'whole' | 'good' | 'passable' | 'bad';

/** The worst of a headline's line ends. */
function judge(marked: string, lines: readonly string[]): Verdict {
  const kinds = new Map<number, string>();
  let at = 0;
  for (const one of marked) {
    if (one === '/' || one === '·') kinds.set(at, one);
    else at += 1;
  }
  const ends = lines.slice(0, -1).map((_, index) => lines.slice(0, index + 1).join('').length);
  const met = ends.map((end) => kinds.get(end) ?? (/[，；：]/u.test(bare(marked)[end - 1]!) ? '/' : 'bad'));
  if (met.includes('bad')) return 'bad';
  return met.includes('·') ? 'passable' : ends.length === 0 ? 'whole' : 'good';
}

async function tally(headlines: readonly string[], lines: number) {
  const verdicts = { whole: 0, good: 0, passable: 0 };
  const bad: string[] = [];
  for (const marked of headlines) {
    const set = await broken(bare(marked), lines);
    const verdict = judge(marked, set);
    if (verdict === 'bad') bad.push(set.join('/'));
    else verdicts[verdict] += 1;
  }
  return { ...verdicts, bad };
}

// What is bad is named, so that a change which loses a headline, or gains one, has to say so here.
describe('headlines marked by hand, in rooms of two lines and of three', () => {
  test('those that the prices were chosen with: 38 of 40', async () => {
    expect(await tally(knownHeadlines, 2)).toEqual({
      ...{ whole: 3, good: 29, passable: 6 },
      bad: ['《渔光曲》时隔/八十年重回老影院', '七旬老人二十年义务/照看千棵古树'],
    });
    // Three lines are for copy of three parts.
    expect(await tally(knownHeadlines, 3)).toEqual(await tally(knownHeadlines, 2));
  });

  test('others: 22 of 24', async () => {
    expect(await tally(otherHeadlines, 2)).toEqual({
      ...{ whole: 5, good: 11, passable: 6 },
      bad: ['他们在海拔/五千米巡线护路', '全球最大竖式/水轮机启运'],
    });
    expect(await tally(otherHeadlines, 3)).toEqual(await tally(otherHeadlines, 2));
  });
});

test('a point is a better place than the end of a word', async () => {
  expect(await broken('春风又绿江南岸，新城处处是花海')).toEqual(['春风又绿江南岸，', '新城处处是花海']);
});

test('three parallel groups stand on one line or on three', async () => {
  expect(await broken('青史如鉴，初心如磐，使命在肩', 3)).toEqual(['青史如鉴，', '初心如磐，', '使命在肩']);
  expect(await broken('青史如鉴，初心如磐，使命在肩', 1)).toHaveLength(1);
});

test('words of the house are not broken, and known where no dictionary knows them', async () => {
  const text = '地铁三号线北延段今日开通试运营';
  const ends = async (own: readonly string[]) => (await endsOf(text, own)).map(({ at }) => text.slice(0, at));
  expect(await ends(words)).toContain('地铁三号');
  expect(await ends([...words, '三号线', '北延段'])).not.toContain('地铁三号');
  expect(await ends([...words, '三号线', '北延段'])).toContain('地铁三号线北延段');
  // 让望溪桥|头那棵|老樟树|再绿一百年
  const named = (await endsOf('让望溪桥头那棵老樟树再绿一百年', ['望溪桥', '老樟树'])).map(({ at }) => at);
  expect(named.filter((at) => [2, 3, 8, 9].includes(at))).toEqual([]);
});

test('what the editor has marked is broken there and nowhere else', async () => {
  const text = '古镇里年轻人｜把手艺做成了生意';
  expect(await endsOf(text)).toEqual([]);
  expect(await broken(text)).toEqual(['古镇里年轻人', '把手艺做成了生意']);
});

test('a short headline stays whole, and so does one without a phrase in it', async () => {
  expect(await endsOf('青溪复清十年')).toEqual([]);
  expect(await broken('一条老街的前世今生')).toHaveLength(1);
});

test('nothing is broken within quotes, and between two of them a line may end', async () => {
  for (const { at } of await endsOf('“小巷管家在身边”管出邻里新风尚')) expect(at).toBeGreaterThanOrEqual(9);
  const runs = displayRuns({ text: '《长河》《远山》同日上映', exact: false });
  expect(runs.map((run) => [run.text, run.part])).toEqual([
    ['《长河》', 'phrase'],
    ['《远山》同日上映', 'word'],
  ]);
});

test('letters and figures are left as they are', async () => {
  const text = '2026年GDP增长5.8%，连续三年跑赢全国';
  for (const { at } of await endsOf(text)) expect(text.slice(at - 1, at + 1)).toMatch(/^\p{Script=Han}{2}$/u);
});
