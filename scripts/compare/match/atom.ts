/** One difference of one painting, before it is gathered with its like into a finding. */
import type { Bounds } from '../../pdf/index.ts';
import type { LayerName } from '../model.ts';
import type { Fields, Paint } from '../paint/model.ts';

export interface Atom {
  readonly layer: LayerName;
  readonly kind: string;
  readonly was?: Paint;
  readonly is?: Paint;
  readonly before?: string;
  readonly after?: string;
  /** How far it moved, in pt. */
  readonly shift?: readonly [number, number];
}

/** Two places closer than this, in pt, are one place that was written in other digits. */
export const samePlace = 0.02;

const unseen = (fields: Fields): boolean => fields.mode === 'text mode 3' || fields.mode === 'text mode 7';
const inkWords = (fields: Fields): string => (unseen(fields) ? `none, ${fields.mode}` : fields.ink);

/** What is different about one thing that stands on both sides. */
export function atomsOf(was: Paint, is: Paint): readonly Atom[] {
  if (was.key === is.key) return [];
  const atoms: Atom[] = [];
  const add = (layer: LayerName, kind: string, words: { before: string; after: string }): void => {
    if (words.before !== words.after) atoms.push({ layer, kind, was, is, ...words });
  };
  const between = (of: (paint: Paint) => string): { before: string; after: string } => ({
    before: of(was),
    after: of(is),
  });
  const [a, b] = [was.fields, is.fields];
  add(
    'production',
    'ink',
    between((one) => inkWords(one.fields)),
  );
  add(
    'production',
    'overprint',
    between((one) => one.fields.overprint || 'off'),
  );
  if (!unseen(a) && !unseen(b)) {
    add(
      'production',
      'transparency',
      between((one) => one.fields.transparency || 'opaque'),
    );
    add(
      'production',
      'font',
      between((one) => `${one.fields.font} ${one.fields.mode}`.trim()),
    );
  } else
    add(
      'production',
      'font',
      between((one) => one.fields.font),
    );
  add(
    'production',
    'clip',
    between((one) => one.clip || 'whole'),
  );
  if (was.kind === 'glyph') {
    if (was.shape !== is.shape && a.font === b.font)
      add(
        'production',
        'glyph',
        between((one) => one.shape.slice(0, 16)),
      );
    if (!closeSizes(a.size, b.size))
      add(
        'geometry',
        'resized',
        between((one) => `${one.fields.size} pt`),
      );
  }
  add(
    'geometry',
    'resized',
    between((one) => one.fields.line),
  );
  if (was.image && is.image) atoms.push(...pictureAtoms(was, is));
  else if (was.kind !== 'glyph' && was.shape !== is.shape && !nearlySameShape(was, is)) {
    atoms.push({ layer: 'geometry', kind: 'resized', was, is, ...between(sizeWords) });
  }
  const shift: readonly [number, number] = [is.x - was.x, is.y - was.y];
  if (Math.abs(shift[0]) > samePlace || Math.abs(shift[1]) > samePlace) {
    if (!atoms.some((one) => one.kind === 'resized' && one.before?.includes('×'))) {
      atoms.push({ layer: 'geometry', kind: 'moved', was, is, shift });
    }
  }
  return atoms;
}

function pictureAtoms(was: Paint, is: Paint): readonly Atom[] {
  const words = (paint: Paint): string => {
    const { width, height, ppi, space, filter, digest } = paint.image!;
    return `${width} × ${height} px, ${ppi} ppi, ${space}${filter ? `, ${filter}` : ''}, ${digest.slice(0, 8)}`;
  };
  const atoms: Atom[] = [];
  if (was.image!.digest !== is.image!.digest) {
    atoms.push({ layer: 'production', kind: 'image', was, is, before: words(was), after: words(is) });
  }
  const lies = (paint: Paint): readonly number[] => paint.shape.split(' ').slice(1).map(Number);
  const [a, b] = [lies(was), lies(is)];
  if (a.some((value, at) => Math.abs(value - b[at]!) > 2)) {
    const turned = a.some((value, at) => Math.sign(Math.round(value / 10)) !== Math.sign(Math.round(b[at]! / 10)));
    if (turned) {
      const matrix = (values: readonly number[]): string => values.map((value) => value / 100).join(' ');
      atoms.push({ layer: 'production', kind: 'image', was, is, before: matrix(a), after: matrix(b) });
    } else {
      atoms.push({ layer: 'geometry', kind: 'resized', was, is, before: sizeWords(was), after: sizeWords(is) });
    }
  }
  return atoms;
}

const millimetres = (value: number): string => ((value * 25.4) / 72).toFixed(2);
const sizeWords = ({ box }: Paint): string => `${millimetres(box[2] - box[0])} × ${millimetres(box[3] - box[1])} mm`;

const closeSizes = (a: string, b: string): boolean => {
  const [one, two] = [a.split(' ').map(Number), b.split(' ').map(Number)];
  return one.length === two.length && one.every((value, at) => Math.abs(value - two[at]!) < 0.005);
};

/** Two spellings of one path, whose corners fell on two sides of a rounding. */
function nearlySameShape(was: Paint, is: Paint): boolean {
  const [one, two] = [was.shape.split(' '), is.shape.split(' ')];
  return (
    one.length === two.length &&
    one.every((word, at) => word === two[at] || Math.abs(Number(word) - Number(two[at])) <= 1)
  );
}

export const centre = ([left, bottom, right, top]: Bounds): readonly [number, number] => [
  (left + right) / 2,
  (bottom + top) / 2,
];
