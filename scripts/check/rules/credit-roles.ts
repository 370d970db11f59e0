/** A page that names one person only, or nobody, is made by few hands; that its editor is named asks `folio.required`. */
import { around, inkBox } from '../boxes.ts';
import { folioLines, folioSource } from '../folio.ts';
import { isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const editor = /责任编辑|责编|编辑/u;
/** Who must be named beside the editor, and the words for it. */
const roles: readonly (readonly [name: string, words: RegExp])[] = [
  ['版式', /版式|美编|美术编辑|版面设计|设计|组版/u],
  ['校对', /校对|检校|质检/u],
];

function find({ layout }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const lines = folioLines(layout);
  const says = (words: RegExp): boolean => lines.some(({ text }) => words.test(text));
  const missing = roles.filter(([, words]) => !says(words)).map(([name]) => name);
  const named = roles.length - missing.length + (says(editor) ? 1 : 0);
  if (missing.length === 0 || named < 2) return [];
  const box = around(lines.map(inkBox));
  return [{ parameters: { missing: missing.join('、') }, source: folioSource(layout), box }];
}

export const creditRoles: Rule = {
  id: 'credit.roles',
  description: {
    en: 'credits that leave out who designed the page or who proofread it',
    zh: '版面署名不全：缺版式（美编）或校对',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
