import type { Role } from '../../layout/model.ts';
import { inkBox } from '../boxes.ts';
import { isSquare, paragraphs } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const running: ReadonlySet<Role> = new Set<Role>(['body', 'lede', 'sidebar', 'notice']);

/** Han and kana count one; a digit, Latin letter or sign such as % is about half as wide. Punctuation counts nothing. */
export function charactersIn(text: string): number {
  const han = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const narrow = text.match(/[\p{Script=Latin}\p{Nd}%‰℃°+]/gu)?.length ?? 0;
  return han + Math.ceil(narrow / 2);
}

function find({ layout, limits }: Subject): readonly Finding[] {
  return paragraphs(layout, running).flatMap((lines): readonly Finding[] => {
    const last = lines.at(-1)!;
    // A paragraph of one line is as long as it was written.
    if (!last.last || last.first || !isSquare(layout, last)) return [];
    const characters = charactersIn(last.text);
    if (characters >= limits['para.guzi.warning']) return [];
    const error = characters < limits['para.guzi.error'];
    const limit = limits[error ? 'para.guzi.error' : 'para.guzi.warning'];
    const edit = limits['para.guzi.warning'] - characters;
    const parameters = { characters, text: last.text.trim(), limit, edit };
    const severity = error ? 'error' : 'warning';
    return [{ parameters, severity, source: last.source, block: last.block, box: inkBox(last) }];
  });
}

export const paraGuzi: Rule = {
  id: 'para.guzi',
  description: {
    en: 'a paragraph whose last line is one character; a warning for two',
    zh: '孤字：段末一行只有一字；两字为警告',
  },
  source: { en: 'W3C CLREQ: widow characters', zh: 'W3C《中文排版需求》：孤字' },
  find,
};
