/**
 * The window's letters where the machine has no Chinese face. Those of its own labels come first and by themselves, in less
 * than the eye sees. Then those of the edition with the commonest of all, in one file: the sources hold characters of every
 * slice, and eighty requests would stand in the way of what is typed. The whole face, of 10 MB, which stops a window for half
 * a second, only where a character is shown that is in neither.
 */
import { cutFor, findFace, readFace } from '../../html/fonts/index.ts';
import { routes } from '../routes.ts';
import { words } from '../words.ts';

const face = { family: 'DY Hei', weight: 400 } as const;
const labels = `${routes.client}labels.ttf`;
const letters = `${routes.client}letters.ttf`;

/** What the window is to load before it asks for it. */
export const firstFont = labels;

/** The 3,755 of GB 2312-80, level 1 (rows 16 to 55), which are nearly all that a newspaper prints. */
function commonest(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes));
}

const marks = '　、。〈〉《》「」『』【】〔〕—…‘’“”·×→–！（），．／：；？～￥％＋－＝｜';

/** The face for an edition, with whatever stands in its sources. */
export const lettersFor = (texts: Iterable<string>): Promise<Uint8Array | undefined> =>
  cutFor(face, commonest() + marks + [...texts].join(''));

const range = 'unicode-range:U+2000-2bff,U+2e80-9fff,U+ff00-ffef';

export const fontRules =
  `@font-face{font-family:"DY Labels";font-display:block;src:url("${labels}")}` +
  `@font-face{font-family:"DY Copy";font-display:block;${range};src:url("${routes.letters}")}` +
  `@font-face{font-family:"DY Hei";font-display:swap;${range};src:url("${letters}")}`;

export const fonts: Readonly<Record<string, () => Promise<Uint8Array | undefined>>> = {
  [labels]: () => cutFor(face, Object.values(words).flat().join('')),
  [letters]: () => readFace(findFace(face.family, face.weight)!),
};
