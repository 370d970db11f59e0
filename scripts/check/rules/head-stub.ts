/** Lines that the copy asks for, as a stepped headline does, are as uneven as their editor wants them. */
import { inkBox, round } from '../boxes.ts';
import { isAsked, lineBreaks } from '../breaks.ts';
import { titles } from '../heads.ts';
import { excerpt, isSquare, lineLength } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { charactersIn } from './para-guzi.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const [limit, even] = [limits['head.stub'], limits['head.stub.even']];
  return lineBreaks(layout, titles).flatMap((at): readonly Finding[] => {
    const { line, next, after } = at;
    if (isAsked(at) || !next.last || !isSquare(layout, line)) return [];
    const characters = charactersIn(after);
    const share = (100 * lineLength(next)) / lineLength(line);
    if (characters >= limit && share >= even) return [];
    const parameters = { text: excerpt(after), characters, share: round(share, 0), limit, even };
    return [{ parameters, source: next.source, block: next.block, box: inkBox(next) }];
  });
}

export const headStub: Rule = {
  id: 'head.stub',
  description: {
    en: 'a headline whose last line is a stub',
    zh: '标题末行过短',
  },
  source: { en: 'newspaper practice: balanced headlines', zh: '报业惯例：标题各行匀称' },
  find,
};
