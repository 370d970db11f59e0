import { describe, expect, test } from 'vitest';
import type { Edition, Page } from '../../scripts/edition/model.ts';
import { folioDate, folioView } from '../../scripts/html/folio.ts';
import { lunarDate, mastheadView } from '../../scripts/html/masthead.ts';
import { pieceText } from '../../scripts/html/piece.ts';

const copy = (text: string) => ({ text, origin: { file: 'edition.yaml', from: 0, to: text.length } });
const edition = (more: object = {}) =>
  ({
    newspaper: copy('大样日报'),
    date: '2026-09-18',
    number: 4210,
    language: 'zh-CN',
    credits: [{ role: '责任编辑', name: '林川' }],
    sources: new Map(),
    ...more,
  }) as unknown as Edition;
const page = (number: number) => ({ number, name: '专版', placed: [] as Page['placed'] }) as Page;
const words = (of: Edition, number: number) => folioView(of, page(number)).pieces.map(pieceText);

describe('weekday', () => {
  test.each([
    ['2026-09-18', '2026年9月18日', '星期五'],
    ['2024-02-29', '2024年2月29日', '星期四'],
    ['2000-01-01', '2000年1月1日', '星期六'],
    ['1949-10-01', '1949年10月1日', '星期六'],
    ['1900-03-01', '1900年3月1日', '星期四'],
  ])('%s', (iso, date, weekday) => {
    expect(folioDate(iso, 'zh-CN')).toEqual({ date, weekday });
  });

  test('does not depend on the zone of the machine', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Shanghai']) {
        process.env['TZ'] = zone;
        expect(folioDate('2026-09-18', 'zh-CN').weekday).toBe('星期五');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('folio', () => {
  test('says everything in order', () => {
    expect(words(edition(), 5)).toEqual([
      '大样日报',
      '2026年9月18日',
      '星期五',
      '总第4210期',
      '责任编辑',
      '林川',
      '专版',
      '第',
      '5',
      '版',
    ]);
  });

  test('leaves out what the edition does not have', () => {
    expect(words(edition({ number: undefined, credits: [] }), 5)).toEqual([
      ...['大样日报', '2026年9月18日', '星期五', '专版', '第', '5', '版'],
    ]);
  });

  test('has the page number at the outer edge', () => {
    expect(folioView(edition(), page(5)).lines.map(({ outer }) => outer)).toEqual(['right']);
    expect(folioView(edition(), page(6)).lines.map(({ outer }) => outer)).toEqual(['left']);
  });

  test('stands over both halves of a double truck, each with its own number at its outer edge', () => {
    const { lines, overFold, pieces } = folioView(edition(), { ...page(4), through: 5 });
    expect([overFold, ...lines.map(({ outer }) => outer)]).toEqual([true, 'left', 'right']);
    expect(pieces.map(pieceText)).toEqual([
      ...['2026年9月18日', '星期五', '总第4210期', '专版', '第', '4', '版'],
      ...['大样日报', '责任编辑', '林川', '专版', '第', '5', '版'],
    ]);
  });

  test('speaks English in an English paper', () => {
    const said = words(edition({ language: 'en', translation: copy('Proof'), credits: [] }), 6);
    expect(said).toEqual(['大样日报', 'Proof', '18 September 2026', 'Friday', 'No. 4210', '专版', 'Page', '6']);
  });
});

describe('masthead', () => {
  test.each([
    ['2024-02-10', '甲辰年正月初一'],
    ['2025-07-25', '乙巳年闰六月初一'],
    // Nine days before the festival of the middle of autumn.
    ['2026-09-18', '丙午年八月初八'],
  ])('%s by the Chinese calendar', (iso, day) => {
    expect(lunarDate(iso)).toBe(day);
  });

  test('says what the folio line of its page leaves out', () => {
    const front = { ...page(1), placed: [{ block: 'masthead' }] as unknown as Page['placed'] };
    expect(folioView(edition(), front).pieces.map(pieceText)).toEqual([
      ...['责任编辑', '林川', '专版', '第', '1', '版'],
    ]);
    const { pieces } = mastheadView(edition({ pageCount: 8 }), [copy('街坊报社出版')]);
    expect(pieces.map(pieceText)).toEqual([
      ...['大样日报', '2026年9月18日', '星期五', '丙午年八月初八', '总第4210期', '今日8版', '街坊报社出版'],
    ]);
  });
});
