import type { Line } from '../../layout/model.ts';
import { inkBox } from '../boxes.ts';
import { aroundBreak, type LineBreak, lineBreaks } from '../breaks.ts';
import { isChinese } from '../lines.ts';
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

function atBreak(at: LineBreak): readonly Finding[] {
  const { line, next, before, after } = at;
  const found = (mark: string | undefined, one: Line): readonly Finding[] =>
    mark === undefined
      ? []
      : [{ parameters: { mark, ...aroundBreak(at) }, source: one.source, block: one.block, box: inkBox(one) }];
  return [...found(wrongEnd(before), line), ...found(wrongStart(before, after), next)];
}

const find = ({ layout }: Subject): readonly Finding[] =>
  isChinese(layout) && layout.kinsoku !== 'none' ? lineBreaks(layout).flatMap(atBreak) : [];

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
