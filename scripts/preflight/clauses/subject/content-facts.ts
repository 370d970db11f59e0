/** One run through a page's content for what clauses ask of it: its operators, marks, fonts, inline pictures. */
import {
  dictAt,
  type FontCache,
  interpretPage,
  isArray,
  isBytes,
  isDict,
  isName,
  type Machine,
  type Mark,
  nameAt,
  type Operand,
  type OperationReader,
  objectAt,
  type PageNode,
  type PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  type PDFStream,
  PDFString,
  streamAt,
} from '../../../pdf/index.ts';
import { numberFault } from './file-syntax.ts';
import type { GlyphUses } from './font-use.ts';

/** A marked-content sequence as it begins. */
export interface MarkFact {
  readonly tag: string;
  readonly mcid: number | undefined;
  /** The stream that it stands in: the page, or a form. */
  readonly owner: PDFDict | PDFStream;
  /** Tags and numbers of the sequences around it, outermost first. */
  readonly around: readonly Mark[];
  readonly entries: ReadonlyMap<string, Operand | PDFObject>;
}

/** Something painted. */
export interface PaintFact {
  readonly kind: 'text' | 'path' | 'image' | 'shading';
  readonly marks: readonly Mark[];
  readonly owner: PDFDict | PDFStream;
}

export interface InlineImage {
  readonly filters: readonly string[];
  readonly interpolate: boolean;
  readonly bits: number | undefined;
  readonly mask: boolean;
  readonly intent: string | undefined;
}

export interface ContentFacts {
  readonly undefinedOperators: readonly string[];
  /** Deepest nesting of `q` in one stream. */
  readonly nesting: number;
  readonly intents: readonly string[];
  readonly inlineImages: readonly InlineImage[];
  readonly numbers: readonly { readonly fault: 'integers' | 'reals' | 'tinyReals'; readonly text: string }[];
  readonly longStrings: number;
  readonly longNames: number;
  readonly marks: readonly MarkFact[];
  /** Kinds of what is painted, each way of marking once. */
  readonly paints: readonly PaintFact[];
  readonly glyphs: GlyphUses;
  readonly whole: boolean;
}

/** Annex A. */
const operators = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG ' +
    `rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`
  ).split(' '),
);
const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const shows = new Set(['Tj', 'TJ', "'", '"']);
const most = 1_500_000;
const mostKept = 20_000;

