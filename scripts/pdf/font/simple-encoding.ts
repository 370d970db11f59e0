/** Characters of one-byte fonts that carry no ToUnicode map. ISO 32000-1:2008, 9.6.6 and Annex D. */

import { arrayAt, nameAt, objectAt, resolve } from '../document/open.ts';
import { PDFArray, type PDFDict, PDFName, PDFNumber } from '../pdf-lib.ts';

const range = (label: string): string =>
  new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, code) => code));

// Annex D.2, codes 161 to 251 of StandardEncoding; a space where it leaves the code free.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

const standard = (): string => {
  const ascii = range('windows-1252').slice(0, 127).replace("'", '’').replace('`', '‘');
  return (ascii + ' '.repeat(34) + standardUpper).padEnd(256, ' ');
};

const glyphNames: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'space= exclam=! quotedbl=" numbersign=# dollar=$ percent=% ampersand=& quotesingle=\' parenleft=( parenright=) ' +
    'asterisk=* plus=+ comma=, hyphen=- period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 ' +
    'eight=8 nine=9 colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ ' +
    'bracketright=] asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ quoteleft=‘ ' +
    'quoteright=’ quotedblleft=“ quotedblright=” endash=– emdash=— bullet=• ellipsis=… periodcentered=· degree=° ' +
    'fi=ﬁ fl=ﬂ copyright=© registered=® trademark=™ multiply=× section=§ euro=€ Euro=€ nbspace=\u00a0'
  )
    .split(' ')
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1) || ' ']),
);

/** The character a glyph name stands for, by the rules of the Adobe Glyph List; nothing for a name that tells none. */
export function glyphText(glyph: string): string | undefined {
  const base = glyph.split('.')[0]!;
  const known = glyphNames[base];
  if (known !== undefined) return known;
  if (base.length === 1) return base;
  const code = /^uni([0-9A-F]{4})$/.exec(base)?.[1] ?? /^u([0-9A-F]{4,6})$/.exec(base)?.[1];
  const value = code === undefined ? Number.NaN : Number.parseInt(code, 16);
  return value <= 0x10ffff ? String.fromCodePoint(value) : undefined;
}

const named: Readonly<Record<string, () => string>> = {
  WinAnsiEncoding: () => range('windows-1252'),
  MacRomanEncoding: () => range('macintosh'),
  StandardEncoding: standard,
};

/** Text by code, for the codes that the font's `/Encoding` explains. */
export function simpleEncoding(font: PDFDict): ReadonlyMap<number, string> {
  const encoding = objectAt(font, 'Encoding');
  const dict = encoding && 'entries' in encoding ? (encoding as PDFDict) : undefined;
  const base =
    encoding instanceof PDFName ? encoding.decodeText() : (nameAt(dict, 'BaseEncoding') ?? 'StandardEncoding');
  const table = (named[base] ?? standard)();
  const texts = new Map<number, string>();
  for (let code = 32; code < 256; code++) texts.set(code, table[code]!);
  const differences = arrayAt(dict, 'Differences');
  let code = 0;
  for (const item of differences instanceof PDFArray ? differences.asArray() : []) {
    const value = resolve(font.context, item);
    if (value instanceof PDFNumber) code = value.asNumber();
    else if (value instanceof PDFName) {
      const text = glyphText(value.decodeText());
      if (text === undefined) texts.delete(code);
      else texts.set(code, text);
      code++;
    }
  }
  return texts;
}
