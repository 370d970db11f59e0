import type { Box, Mm } from '../../core/units.ts';
import type { Role } from '../../layout/model.ts';
import { inkBox, round, typeArea } from '../boxes.ts';
import { pitchOf } from '../frames.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const listed: ReadonlySet<Role> = new Set<Role>(['names', 'table', 'notice']);
const running: ReadonlySet<Role> = new Set<Role>(['body', 'lede', 'sidebar', ...listed]);
/** Photos from which a page is one of pictures 画刊: it has as many and as little text as they ask for. */
const PICTURES = 6;
const area = ({ width, height }: Box<Mm>): number => width * height;

function find({ layout, limits }: Subject): readonly Finding[] {
  const box = typeArea(layout);
  const lines = standing(layout).filter(({ role }) => running.has(role));
  const covered = (those: typeof lines): number =>
    those.reduce((sum, line) => {
      const { width, height } = inkBox(line);
      const frame = layout.frames[line.frame ?? -1];
      return sum + (line.vertical ? height : width) * (frame ? pitchOf(layout, frame) : layout.grid.pitch);
    }, 0);
  // What was sold is neither; a page that was sold whole is the client's.
  const sold = layout.blocks.filter(({ block }) => block === 'advertisement');
  const room = area(box) - sold.reduce((sum, one) => sum + area(one.box), 0);
  if (room < area(box) / 4 || layout.photos.length >= PICTURES) return [];
  const text = (100 * covered(lines)) / room;
  const photos = (100 * layout.photos.reduce((sum, photo) => sum + area(photo.box), 0)) / room;
  // Lists are read without pictures.
  const lists = 2 * covered(lines.filter(({ role }) => listed.has(role))) > covered(lines);
  const [least, from, to] = [
    limits['fit.density.text'],
    limits['fit.density.photos-least'],
    limits['fit.density.photos-most'],
  ];
  if (text >= least && (lists || photos >= from) && photos <= to) return [];
  return [{ parameters: { text: round(text, 1), photos: round(photos, 1), least, from, to }, box }];
}

export const fitDensity: Rule = {
  id: 'fit.density',
  description: {
    en: 'too little text, or too few or too many pictures, for a newspaper page',
    zh: '正文过少，或图片过少、过多',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find,
};
