/**
 * What the folio line says of every page. That the editor on duty is named there is a note: papers also name them once
 * in the issue, and a page out of an archive may not know.
 */
import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { around, inkBox, typeArea } from '../boxes.ts';
import { folioLines, folioSource, pagesOf } from '../folio.ts';
import { isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const weekdays = '日一二三四五六';

/** What must stand there, as the page would have it. */
function required(layout: Layout): readonly (readonly [text: string, pattern: RegExp | string])[] {
  const { edition } = layout;
  const [year, month, day] = edition.date.split('-').map(Number) as [number, number, number];
  const weekday = `星期${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`;
  const date = `${year}年${month}月${day}日`;
  const numbers = pagesOf(layout).map((page) => [`第${page}版`, new RegExp(`(?<!\\d)0*${page}(?!\\d)`)] as const);
  return [...[edition.newspaper, date, weekday].map((text) => [text, text] as const), ...numbers];
}

/** Where the folio line would be: as high as the head margin allows, across the type area. */
const headMargin = (layout: Layout): Box<Mm> => {
  const { x, y, width } = typeArea(layout);
  return { x, width, y: mm(y - layout.grid.pitch), height: layout.grid.pitch };
};

function find({ layout }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const lines = folioLines(layout);
  const says = (wanted: RegExp | string): boolean =>
    lines.some(({ text }) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
  const box = lines.length > 0 ? around(lines.map(inkBox)) : headMargin(layout);
  const missing = required(layout).flatMap(([text, wanted]) => (says(wanted) ? [] : [text]));
  const source = folioSource(layout);
  if (missing.length > 0) return [{ parameters: { missing: missing.join('、') }, source, box }];
  return says(/责编|责任编辑|编辑/) ? [] : [{ parameters: { missing: '责任编辑' }, severity: 'info', source, box }];
}

export const folioRequired: Rule = {
  id: 'folio.required',
  description: {
    en: 'a folio line without the newspaper’s name, date, weekday or page number; a note without its editor',
    zh: '报眉缺报名、日期、星期或版次；缺责任编辑为提示',
  },
  source: {
    en: 'counting of form errors in newspapers, 2020: the page number in the folio line of every page',
    zh: '《报纸出版形式差错数计算方法》（2020）',
  },
  find,
};
