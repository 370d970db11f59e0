/** The face that a text node is set in, as the browser has it. */

export interface Face {
  readonly size: number;
  readonly family: string;
  readonly weight: number;
  readonly colour: string;
  readonly vertical: boolean;
  /** Where the baseline lies in a character's rectangle, as a part of its height. */
  readonly baseline: number;
  /** Width by height of what is drawn: 1 where type is left as it was drawn. */
  readonly stretch: number;
}

const context = document.createElement('canvas').getContext('2d')!;
const ascents = new Map<string, number>();

/** Part of the content area that lies above the baseline, by face. */
function ascentShare(family: string, weight: number): number {
  const key = `${weight} ${family}`;
  let share = ascents.get(key);
  if (share === undefined) {
    context.font = `${weight} 100px ${family}`;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText('H');
    share = up / (up + down);
    ascents.set(key, share);
  }
  return share;
}

/** Who gives a text node its face: spans that only space characters do not. */
export const holderOf = (node: Text): Element => {
  let element = node.parentElement!;
  while (element.classList.contains('gap')) element = element.parentElement!;
  return element;
};

/** What an element's own transformation makes of width by height. */
function ownStretch({ transform, scale }: CSSStyleDeclaration): number {
  const [across = 1, down = across] = scale === 'none' ? [] : scale.split(' ').map(Number);
  if (transform === 'none') return across / down;
  const { a, b, c, d } = new DOMMatrix(transform);
  return (Math.hypot(a, b) / Math.hypot(c, d)) * (across / down);
}

/** Up to the block: what stands outside turns whole pages. */
function stretchAbove(element: Element, known: Map<Element, Face>): number {
  const parent = element.parentElement;
  return !parent || element.classList.contains('block') ? 1 : faceOf(parent, known).stretch;
}

export function faceOf(element: Element, known: Map<Element, Face>): Face {
  const old = known.get(element);
  if (old) return old;
  const style = getComputedStyle(element);
  const weight = Number(style.fontWeight);
  const face = {
    size: Number.parseFloat(style.fontSize),
    family: style.fontFamily.split(',')[0]!.replaceAll('"', ''),
    weight,
    colour: style.color,
    vertical: style.writingMode.startsWith('vertical'),
    baseline: ascentShare(style.fontFamily, weight),
    stretch: ownStretch(style) * stretchAbove(element, known),
  };
  known.set(element, face);
  return face;
}
