/** How much white a character has on either side of its ink: display type is aligned by what is seen. */

/** em, of the square. */
export interface Bearings {
  readonly left: number;
  readonly right: number;
}

let context: CanvasRenderingContext2D | undefined;
const known = new Map<string, Bearings>();
const probe = 100;

/** What a compositor would align by eye; wider white belongs to the character, as in 一. */
const most = 0.12;
const within = (bearing: number): number => Math.min(most, Math.max(0, bearing));

/** Marks that stand in half of their square, and which half that is. */
const opens = /[“‘《〈「『（【〔［｛]/u;
const closes = /[”’》〉」』）】〕］｝，。、；：！？]/u;

/** Of a character as display lines have it: marks halved, dashes from edge to edge. */
export function bearingsOf(character: string, style: CSSStyleDeclaration): Bearings {
  if (character === '—') return { left: 0, right: 0 };
  const key = `${style.fontWeight} ${style.fontFamily} ${character}`;
  const old = known.get(key);
  if (old) return old;
  context ??= document.createElement('canvas').getContext('2d')!;
  context.font = `${style.fontWeight} ${probe}px ${style.fontFamily}`;
  const { width, actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(character);
  const half = width > 0.9 * probe ? probe / 2 : 0;
  const left = -actualBoundingBoxLeft - (opens.test(character) ? half : 0);
  const right = width - actualBoundingBoxRight - (closes.test(character) ? half : 0);
  const found = { left: within(left / probe), right: within(right / probe) };
  known.set(key, found);
  return found;
}
