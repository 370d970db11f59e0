/** The logical view's own arithmetic: names for files, authors, outlines. */
import { describe, expect, test } from 'vitest';
import { bylineAuthors, creditAuthors } from '../../scripts/archive/issue/authors.ts';
import { fileNames } from '../../scripts/archive/issue/file-names.ts';
import { ringsAround } from '../../scripts/archive/issue/outlines.ts';
import { type Box, mm } from '../../scripts/core/units.ts';

const box = (x: number, y: number, width: number, height: number): Box => ({
  x: mm(x),
  y: mm(y),
  width: mm(width),
  height: mm(height),
});

describe('names for files', () => {
  test.each([
    [
      ['lead', 'night'],
      ['lead', 'night'],
    ],
    [
      ['头条', 'lead', '副刊'],
      ['story-1', 'lead', 'story-2'],
    ],
    [
      ['Lead', 'lead', 'LEAD'],
      ['Lead', 'story-1', 'story-2'],
    ],
    [
      ['con', 'aux', 'com1', 'console'],
      ['story-1', 'story-2', 'story-3', 'console'],
    ],
    [
      ['头条', 'story-1'],
      ['story-2', 'story-1'],
    ],
  ])('%j are %j', (ids, names) =>
    expect([...fileNames(ids)].toSorted()).toEqual(ids.map((id, at) => [id, names[at]]).toSorted()),
  );
});

describe('authors', () => {
  test.each([
    ['▶ 本报记者 顾南舟 许知夏', ['顾南舟', '许知夏']],
    ['本报特约记者 林汀、通讯员 何溪', ['林汀', '何溪']],
    ['实习记者 阿卜杜拉·买买提', ['阿卜杜拉·买买提']],
    ['文/周青', ['周青']],
    ['John Smith', ['John Smith']],
    ['▶ 本报记者', []],
    ['综合本报消息整理', []],
  ])('%s names %j', (byline, names) => expect(bylineAuthors(byline).map(({ name }) => name)).toEqual(names));

  test.each([
    ['林汀 摄', ['林汀']],
    ['本报记者 林汀 程野 摄影报道', ['林汀', '程野']],
    ['新华社', []],
  ])('%s names the photographers %j', (credit, names) =>
    expect(creditAuthors(credit)).toEqual(names.map((name) => ({ name, role: 'photographer' }))),
  );
});

describe('outlines', () => {
  const around = { across: 6, down: 10 };
  const flat = (rings: ReturnType<typeof ringsAround>): readonly (readonly (readonly [number, number])[])[] =>
    rings.map((ring) => ring.map(({ x, y }) => [x, y] as const));

  test('follow columns of unequal length', () => {
    const rings = ringsAround([box(0, 0, 50, 100), box(55, 0, 50, 60)], { ...around, others: [] });
    expect(flat(rings)).toEqual([
      [
        [0, 0],
        [105, 0],
        [105, 60],
        [50, 60],
        [50, 100],
        [0, 100],
      ],
    ]);
  });

  test('do not reach over what is another’s, or over more than a gutter', () => {
    expect(
      ringsAround([box(0, 0, 50, 50), box(55, 0, 50, 50)], { ...around, others: [box(51, 0, 2, 50)] }),
    ).toHaveLength(2);
    expect(ringsAround([box(0, 0, 50, 50), box(60, 0, 50, 50)], { ...around, others: [] })).toHaveLength(2);
  });

  test('close the air above and below', () => {
    const rings = ringsAround([box(0, 0, 105, 20), box(0, 28, 50, 50), box(55, 28, 50, 50)], { ...around, others: [] });
    expect(flat(rings)).toEqual([
      [
        [0, 0],
        [105, 0],
        [105, 78],
        [0, 78],
      ],
    ]);
  });

  test('have a ring of their own around a hole, the other way round', () => {
    const frame = [box(0, 0, 90, 30), box(0, 60, 90, 30), box(0, 30, 30, 30), box(60, 30, 30, 30)];
    const rings = flat(ringsAround(frame, { ...around, others: [box(30, 30, 30, 30)] }));
    expect(rings).toHaveLength(2);
    expect(rings[1]).toEqual([
      [60, 30],
      [30, 30],
      [30, 60],
      [60, 60],
    ]);
  });

  test('of corners that touch are two rings', () => {
    expect(ringsAround([box(0, 0, 50, 50), box(50, 50, 50, 50)], { ...around, others: [] })).toHaveLength(2);
  });
});
