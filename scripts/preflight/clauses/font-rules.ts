/** What both standards ask of fonts, in the same words: ISO 19005-2:2011, 6.2.11, and ISO 14289-1:2014, 7.21. */
import {
  arrayAt,
  dictAt,
  nameAt,
  numberAt,
  objectAt,
  type PDFDict,
  PDFName,
  type PDFStream,
  parseCMap,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from '../../pdf/index.ts';
import { type Breach, breach } from './clause.ts';
import { encodingOf, type FontUse, isSymbolic } from './subject/font-use.ts';
import { isGlyphName } from './subject/glyph-list.ts';

/** ISO 32000-1:2008, table 118. */
const predefined = new Set(
  (
    'GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16 B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 ' +
    'UniCNS-UTF16 90ms-RKSJ 90msp-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW UniJIS-UTF16 KSC-EUC KSCms-UHC ' +
    'KSCms-UHC-HW UniKS-UCS2 UniKS-UTF16 Identity'
  )
    .split(' ')
    .flatMap((name) => [`${name}-H`, `${name}-V`])
    .concat(['83pv-RKSJ-H', '90pv-RKSJ-H', 'KSCpc-EUC-H', 'H', 'V']),
);

const nameOf = ({ font }: FontUse): string => font.name;

/** 6.2.11.3.1: a CMap and the font behind it are of one collection. */
export function collections(fonts: readonly FontUse[], test: string): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { font, below } = use;
    const name = nameAt(font.dict, 'Encoding');
    if (font.subtype !== 'Type0' || name === 'Identity-H' || name === 'Identity-V') return [];
    const told = dictAt(below, 'CIDSystemInfo');
    const wanted = name ? collectionOf(name) : systemInfo(streamAt(font.dict, 'Encoding'));
    const same =
      told &&
      wanted &&
      textAt(told, 'Registry') === wanted.registry &&
      textAt(told, 'Ordering') === wanted.ordering &&
      (numberAt(told, 'Supplement') ?? 99) <= wanted.supplement;
    return same ? [] : [breach(test, `${nameOf(use)} /CIDSystemInfo`)];
  });
}

interface Collection {
  readonly registry: string | undefined;
  readonly ordering: string | undefined;
  readonly supplement: number;
}

function systemInfo(cmap: PDFStream | undefined): Collection | undefined {
  const info = dictAt(cmap?.dict, 'CIDSystemInfo');
  return (
    info && {
      registry: textAt(info, 'Registry'),
      ordering: textAt(info, 'Ordering'),
      supplement: numberAt(info, 'Supplement') ?? 0,
    }
  );
}

/** Table 118: which collection a predefined CMap is of; its supplement is not told apart. */
function collectionOf(name: string): Collection | undefined {
  const ordering = /^(?:GB|UniGB)/.test(name)
    ? 'GB1'
    : /^(?:B5|HKscs|ETen|CNS|UniCNS)/.test(name)
      ? 'CNS1'
      : /^(?:KSC|UniKS)/.test(name)
        ? 'Korea1'
        : predefined.has(name)
          ? 'Japan1'
          : undefined;
  return ordering === undefined ? undefined : { registry: 'Adobe', ordering, supplement: 7 };
}

/** 6.2.11.3.2 */
export function glyphMaps(fonts: readonly FontUse[], test: string): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { below, stream } = use;
    if (nameAt(below, 'Subtype') !== 'CIDFontType2' || !stream) return [];
    return streamAt(below, 'CIDToGIDMap') || nameAt(below, 'CIDToGIDMap') === 'Identity'
      ? []
      : [breach(test, `${nameOf(use)} /CIDToGIDMap`)];
  });
}

/** 6.2.11.3.3: a CMap is a known one or embedded, says one direction of writing, and uses known ones only. */
export function cmaps(fonts: readonly FontUse[], tests: readonly [string, string, string]): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { font } = use;
    if (font.subtype !== 'Type0') return [];
    const name = nameAt(font.dict, 'Encoding');
    const cmap = streamAt(font.dict, 'Encoding');
    if (!cmap) return name && predefined.has(name) ? [] : [breach(tests[0], `${nameOf(use)} /${name ?? '–'}`)];
    const parsed = parseCMap(streamBytes(cmap));
    const used = nameAt(cmap.dict, 'UseCMap') ?? nameAt(streamAt(cmap.dict, 'UseCMap')?.dict, 'CMapName');
    return [
      ...((numberAt(cmap.dict, 'WMode') ?? 0) === Number(parsed.vertical)
        ? []
        : [breach(tests[1], `${nameOf(use)} /WMode`)]),
      ...(used === undefined || predefined.has(used) ? [] : [breach(tests[2], `${nameOf(use)} usecmap /${used}`)]),
    ];
  });
}

