/**
 * Names of glyphs, as fonts of one byte call their outlines. Adobe Technical Note 5176, appendices A and B; the
 * characters are those of the Adobe Glyph List.
 */
import { arrayAt, nameAt, objectAt, resolve } from '../../document/open.ts';
import { PDFDict, PDFName, PDFNumber } from '../../pdf-lib.ts';
import type { Font } from '../font.ts';

/** By string identifier. */
export const standardStrings: readonly string[] = (
  '.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk ' +
  'plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal ' +
  'greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright ' +
  'asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar ' +
  'braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotesingle ' +
  'quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered ' +
  'paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown ' +
  'grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash ' +
  'AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot ' +
  'mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior ' +
  'registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde ' +
  'Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex ' +
  'Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute ' +
  'acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex ' +
  'idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ' +
  'ugrave yacute ydieresis zcaron exclamsmall Hungarumlautsmall dollaroldstyle dollarsuperior ampersandsmall ' +
  'Acutesmall parenleftsuperior parenrightsuperior twodotenleader onedotenleader zerooldstyle oneoldstyle ' +
  'twooldstyle threeoldstyle fouroldstyle fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle nineoldstyle ' +
  'commasuperior threequartersemdash periodsuperior questionsmall asuperior bsuperior centsuperior dsuperior ' +
  'esuperior isuperior lsuperior msuperior nsuperior osuperior rsuperior ssuperior tsuperior ff ffi ffl ' +
  'parenleftinferior parenrightinferior Circumflexsmall hyphensuperior Gravesmall Asmall Bsmall Csmall Dsmall ' +
  'Esmall Fsmall Gsmall Hsmall Ismall Jsmall Ksmall Lsmall Msmall Nsmall Osmall Psmall Qsmall Rsmall Ssmall ' +
  'Tsmall Usmall Vsmall Wsmall Xsmall Ysmall Zsmall colonmonetary onefitted rupiah Tildesmall exclamdownsmall ' +
  'centoldstyle Lslashsmall Scaronsmall Zcaronsmall Dieresissmall Brevesmall Caronsmall Dotaccentsmall ' +
  'Macronsmall figuredash hypheninferior Ogoneksmall Ringsmall Cedillasmall questiondownsmall oneeighth ' +
  'threeeighths fiveeighths seveneighths onethird twothirds zerosuperior foursuperior fivesuperior sixsuperior ' +
  'sevensuperior eightsuperior ninesuperior zeroinferior oneinferior twoinferior threeinferior fourinferior ' +
  'fiveinferior sixinferior seveninferior eightinferior nineinferior centinferior dollarinferior ' +
  'periodinferior commainferior Agravesmall Aacutesmall Acircumflexsmall Atildesmall Adieresissmall Aringsmall ' +
  'AEsmall Ccedillasmall Egravesmall Eacutesmall Ecircumflexsmall Edieresissmall Igravesmall Iacutesmall ' +
  'Icircumflexsmall Idieresissmall Ethsmall Ntildesmall Ogravesmall Oacutesmall Ocircumflexsmall Otildesmall ' +
  'Odieresissmall OEsmall Oslashsmall Ugravesmall Uacutesmall Ucircumflexsmall Udieresissmall Yacutesmall ' +
  'Thornsmall Ydieresissmall 001.000 001.001 001.002 001.003 Black Bold Book Light Medium Regular Roman ' +
  'Semibold'
).split(' ');

/** Codes of StandardEncoding that have a glyph; the glyphs are the standard strings from 1 on. */
const standardRanges: readonly (readonly [number, number])[] = [
  [32, 126],
  [161, 175],
  [177, 180],
  [182, 189],
  [191, 191],
  [193, 200],
  [202, 203],
  [205, 208],
  [225, 225],
  [227, 227],
  [232, 235],
  [241, 241],
  [245, 245],
  [248, 251],
];

export const standardNames: ReadonlyMap<number, string> = new Map(
  standardRanges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, by) => from + by))
    .map((code, at) => [code, standardStrings[at + 1]!]),
);

/** What the standard strings from 1 on stand for. */
const characters =
  ' !"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~¡¢£⁄¥' +
  "ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž";

const names = new Map([...characters].map((character, at) => [character, standardStrings[at + 1]!]));

const tables: Readonly<Record<string, string>> = { WinAnsiEncoding: 'windows-1252', MacRomanEncoding: 'macintosh' };

function namesOf(encoding: string): ReadonlyMap<number, string> | undefined {
  if (encoding === 'StandardEncoding') return standardNames;
  const label = tables[encoding];
  if (!label) return undefined;
  const texts = [...new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, code) => code))];
  return new Map(texts.flatMap((text, code) => (names.has(text) ? [[code, names.get(text)!] as const] : [])));
}

/** 9.6.6: a glyph's name by its code, where the font program's own encoding is not what counts. */
export function encodingNames({
  dict,
}: Font): (code: number, own: (code: number) => string | undefined) => string | undefined {
  const encoding = objectAt(dict, 'Encoding');
  const told = encoding instanceof PDFDict ? encoding : undefined;
  const base = namesOf(encoding instanceof PDFName ? encoding.decodeText() : (nameAt(told, 'BaseEncoding') ?? ''));
  const differences = new Map<number, string>();
  let code = 0;
  for (const item of arrayAt(told, 'Differences')?.asArray() ?? []) {
    const value = resolve(dict.context, item);
    if (value instanceof PDFNumber) code = value.asNumber();
    else if (value instanceof PDFName) differences.set(code++, value.decodeText());
  }
  return (one, own) => differences.get(one) ?? (base ? base.get(one) : own(one));
}
