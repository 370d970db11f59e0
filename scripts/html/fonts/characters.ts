/** Which characters a face is cut down to, and which must not be in copy at all. */

/**
 * Punctuation and signs that every subset holds where the face has them, so that spacing between two marks, which
 * looks at both, never crosses from one face into another.
 */
const COMPANIONS =
  '\u00a0\u00b7\u00d7\u00f7\u00b0\u00b1\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030\u2032\u2033\u2060\u203b\u2103' +
  '、。，．；：？！（）《》〈〉「」『』【】〔〕〖〗［］｛｝％＋－＝／～＜＞＆＃＊｜＿＠￥\u3000〇々' +
  '①②③④⑤⑥⑦⑧⑨⑩▲△▼▽▶◀●○■□◆◇★☆→←↑↓㎡㎜㎝㎞㎏';

const ascii = Array.from({ length: 0x5f }, (_, index) => 0x20 + index);

/** ASCII and the usual punctuation, the likelier of two look-alikes first. */
export const companions: readonly number[] = [...ascii, ...[...COMPANIONS].map((letter) => letter.codePointAt(0)!)];

type Ranges = readonly (readonly [number, number])[];

const within = (codePoint: number, ranges: Ranges): boolean =>
  ranges.some(([from, to]) => codePoint >= from && codePoint <= to);

/** White space that any renderer can make, and controls. */
const BLANK: Ranges = [
  [0, 0x20],
  [0x7f, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
];

/** Code points that a browser hides where the face has no glyph. Unicode 17, Default_Ignorable_Code_Point. */
const HIDDEN: Ranges = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
];

/** True for what asks no ink of a face: white space, controls, joiners, variation selectors. */
export const needsNoGlyph = (codePoint: number): boolean => within(codePoint, BLANK) || within(codePoint, HIDDEN);

/** Radicals, compatibility ideographs, and the mathematical ellipsis that Chinese faces draw as their own. */
const LOOK_ALIKES: Ranges = [
  [0x22ef, 0x22ef],
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

/** The twelve code points of the compatibility block that are characters of their own. Unicode 17, chapter 18.1. */
const UNIFIED: ReadonlySet<number> = new Set([
  0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29,
]);

/**
 * A code point that looks like a common character and shares its glyph with it: a PDF that holds one cannot be searched
 * for the character, and one in the font is what the common character extracts as.
 */
export const isRadical = (codePoint: number): boolean => within(codePoint, LOOK_ALIKES) && !UNIFIED.has(codePoint);

/**
 * Pairs radical, character: the radicals that NFKC leaves as they are (Unicode 17, EquivalentUnifiedIdeograph.txt), and
 * those it turns into an older form than the one in use.
 */
const EQUIVALENTS =
  '⺁厂⺃乚⺄乙⺅亻⺇几⺉刂⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王' +
  '⺪𤴔⺫罒⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴𦉪⺵𦉰⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶' +
  '⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⋯…⾭青⼾户⿈黄';

/** The common character to write for a radical or compatibility form, where there is one. */
export function commonForm(codePoint: number): string | undefined {
  const letter = String.fromCodePoint(codePoint);
  const letters = [...EQUIVALENTS];
  const at = letters.findIndex((one, index) => index % 2 === 0 && one === letter);
  const common = at >= 0 ? letters[at + 1] : letter.normalize('NFKC');
  return common === letter ? undefined : common;
}

/** As reports write a code point: `U+4E00`. */
export const codeName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
