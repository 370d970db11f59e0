/** The styles of a page: type as it is set, and how paragraphs stand, told from where their lines are. */
import type { IssueLine, Part } from '../issue/model.ts';
import { element, type XmlElement } from '../xml.ts';
import { tenths } from './measure.ts';

/** Gives each style an id when it is first asked for. */
export interface Styles {
  readonly ofLine: (line: IssueLine) => string;
  /** None for copy of one line, which stands in no way that could be told. */
  readonly ofParagraph: (part: Part) => string | undefined;
  readonly written: () => XmlElement;
}

/** @param parts of the page: those of one kind in one block have one style */
export function openStyles(parts: readonly Part[]): Styles {
  const texts = register('TS');
  const paragraphs = register('PS');
  const alike = Map.groupBy(parts, groupOf);
  const shapes = new Map([...alike].map(([group, own]) => [group, shapeOf(own)]));
  return {
    ofLine: ({ font, size, weight, colour }) =>
      texts.idOf({
        FONTFAMILY: font,
        FONTTYPE: /Serif/.test(font) ? 'serif' : /Sans/.test(font) ? 'sans-serif' : undefined,
        FONTSIZE: size,
        FONTCOLOR: hexOf(colour),
        FONTSTYLE: weight >= 600 ? 'bold' : undefined,
      }),
    ofParagraph: (part) => {
      const shape = shapes.get(groupOf(part));
      return shape && paragraphs.idOf(shape);
    },
    written: () =>
      element('Styles', {}, [
        ...texts.all().map(([ID, style]) => element('TextStyle', { ID, ...style })),
        ...paragraphs.all().map(([ID, style]) => element('ParagraphStyle', { ID, ...style })),
      ]),
  };
}

const groupOf = ({ block, kind }: Part): string => `${kind} ${block}`;

type Style = Readonly<Record<string, string | number | undefined>>;

function register(prefix: string) {
  const known = new Map<string, { readonly id: string; readonly style: Style }>();
  return {
    idOf(style: Style): string {
      const key = JSON.stringify(style);
      const id = known.get(key)?.id ?? `${prefix}${known.size + 1}`;
      known.set(key, { id, style });
      return id;
    },
    all: () => [...known.values()].map(({ id, style }) => [id, style] as const),
  };
}

function hexOf(colour: string): string | undefined {
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour)?.slice(1);
  return channels?.map((one) => Number(one).toString(16).padStart(2, '0')).join('');
}

/** mm that edges may differ by and still stand in one line: small marks hang out of it, and ink reaches over cells. */
const slack = 0.6;

/** The lines of a part in one frame: the first of all may be indented, the last of all short. */
interface Leg {
  readonly lines: readonly IssueLine[];
  readonly first: boolean;
  readonly last: boolean;
}

function shapeOf(parts: readonly Part[]): Style | undefined {
  const legs = parts.flatMap(({ pieces }) =>
    pieces.map(({ lines }, at): Leg => ({ lines, first: at === 0, last: at === pieces.length - 1 })),
  );
  const longer = legs.filter(({ lines }) => lines.length > 1 && !lines[0]!.vertical);
  if (longer.length === 0) return undefined;
  const indents = longer.filter(({ first }) => first).map(({ lines }) => start(lines[0]!) - start(lines[1]!));
  const indent = middle(indents) ?? 0;
  return {
    ALIGN: alignment(longer),
    LINESPACE: rounded(middle(longer.map(({ lines }) => lines[1]!.baseline - lines[0]!.baseline))!),
    FIRSTLINE: Math.abs(indent) > slack ? rounded(indent) : undefined,
  };
}

const middle = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** To whole tenths of a mm: the lattice of pixels that lines stand on is no style. */
const rounded = (mm: number): number => Math.round(tenths(mm));
const start = ({ glyphs }: IssueLine): number => glyphs[0]!.box.x;
const end = ({ box }: IssueLine): number => box.x + box.width;
const centre = (line: IssueLine): number => (start(line) + end(line)) / 2;
const level = (values: readonly number[]): boolean => Math.max(...values) - Math.min(...values) <= slack;

function alignment(legs: readonly Leg[]): string | undefined {
  const inner = legs.map(({ lines, first, last }) => ({
    starts: lines.slice(first ? 1 : 0).map(start),
    ends: lines.slice(0, last ? -1 : undefined).map(end),
  }));
  const told = inner.filter(({ ends }) => ends.length > 1);
  if (told.length > 0 && told.every(({ starts, ends }) => level(starts) && level(ends))) return 'Block';
  const all = legs.map(({ lines }) => lines);
  if (all.every((lines) => level(lines.map(start)))) return 'Left';
  if (all.every((lines) => level(lines.map(centre)))) return 'Center';
  return all.every((lines) => level(lines.map(end))) ? 'Right' : undefined;
}
