import type { Line } from '../../layout/model.ts';
import { inkBox } from '../boxes.ts';
import { isChinese, paragraphs } from '../lines.ts';
import { notAtEnd, notAtStart } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const latin = /\p{Script=Latin}/u;

/** The mark at the head of `after` that may not stand there, given the line before it. */
function wrongStart(before: string, after: string): string | undefined {
  const [mark = '', next = ''] = [...after];
  if (!notAtStart.has(mark)) return undefined;
  // The two-em dash 破折号 may begin a line; half of it, or a single connector, may not.
  if (mark === '—' && next === '—') return undefined;
  // A Latin word's own hyphen.
  if (mark === '-' && latin.test(next) && latin.test(before.at(-1) ?? '')) return undefined;
  return mark;
}

const wrongEnd = (before: string): string | undefined => {
  const mark = [...before].at(-1) ?? '';
  return notAtEnd.has(mark) ? mark : undefined;
};

function atBreak(one: Line, next: Line): readonly Finding[] {
  if (next.first) return [];
  const [before, after] = [one.text.trim(), next.text.trim()];
  const at = (mark: string | undefined, line: Line): readonly Finding[] => {
    if (mark === undefined) return [];
    const parameters = { mark, before: [...before].slice(-6).join(''), after: [...after].slice(0, 6).join('') };
    return [{ parameters, source: line.source, block: line.block, box: inkBox(line) }];
  };
  return [...at(wrongEnd(before), one), ...at(wrongStart(before, after), next)];
}

function find({ layout }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  return paragraphs(layout).flatMap((lines) => lines.slice(1).flatMap((next, index) => atBreak(lines[index]!, next)));
}

export const lineKinsoku: Rule = {
  id: 'line.kinsoku',
  description: {
    en: 'a line that starts with a closing mark or ends with an opening one',
    zh: '避头尾：行首不得为句读、后引号等，行末不得为前引号、前括号',
  },
  source: {
    en: 'W3C CLREQ: prohibition rules for line start and end, basic',
    zh: 'W3C《中文排版需求》：行首行尾禁则，基本',
  },
  find,
};
