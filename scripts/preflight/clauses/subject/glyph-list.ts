/** Whether the Adobe Glyph List has a name. Adobe Technical Note 5902. */
import { glyphText } from '../../../pdf/index.ts';

/**
 * The list has 4,281 names; those of Latin, Greek and Cyrillic letters, of figures and of marks follow a few rules, and
 * `uniXXXX` stands for any character.
 */
const letters = 'A-Za-z';
const accents =
  'acute|breve|caron|cedilla|circumflex|dieresis|dotaccent|dotbelow|grave|hungarumlaut|macron|ogonek|ring|slash|tilde|commaaccent|croat|bar|horn|hookabove';
const latin = new RegExp(
  `^(?:[${letters}](?:${accents}){0,2}|AE|ae|OE|oe|Eth|eth|Thorn|thorn|germandbls|dotlessi|ij|IJ|kgreenlandic|longs|napostrophe|Eng|eng)$`,
);
const others =
  /^(?:[Aa]lpha|[Bb]eta|[Gg]amma|[Dd]elta|[Ee]psilon|[Zz]eta|[Ee]ta|[Tt]heta|[Ii]ota|[Kk]appa|[Ll]ambda|[Mm]u|[Nn]u|[Xx]i|[Oo]micron|[Pp]i|[Rr]ho|[Ss]igma|[Tt]au|[Uu]psilon|[Pp]hi|[Cc]hi|[Pp]si|[Oo]mega|sigma1|theta1|phi1|omega1|mu1|afii\d{5,6}|H\d{5}|SF\d{6})$/;
const marks = new Set(
  (
    'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash ' +
    'zero one two three four five six seven eight nine colon semicolon less equal greater question at bracketleft backslash bracketright ' +
    'asciicircum underscore grave braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency ' +
    'quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase ' +
    'quotedblbase quotedblright guillemotright ellipsis perthousand questiondown acute circumflex tilde macron breve dotaccent dieresis ring ' +
    'cedilla hungarumlaut ogonek caron emdash ordfeminine ordmasculine quoteleft quoteright onesuperior logicalnot mu trademark onehalf ' +
    'plusminus onequarter divide brokenbar degree threequarters twosuperior registered minus multiply threesuperior copyright Euro euro ' +
    'nbspace sfthyphen softhyphen infinity summation product radical integral approxequal notequal lessequal greaterequal partialdiff lozenge ' +
    'arrowleft arrowup arrowright arrowdown arrowboth ff ffi ffl estimated oneeighth threeeighths fiveeighths seveneighths'
  ).split(' '),
);

export const isGlyphName = (name: string): boolean =>
  marks.has(name) ||
  latin.test(name) ||
  others.test(name) ||
  (/^u(?:ni)?[0-9A-F]{4,6}$/.test(name) && glyphText(name) !== undefined);