/** 6.2.11.4.1: what is painted is embedded, every glyph of it. */
export function embedding(fonts: readonly FontUse[], tests: readonly [string, string]): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { font, stream, painted, codes, glyph, program } = use;
    if (!painted) return [];
    if (!font.type3 && !stream) return [breach(tests[0], nameOf(use))];
    if (program && !program.read) return [breach(tests[1], `${nameOf(use)} –`)];
    return [...codes]
      .filter(([code, mode]) => (mode & 1) !== 0 && !glyph(code).present)
      .map(([code]) => breach(tests[1], `${nameOf(use)} <${code.toString(16)}>`));
  });
}

/** 6.2.11.4.2: lists of what a subset holds are right where they are there. */
export function subsets(fonts: readonly FontUse[], tests: readonly [string, string]): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { font, below, descriptor, program } = use;
    if (!font.subset || !program?.read) return [];
    const listed = textAt(descriptor, 'CharSet');
    const listedNames = listed?.split('/').map((name) => name.trim()) ?? [];
    const names = program.type1?.names ?? (program.cff && !program.cff.cidKeyed ? program.cff.names : undefined);
    const missing =
      listed !== undefined &&
      nameAt(below, 'Subtype') === 'Type1' &&
      names?.some((name) => name !== '.notdef' && !listedNames.includes(name));
    const set = streamAt(descriptor, 'CIDSet');
    return [
      ...(missing ? [breach(tests[0], `${nameOf(use)} /CharSet`)] : []),
      ...(set && !listsAll(use, streamBytes(set)) ? [breach(tests[1], `${nameOf(use)} /CIDSet`)] : []),
    ];
  });
}

function listsAll({ program, below }: FontUse, bits: Uint8Array): boolean {
  const isSet = (cid: number): boolean => ((bits[cid >> 3] ?? 0) & (0x80 >> (cid & 7))) !== 0;
  const { cff, trueType } = program!;
  const map = streamAt(below, 'CIDToGIDMap');
  const gids = map && streamBytes(map);
  const held =
    cff?.cids ??
    (gids
      ? Array.from({ length: gids.length >> 1 }, (_, cid) => cid).filter((cid) => gids[cid * 2] || gids[cid * 2 + 1])
      : Array.from({ length: trueType?.count ?? 0 }, (_, gid) => gid));
  const all = new Set(held);
  for (const cid of held) if (cid !== 0 && !isSet(cid)) return false;
  for (let cid = 1; cid < bits.length * 8; cid++) if (isSet(cid) && !all.has(cid)) return false;
  return true;
}

/** 6.2.11.5: dictionary and program agree to a thousandth of an em. */
export function metrics(fonts: readonly FontUse[], test: string): readonly Breach[] {
  return fonts.flatMap((use) => {
    const { codes, glyph, told, font } = use;
    if (font.vertical) return [];
    return [...codes].flatMap(([code, mode]) => {
      const { width, present } = glyph(code);
      if ((mode & 1) === 0 || width === undefined || !present || Math.abs(width - told(code)) <= 1) return [];
      return [breach(test, `${nameOf(use)} <${code.toString(16)}> ${told(code)} ≠ ${Math.round(width * 100) / 100}`)];
    });
  });
}

/** 6.2.11.6, of TrueType fonts of one byte. */
export function encodings(
  fonts: readonly FontUse[],
  tests: readonly [string, string, string, string],
): readonly Breach[] {
  return fonts.flatMap((use): readonly Breach[] => {
    const { font, program, painted } = use;
    if (font.subtype !== 'TrueType' || !painted) return [];
    const cmapTables = program?.trueType?.cmaps;
    const symbols = cmapTables?.includes('3,0') ?? false;
    const count = cmapTables?.length ?? 0;
    const told = encodingOf(use);
    if (isSymbolic(use)) {
      return [
        ...(objectAt(font.dict, 'Encoding') ? [breach(tests[2], `${nameOf(use)} /Encoding`)] : []),
        ...(!cmapTables || count === 1 || symbols ? [] : [breach(tests[3], `${nameOf(use)} cmap × ${count}`)]),
      ];
    }
    const known = told === 'MacRomanEncoding' || told === 'WinAnsiEncoding';
    const differences = arrayAt(dictAt(font.dict, 'Encoding'), 'Differences');
    const compliant = !differences || (cmapTables?.includes('3,1') && namesIn(font.dict).every(isGlyphName));
    return [
      ...(!cmapTables || (symbols ? count > 1 : count > 0) ? [] : [breach(tests[0], `${nameOf(use)} cmap`)]),
      ...(known && compliant ? [] : [breach(tests[1], `${nameOf(use)} /Encoding ${told ?? '–'}`)]),
    ];
  });
}

