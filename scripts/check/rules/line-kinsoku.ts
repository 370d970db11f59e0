import type { Layout, Line } from '../../layout/model.ts';
import { inkBox } from '../boxes.ts';
import { aroundBreak, type LineBreak, lineBreaks } from '../breaks.ts';
import { scriptAt } from '../lines.ts';
import { prohibited } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const latin = /\p{Script=Latin}/u;

/** The mark at the head of `after` that may not stand there, given the line before it. */
function wrongStart({ before, after }: LineBreak, notAtStart: ReadonlySet<string>): string | undefined {
  const [mark = '', next = ''] = [...after];
  if (!notAtStart.has(mark)) return undefined;
  // The two-em dash 破折号 may begin a line; half of it, or a single connector, may not.
  if (mark === '—' && next === '—') return undefined;
  // A Latin word's own hyphen.
  if (mark === '-' && latin.test(next) && latin.test(before.at(-1) ?? '')) return undefined;
  return mark;
}

const wrongEnd = ({ before }: LineBreak, notAtEnd: ReadonlySet<string>): string | undefined => {
  const mark = [...before].at(-1) ?? '';
  return notAtEnd.has(mark) ? mark : undefined;
};

function atBreak(layout: Layout, at: LineBreak): readonly Finding[] {
  const { line, next } = at;
  const script = scriptAt(layout, line);
  if (!script) return [];
  const { notAtStart, notAtEnd } = prohibited(script, layout.kinsoku);
  const found = (mark: string | undefined, one: Line): readonly Finding[] =>
    mark === undefined
      ? []
      : [{ parameters: { mark, ...aroundBreak(at) }, source: one.source, block: one.block, box: inkBox(one) }];
  return [...found(wrongEnd(at, notAtEnd), line), ...found(wrongStart(at, notAtStart), next)];
}

const find = ({ layout }: Subject): readonly Finding[] =>
  layout.kinsoku === 'none' ? [] : lineBreaks(layout).flatMap((at) => atBreak(layout, at));

export const lineKinsoku: Rule = {
  id: 'line.kinsoku',
  description: {
    en: 'a line that starts with a closing mark or ends with an opening one; in Japanese, one that starts with ー, a small kana or a repeat mark',
    zh: '避头尾：行首不得为句读、后引号等，行末不得为前引号、前括号；日文行首不得为长音、小假名、叠字号',
  },
  source: {
    en: 'W3C CLREQ: prohibition rules for line start and end, basic; JIS X 4051:2004, 8.1; W3C JLREQ, 3.1.7',
    zh: 'W3C《中文排版需求》：行首行尾禁则，基本；JIS X 4051:2004 8.1；W3C《日文排版需求》3.1.7',
  },
  find,
};
