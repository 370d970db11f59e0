/**
 * The window's letters where the machine has no Chinese face. Those of its own labels come first and by themselves, in less
 * than the eye sees. The others all at once, for the sources hold characters of every slice, and eighty requests would
 * stand in the way of what is typed; asked for only where such a character is shown.
 */
import { cutFor, findFace, readFace } from '../../html/fonts/index.ts';
import { routes } from '../routes.ts';
import { words } from '../words.ts';

const face = { family: 'DY Hei', weight: 400 } as const;
const labels = `${routes.client}labels.ttf`;
const letters = `${routes.client}letters.ttf`;

/** What the window is to load before it asks for it. */
export const firstFont = labels;

export const fontRules =
  `@font-face{font-family:"DY Labels";font-display:block;src:url("${labels}")}` +
  `@font-face{font-family:"DY Hei";font-display:swap;unicode-range:U+2000-2bff,U+2e80-9fff,U+ff00-ffef;src:url("${letters}")}`;

export const fonts: Readonly<Record<string, () => Promise<Uint8Array | undefined>>> = {
  [labels]: () => cutFor(face, Object.values(words).flat().join('')),
  [letters]: () => readFace(findFace(face.family, face.weight)!),
};
