/** A section head of two lines is a note only: special pages break a couplet of heads in two on purpose. */
import type { Role } from '../../layout/model.ts';
import { around, inkBox } from '../boxes.ts';
import { excerpt, paragraphs } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const heads: ReadonlySet<Role> = new Set<Role>(['headline', 'section-head']);

function find({ layout, limits }: Subject): readonly Finding[] {
  return paragraphs(layout, heads).flatMap((lines): readonly Finding[] => {
    const section = lines[0]!.role === 'section-head';
    const most = section ? limits['head.lines.section'] : limits['head.lines'];
    if (lines.length <= most) return [];
    const [first] = lines;
    const error = !section && lines.length > limits['head.lines.error'];
    const severity = section ? 'info' : error ? 'error' : 'warning';
    const limit = error ? limits['head.lines.error'] : most;
    const parameters = { text: excerpt(first!.text), lines: lines.length, limit };
    return [{ parameters, severity, source: first!.source, block: first!.block, box: around(lines.map(inkBox)) }];
  });
}

export const headLines: Rule = {
  id: 'head.lines',
  description: {
    en: 'a headline of more than two lines (an error if more than three); a note for a section head of more than one',
    zh: '主题多于两行（多于三行为错误）；小标题多于一行为提示',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
