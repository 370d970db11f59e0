/** The lines that blocks are drawn with: borders, outlines, and thin boxes of one colour. */

/** px from the type area's corner. */
export interface ReadStroke {
  readonly block: string;
  readonly kind: 'rule' | 'frame' | 'ornament';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
  readonly depth?: number;
}

type Edges = Pick<ReadStroke, 'left' | 'top' | 'width' | 'height'>;

/** What is thicker is an area, px; what is shorter than so many times its thickness, a mark. */
const thickest = 8;
const shortest = 5;

const isLine = (width: number, height: number): boolean => {
  const [thin, long] = [Math.min(width, height), Math.max(width, height)];
  return thin > 0 && thin <= thickest && long >= shortest * thin;
};

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
type Side = (typeof sides)[number];

const isSeen = (colour: string): boolean => colour !== 'transparent' && !/^rgba\(.*, 0\)$/.test(colour);

function borderOf(style: CSSStyleDeclaration, side: Side): number {
  if (style[`border${side}Style`] === 'none' || !isSeen(style[`border${side}Color`])) return 0;
  return Number.parseFloat(style[`border${side}Width`]);
}

/** The strip along one side of a box. */
function strip({ left, top, width, height }: Edges, side: Side, weight: number): Edges {
  if (side === 'Top') return { left, top, width, height: weight };
  if (side === 'Bottom') return { left, top: top + height - weight, width, height: weight };
  return { left: side === 'Left' ? left : left + width - weight, top, width: weight, height };
}

/** Rings of a frame inside its outer edge: where each ends, and how thick it is. */
function ringsOf(
  element: Element,
  style: CSSStyleDeclaration,
): readonly { readonly end: number; readonly weight: number }[] {
  const own = borderOf(style, 'Top');
  const offset = Number.parseFloat(style.outlineOffset);
  const outline = style.outlineStyle === 'none' || offset >= 0 ? 0 : Number.parseFloat(style.outlineWidth);
  const drawn = (['::before', '::after'] as const).flatMap((name) => {
    const part = getComputedStyle(element, name);
    if (part.content === 'none' || part.position !== 'absolute') return [];
    const weight = borderOf(part, 'Top');
    return weight > 0 && borderOf(part, 'Left') > 0
      ? [{ end: own + Number.parseFloat(part.top) + weight, weight }]
      : [];
  });
  return [
    ...(own > 0 && borderOf(style, 'Left') > 0 ? [{ end: own, weight: own }] : []),
    ...(outline > 0 ? [{ end: -offset, weight: outline }] : []),
    ...drawn,
  ];
}

/** A thin box of one colour before or behind what an element holds, placed in it. */
function drawnRules(element: Element, style: CSSStyleDeclaration, box: Edges): readonly Edges[] {
  return (['::before', '::after'] as const).flatMap((name): readonly Edges[] => {
    const part = getComputedStyle(element, name);
    if (part.content === 'none' || part.position !== 'absolute' || !isSeen(part.backgroundColor)) return [];
    const [width, height] = [part.width, part.height].map(Number.parseFloat) as [number, number];
    if (!isLine(width, height)) return [];
    const left = box.left + Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(part.left);
    const top = box.top + Number.parseFloat(style.borderTopWidth) + Number.parseFloat(part.top);
    return [{ left, top, width, height }];
  });
}

function strokesOf(element: Element, origin: { left: number; top: number }): readonly Omit<ReadStroke, 'block'>[] {
  const style = getComputedStyle(element);
  const rect = element.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0) return [];
  const box = { left: rect.left - origin.left, top: rect.top - origin.top, width: rect.width, height: rect.height };
  const rings = ringsOf(element, style);
  if (rings.length > 0) {
    const depth = Math.max(...rings.map(({ end }) => end));
    const weight = Math.min(...rings.map((ring) => ring.weight));
    return [{ kind: element.querySelector('.beads') ? 'ornament' : 'frame', ...box, weight, depth }];
  }
  const thin = isLine(box.width, box.height) && isSeen(style.backgroundColor) ? [box] : [];
  const borders = sides.flatMap((side) => {
    const weight = borderOf(style, side);
    return weight > 0 ? [strip(box, side, weight)] : [];
  });
  return [...thin, ...borders, ...drawnRules(element, style, box)].map((edges) => ({
    kind: 'rule' as const,
    ...edges,
    weight: Math.min(edges.width, edges.height),
  }));
}

/** What may be drawn with lines: the parts of a block, not of its copy. */
const holders = ':not([data-role] *, .columns, .columns *, svg, svg *, img, .picture)';

export function readStrokes(root: Element, origin: { left: number; top: number }): ReadStroke[] {
  return [...root.querySelectorAll<HTMLElement>('.block')].flatMap((block) =>
    [block, ...block.querySelectorAll(`*${holders}`)].flatMap((element) =>
      strokesOf(element, origin).map((stroke) => ({ block: block.dataset['id']!, ...stroke })),
    ),
  );
}