function namesIn(font: PDFDict): readonly string[] {
  return (arrayAt(dictAt(font, 'Encoding'), 'Differences')?.asArray() ?? []).flatMap((one) => {
    const value = resolve(font.context, one);
    return value instanceof PDFName ? [value.decodeText()] : [];
  });
}

/** 6.2.11.7.2: every code that is shown means a character, and none that is none. */
export function unicodes(fonts: readonly FontUse[], tests: readonly [string, string]): readonly Breach[] {
  return fonts.flatMap((use) =>
    [...use.codes.keys()].flatMap((code) => {
      const text = use.font.text(code) ?? collectionText(use) ?? nameText(use, code);
      if (text === undefined) return [breach(tests[0], `${nameOf(use)} <${code.toString(16)}>`)];
      return /[\0\ufeff\ufffe]/.test(text) ? [breach(tests[1], `${nameOf(use)} <${code.toString(16)}>`)] : [];
    }),
  );
}

/** 9.10.2: Adobe's collections tell characters by themselves. */
function collectionText({ font, below }: FontUse): string | undefined {
  const info = font.subtype === 'Type0' ? dictAt(below, 'CIDSystemInfo') : undefined;
  const named =
    textAt(info, 'Registry') === 'Adobe' && /^(?:GB1|CNS1|Japan1|Korea1)$/.test(textAt(info, 'Ordering') ?? '');
  return named ? '' : undefined;
}

/** A program's own names tell characters where the dictionary has no encoding. */
function nameText({ glyph }: FontUse, code: number): string | undefined {
  const { name } = glyph(code);
  return name !== undefined && isGlyphName(name) ? '' : undefined;
}

/** 6.2.11.8 */
export function missingGlyphs(fonts: readonly FontUse[], test: string): readonly Breach[] {
  return fonts.flatMap((use) =>
    [...use.codes.keys()]
      .filter((code) => use.glyph(code).missing)
      .map((code) => breach(test, `${nameOf(use)} <${code.toString(16)}> .notdef`)),
  );
}

/** 6.2.11.2: what a font dictionary must say of itself. */
export function fontTypes(fonts: readonly FontUse[], prefix: string): readonly Breach[] {
  const subtypes = ['Type1', 'MMType1', 'TrueType', 'Type3', 'Type0', 'CIDFontType0', 'CIDFontType2'];
  const programs = ['Type1C', 'CIDFontType0C', 'OpenType'];
  return fonts.flatMap((use) => {
    const { font, below, stream } = use;
    const found: Breach[] = [];
    const tell = (test: number, what: string): void =>
      void found.push(breach(`${prefix}-${test}`, `${nameOf(use)} ${what}`));
    for (const dict of new Set([font.dict, below])) {
      if (nameAt(dict, 'Type') !== 'Font') tell(1, `/Type ${nameAt(dict, 'Type') ?? '–'}`);
      const subtype = nameAt(dict, 'Subtype') ?? '–';
      if (!subtypes.includes(subtype)) tell(2, `/Subtype ${subtype}`);
      if (subtype !== 'Type3' && nameAt(dict, 'BaseFont') === undefined) tell(3, '/BaseFont –');
    }
    if (font.subtype !== 'Type0' && !isStandard(use)) {
      const [first, last] = [numberAt(font.dict, 'FirstChar'), numberAt(font.dict, 'LastChar')];
      if (first === undefined) tell(4, '/FirstChar –');
      if (last === undefined) tell(5, '/LastChar –');
      const widths = arrayAt(font.dict, 'Widths');
      if (widths?.size() !== (last ?? 0) - (first ?? 0) + 1) tell(6, `/Widths ${widths?.size() ?? '–'}`);
    }
    const program = nameAt(stream?.dict, 'Subtype');
    if (program !== undefined && !programs.includes(program)) tell(7, `/FontFile3 /${program}`);
    return found;
  });
}

const standard =
  /^(?:Courier|Helvetica|Times|Symbol|ZapfDingbats)(?:-(?:Roman|Bold|Italic|Oblique|BoldItalic|BoldOblique))?$/;
const isStandard = ({ font, stream }: FontUse): boolean =>
  font.subtype === 'Type1' && standard.test(font.name) && !stream;
