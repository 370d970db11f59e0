/** What a difference between copy and page is called. */
import { describe, expect, test } from 'vitest';
import { findFaults } from '../../scripts/pdf/conserve/find-faults.ts';

const faults = (copy: string, page: string): string[] =>
  findFaults([...copy], [...page]).map(({ kind, copy: c, page: p, count }) => {
    const missing = [...copy].slice(c.from, c.to).join('');
    const there = [...page].slice(p.from, p.to).join('');
    return `${kind} ${count} ${kind === 'doubled' || kind === 'foreign' ? there : kind === 'altered' ? `${missing}→${there}` : missing}`;
  });

const first = '清晨的青溪从山里来，绕过石阶与茶园';
const second = '老何把船靠在码头，看白鹭落满芦苇';
const third = '十年之间河道宽了三丈，水也清了';

describe('faults', () => {
  test.each([
    ['nothing', first, first, []],
    ['nothing in nothing', '', '', []],
    ['everything', first, '', [`lost 17 ${first}`]],
    ['a page that has no copy', '', first, [`foreign 17 ${first}`]],
    ['one character lost', first, first.replace('青', ''), ['lost 1 青']],
    ['one character too many', first, first.replace('从', '从就'), ['foreign 1 就']],
    ['one character twice', first, first.replace('从', '从从'), ['doubled 1 从']],
    ['a look-alike', '未来', '末来', ['altered 1 未→末']],
    ['two characters the other way round', first, first.replace('石阶', '阶石'), ['reordered 1 石']],
    ['paragraphs the other way round', first + second + third, first + third + second, [`reordered 15 ${third}`]],
    ['a paragraph twice', first + second, first + first + second, [`doubled 17 ${first}`]],
    ['a paragraph twice, far away', first + second + third, first + second + third + first, [`doubled 17 ${first}`]],
    ['a short line moved', `${first}第5版${second}`, `第5版${first}${second}`, ['reordered 3 第5版']],
    ['a line without its commas', '春，夏，秋，冬，年', '春夏秋冬年', ['lost 4 ，夏，秋，冬，']],
  ])('%s', (_, copy, page, expected) => {
    expect(faults(copy, page)).toEqual(expected);
  });

  test('letters that are all drawn twice', () => {
    const found = findFaults([...'清晨的青溪'], [...'清清晨晨的的青青溪溪']);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['doubled']));
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  test('a moved paragraph is one fault among thousands of characters', () => {
    const paragraphs = Array.from(
      { length: 40 },
      (_, at) =>
        `第${at}段${[...first].map((one, by) => one + String.fromCodePoint(0x4e00 + at * 97 + by * 31)).join('')}`,
    );
    const moved = [...paragraphs.slice(0, 5), ...paragraphs.slice(6, 30), paragraphs[5]!, ...paragraphs.slice(30)];
    expect(faults(paragraphs.join(''), moved.join(''))).toEqual([
      `reordered ${[...paragraphs[5]!].length} ${paragraphs[5]}`,
    ]);
  });

  test('texts that share nothing are told apart in reasonable time', () => {
    const copy = Array.from({ length: 6000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 4001)));
    const started = performance.now();
    const found = findFaults(copy, copy.toReversed());
    expect(found.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