export function readContent(page: PageNode, fonts: FontCache): ContentFacts {
  const unknown = new Set<string>();
  const intents = new Set<string>();
  const inlineImages: InlineImage[] = [];
  const numbers: ContentFacts['numbers'][number][] = [];
  const marks: MarkFact[] = [];
  const paints = new Map<string, PaintFact>();
  const glyphs: GlyphUses = new Map();
  let nesting = 0;
  let longStrings = 0;
  let longNames = 0;
  const paint = (machine: Machine, kind: PaintFact['kind']): void => {
    const owner = machine.forms.at(-1) ?? page.dict;
    const name = `${kind} ${machine.marks.map(({ tag, mcid }) => `${tag} ${mcid}`).join('/')}`;
    if (paints.size < mostKept && !paints.has(name)) paints.set(name, { kind, marks: [...machine.marks], owner });
  };
  const lookAtOperands = (operands: readonly Operand[]): void => {
    for (const one of operands) {
      if (typeof one === 'number') {
        const fault = Number.isInteger(one) ? numberFault(String(one)) : numberFault(one.toFixed(45));
        if (fault && numbers.length < 100) numbers.push({ fault, text: String(one) });
      } else if (isBytes(one)) longStrings += one.length > 32_767 ? 1 : 0;
      else if (isName(one)) longNames += one.name.length > 127 ? 1 : 0;
      else if (isArray(one)) lookAtOperands(one);
    }
  };
  const whole = interpretPage(
    page,
    {
      operation: (machine, reader, resources) => {
        const { operator, operands } = reader;
        if (operator !== 'EI') lookAtOperands(operands);
        if (shows.has(operator)) paint(machine, 'text');
        else if (paths.has(operator)) paint(machine, 'path');
        else if (operator === 'q') nesting = Math.max(nesting, machine.saved.length + 1);
        else if (operator === 'BDC' || operator === 'BMC') {
          if (marks.length < mostKept) marks.push(markFact(machine, { reader, resources, page }));
        } else if (operator === 'ri' && isName(operands[0])) intents.add(operands[0].name);
        else if (operator === 'sh') paint(machine, 'shading');
        else if (operator === 'Do') {
          if (isImage(operands[0], resources)) paint(machine, 'image');
        } else if (operator === 'EI') {
          paint(machine, 'image');
          inlineImages.push(inlineImage(operands[0]));
        } else if (!operators.has(operator)) unknown.add(operator.slice(0, 20));
      },
      glyph: (machine, { code }) => {
        const { font, renderMode } = machine.state;
        if (!font) return;
        const own = glyphs.get(font) ?? new Map<number, number>();
        glyphs.set(font, own);
        own.set(code, (own.get(code) ?? 0) | (renderMode === 3 ? 2 : 1));
      },
    },
    { fonts, limits: { operations: most, depth: 24 } },
  );
  return {
    undefinedOperators: [...unknown],
    nesting,
    intents: [...intents],
    inlineImages,
    numbers,
    longStrings,
    longNames,
    marks,
    paints: [...paints.values()],
    glyphs,
    whole,
  };
}

function isImage(name: Operand | undefined, resources: PDFDict | undefined): boolean {
  const drawn = isName(name) ? streamAt(dictAt(resources, 'XObject'), name.name) : undefined;
  return drawn !== undefined && nameAt(drawn.dict, 'Subtype') === 'Image';
}

interface Where {
  readonly reader: OperationReader;
  readonly resources: PDFDict | undefined;
  readonly page: PageNode;
}

function markFact(machine: Machine, { reader, resources, page }: Where): MarkFact {
  const [tag, properties] = reader.operands;
  const listed = isName(properties) ? dictAt(dictAt(resources, 'Properties'), properties.name) : undefined;
  const entries: ReadonlyMap<string, Operand | PDFObject> = isDict(properties)
    ? properties.entries
    : new Map((listed?.entries() ?? []).map(([name, value]) => [name.decodeText(), value]));
  const mcid = isDict(properties) ? properties.entries.get('MCID') : objectAt(listed, 'MCID');
  const number = mcid instanceof PDFNumber ? mcid.asNumber() : mcid;
  return {
    tag: isName(tag) ? tag.name : '',
    mcid: typeof number === 'number' ? number : undefined,
    owner: machine.forms.at(-1) ?? page.dict,
    around: [...machine.marks],
    entries,
  };
}

/** The text of an entry, however it is written. */
export function textOfEntry(value: Operand | PDFObject | undefined): string | undefined {
  if (isBytes(value as Operand)) return PDFHexString.of(Buffer.from(value as Uint8Array).toString('hex')).decodeText();
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** 8.9.7, table 93. */
function inlineImage(dict: Operand | undefined): InlineImage {
  const entries = isDict(dict) ? dict.entries : new Map<string, Operand>();
  const entry = (short: string, long: string): Operand | undefined => entries.get(short) ?? entries.get(long);
  const filter = entry('F', 'Filter');
  const intent = entry('Intent', 'Intent');
  const bits = entry('BPC', 'BitsPerComponent');
  return {
    filters: (isArray(filter) ? filter : [filter]).flatMap((one) => (isName(one) ? [one.name] : [])),
    interpolate: entry('I', 'Interpolate') === true,
    bits: typeof bits === 'number' ? bits : undefined,
    mask: entry('IM', 'ImageMask') === true,
    intent: isName(intent) ? intent.name : undefined,
  };
}
