import { describe, expect, test } from 'vitest';
import { cellStarts } from '../../scripts/edition/markdown/table.ts';
import { columnManner, namesColumns } from '../../scripts/html/listing-views.ts';
import { openFixture } from '../fixtures/blocks/open-fixture.ts';

describe('columns of names', () => {
  const group = (names: number, head = false) => ({ head, names });

  test('are as many as come out even, of those there is room for', () => {
    // Twelve have room; ten leave no place empty.
    expect(namesColumns([group(50)], { ems: 12 * 3 + 11 * 1.25, rows: 40 }, 3)).toBe(10);
    expect(namesColumns([group(48), group(24)], { ems: 12 * 3 + 11 * 1.25, rows: 40 }, 3)).toBe(12);
  });

  test('are as many as the rows ask for, though they be less even', () => {
    // Ten columns would take five rows.
    expect(namesColumns([group(50)], { ems: 13 * 3 + 12 * 1.25, rows: 4 }, 3)).toBe(13);
  });

  test('are never so few that holes stand between them', () => {
    expect(namesColumns([group(7)], { ems: 10 * 3 + 9 * 1.25, rows: 40 }, 3)).toBe(7);
    expect(namesColumns([group(3)], { ems: 10 * 3 + 9 * 1.25, rows: 40 }, 3)).toBe(6);
  });

  test('count the rows of heads, and are one at least', () => {
    expect(namesColumns([group(20, true)], { ems: 5 * 3 + 4 * 1.25, rows: 6 }, 3)).toBe(5);
    expect(namesColumns([group(20)], { ems: 2, rows: 6 }, 3)).toBe(1);
  });
});

describe('a column of a table', () => {
  test.each([
    [['412.6', '187.35', '9'], { align: 'right', decimals: 2 }],
    [['+0.05', '−0.1', '—', ''], { align: 'right', decimals: 2 }],
    [['1,204', '98', '3％'], { align: 'right', decimals: 0 }],
    [['3:41.2', '7:58.6'], { align: 'left', decimals: 0 }],
    [['芦湾', '9'], { align: 'left', decimals: 0 }],
    [['', '—'], { align: 'left', decimals: 0 }],
  ])('of %j', (texts, expected) => {
    expect(columnManner('auto', texts)).toEqual(expected);
  });

  test('stands as the copy says where it says so', () => {
    expect(columnManner('center', ['1.5', '2'])).toEqual({ align: 'center', decimals: 1 });
  });

  test('begins where its content does', () => {
    const line = '| 甲 |乙\\|丙 |  |';
    expect(cellStarts(line).map((at) => line.slice(at, at + 1))).toEqual(['甲', '乙', '|', '']);
    expect(cellStarts('甲 | 乙')).toEqual([0, 4]);
  });
});

test('names are parted by points and wide spaces, but 张　三 is one', async () => {
  const list = '甲乙丙、丁戊\n己　庚　辛壬癸\n子　丑　寅\nJohn Smith、买买提·艾山　卯';
  await using fixture = await openFixture('names', {
    story: `---\nheadline: 名单\n---\n\n正文一段。\n\n:::names{#winners}\n${list}\n:::\n`,
  });
  const [group] = fixture.edition.nameLists.get('winners')!.groups;
  expect(group!.names.map(({ text }) => text)).toEqual([
    ...['甲乙丙', '丁戊', '己庚', '辛壬癸', '子丑', '寅', 'John Smith', '买买提·艾山', '卯'],
  ]);
  const source = fixture.edition.sources.get('stories/lead.md')!.text;
  for (const { text, origin } of group!.names) {
    expect(source.slice(origin.from, origin.to).replaceAll('　', '')).toBe(text);
  }
});
