import type { Layout, Line } from '../../layout/model.ts';
import { around, inkBox, right, round, typeArea } from '../boxes.ts';
import { folioLines, folioSource, pagesOf } from '../folio.ts';
import { isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The page number with the words that belong to it, 第 and 版. */
function numberOf(layout: Layout, page: number): readonly Line[] {
  const { x, width } = typeArea(layout);
  // Each half of a double truck has its own.
  const isOn = ({ box }: Line): boolean => layout.through === undefined || box.x < x + width / 2 === (page % 2 === 0);
  const folio = folioLines(layout).filter(isOn);
  const number = folio.find(({ text }) => text.trim() === String(page));
  return number ? [number, ...folio.filter(({ text }) => /^[第版]$/u.test(text.trim()))] : [];
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['folio.position'];
  if (!isChinese(layout)) return [];
  return pagesOf(layout).flatMap((page): readonly Finding[] => {
    const lines = numberOf(layout, page);
    if (lines.length === 0) return [];
    const [box, area] = [around(lines.map(inkBox)), typeArea(layout)];
    // Odd pages are right-hand pages: their outer edge is the right one.
    const off = page % 2 === 1 ? Math.abs(right(area) - right(box)) : Math.abs(box.x - area.x);
    if (off <= limit + 1e-3) return [];
    return [{ parameters: { off: round(off), limit }, source: folioSource(layout), box }];
  });
}

export const folioPosition: Rule = {
  id: 'folio.position',
  description: {
    en: 'a page number that does not stand at the outer edge of its page',
    zh: '版次不在版心外侧',
  },
  source: {
    en: 'counting of form errors in newspapers, 2020: the page number at a fixed place',
    zh: '《报纸出版形式差错数计算方法》（2020）：版序位置固定',
  },
  find,
};
