/**
 * Copy that looks as if it were to be mended: what `copy fix` makes of it, and that it leaves alone what has more than one
 * right answer. Text that stands once must stay as it is.
 */
import { describe, expect, test } from 'vitest';
import { type CopyFile, checkCopy, fixCopy, type HouseStyle, loadHouse, readCopy } from '../../scripts/copy/index.ts';
import type { SourceFile } from '../../scripts/core/source.ts';

const house = (await loadHouse(undefined)).value as HouseStyle;
const facts = { language: 'zh-CN', date: '2026-09-18' };

function desk(text: string, file = 'story.md') {
  const read = (source: SourceFile) => readCopy(source, facts).value;
  const check = (one: CopyFile) => checkCopy(one, { house });
  const checked = check(read({ file, text })!);
  const { text: made } = fixCopy(checked, { read, check });
  return { made, told: checked.found.map(({ rule }) => rule) };
}

type Row = readonly [what: string, text: string, made?: string];

const rows: readonly Row[] = [
  // Numbers, times, ratios, codes.
  ['numbers', '产量达1,234,567吨,增长3.14%。', '产量达1,234,567吨，增长3.14%。'],
  ['times and ratios', '10:30开始,比分3:2,比例1:50000。', '10:30开始，比分3:2，比例1:50000。'],
  ['a time with a hyphen', '14:00-16:30参观。'],
  ['codes', '依据GB/T 15834-2011和CN 45-0001，电话0772-2612345，2021-06-30，7-11便利店，3-5-2阵型。'],
  ['ranges', '2015-2020年,5-10公里,第3-5页。', '2015—2020年，5～10公里，第3～5页。'],
  ['a range that is right', '2015—2020年，1—3月，5～6岁。'],
  ['degrees below zero', '气温-3℃~5℃，经度30°15′20″。'],
  ['ambiguous groups', '共1,2,3号楼，10,0000元。'],
  ['versions', '版本v1.2.3，第3.5.2节，IP为192.168.0.1:8080。'],
  // Addresses and files.
  ['an address', '见https://example.org/a,b?x=1;y=2:3(4),再看。', '见https://example.org/a,b?x=1;y=2:3(4)，再看。'],
  ['an address with a mark at its end', '见https://example.org/ask!,再看。', '见https://example.org/ask!，再看。'],
  ['a letter box', '发到a.b@example.org,收到。', '发到a.b@example.org，收到。'],
  ['a drive', '存到C:盘,D:\\data。', '存到C:盘，D:\\data。'],
  // Formulas.
  ['chemistry', '含Ca(OH)2、H2SO4和[Fe(CN)6]3-。'],
  ['mathematics', 'f(x,y)是函数，(a,b]是区间，[a,b)也是，x=1,y=2。'],
  ['inches and feet', "身高6'2\"，屏幕5\"，80's音乐，rock'n'roll。"],
  // Letters.
  ['kana', '罗马字ーー，カーー，一一。'],
  ['names', '陶喆、李堃、王珺、赵翀、张甦、朱镕基、乾隆、吴冠峯。'],
  ['traditional names', '范長江、於震寰，作家金庸與董橋。'],
  ['digits of every kind', '二〇二六年，二○二六年，２０２６年。', '二〇二六年，二○二六年，2026年。'],
  ['radicals', '⾦⽊⽔⽕⼟，⾥程。', '金木水火土，里程。'],
  ['slips of look-alikes', 'l0月，1O0元，己经，末来。'],
  // English within Chinese.
  [
    'a sentence in English',
    "写下“Hello, world! It's fine; isn't it?”,转身。",
    "写下“Hello, world! It's fine; isn't it?”，转身。",
  ],
  ['a name with a mark', 'Yahoo!公司，Dr. Smith，U.S.A.的Inc.。'],
  ['a gloss', '总值(GDP, gross domestic product)。', '总值（GDP, gross domestic product）。'],
  ['faces', '真好:) 明天见;-) 哈哈:D，好。'],
  // Quotes.
  ['dialogue', '"走吗?"', '“走吗？”'],
  ['nested quotes', '她念:"师说\'水是活的\',信了。"', '她念：“师说‘水是活的’，信了。”'],
  ['quotes of two kinds', '他说"清了，"又说“明天会更清。"'],
  ['corner quotes', '他说「水清了」，又说『鱼回来了』。'],
  ['a full stop within quotes', '“鱼在翻身.”他说.', '“鱼在翻身。”他说。'],
  // Marks.
  ['dashes', '这条河--青溪――清了──好。', '这条河——青溪——清了——好。'],
  ['hyphens that join', '他说-等一等，A-B两点，中-日友好，COVID-19，T-恤，Wi-Fi。'],
  ['ellipses', '等等...又想了想。。。最后⋯⋯。', '等等……又想了想……最后……。'],
  ['points in names', '列夫.托尔斯泰，“9.11”事件，卡尔‧马克思。', '列夫.托尔斯泰，“9.11”事件，卡尔·马克思。'],
  ['a bullet that may be an item’s', '列夫•托尔斯泰。'],
  ['items', '一、加强;(1)甲,(2)乙:1)自查。', '一、加强；（1）甲，（2）乙：1)自查。'],
  ['halves of brackets', '（见图1)和(见图2）。', '（见图1）和（见图2）。'],
  ['brackets of other kinds', '《青溪志>，【重要]。'],
  ['spaces', '用 VR 看了 3 遍,iPhone 15 Pro Max。他 说。', '用VR看了3遍，iPhone 15 Pro Max。他 说。'],
  // Marks of Markdown.
  ['markup', '**重点,**见[水情](https://example.org/q,r)。', '**重点，**见[水情](https://example.org/q,r)。'],
  ['a link with a title', '[水情](https://example.org/a,b "标题,题")。'],
  // Front matter.
  ['a head with a point', '---\nheadline: 水清了.\n---\n\n正文。'],
  ['a byline with marks', '---\nbyline: 本报记者:林川,周青\n---\n\n正文。'],
];

describe('copy fix makes of', () => {
  test.each(rows)('%s what is certain', (_, text, made = text) => {
    expect(desk(`${text}\n`).made).toBe(`${made}\n`);
    expect(desk(`${made}\n`).made).toBe(`${made}\n`);
  });
});

describe('copy check says nothing of', () => {
  test.each([
    ['a range that is right', '2015—2020年，1—3月，5～6岁。'],
    ['an interval', '(a,b]是区间，[a,b)也是。'],
    ['a family in one sign', '他们笑了👨\u200d👩\u200d👧\u200d👦，挥手❤\ufe0f。'],
    ['a sign behind the full stop', '再见！🎉'],
    ['faces', '真好:) 明天见;-) 好。'],
    ['kana', 'カレーーとコーヒー，一杯。'],
    ['names with rare characters', '陶喆、李堃、王珺、赵翀、张甦、朱镕基。'],
    ['quotes that open every paragraph of a speech', '“第一段。\n\n“第二段。”'],
  ])('%s', (_, text) => {
    expect(desk(`${text}\n`).told).toEqual([]);
  });

  test('a full stop within quotes and another behind them is one too many', () => {
    expect(desk('他说“好。”。\n').told).toEqual(['copy.double-mark']);
    expect(desk('他喊“救命！”。\n').told).toEqual([]);
  });
});
