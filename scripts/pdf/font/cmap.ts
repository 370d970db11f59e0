/**
 * CMaps: which bytes make a code, which glyph a code means, and which characters it stands for.
 * ISO 32000-1:2008, 9.7.5 and 9.10.3; Adobe Technical Note 5014.
 */
import { isArray, isBytes, type Operand, openOperations, readOperation } from '../content/operation.ts';

export interface CodeSpace {
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
}

export interface CMap {
  readonly spaces: readonly CodeSpace[];
  readonly vertical: boolean;
  /** Code to CID, where the CMap says so. */
  readonly cids: ReadonlyMap<number, number>;
  /** Code to text, one or more characters. */
  readonly texts: ReadonlyMap<number, string>;
}

/** A range that claims more codes than this is cut: two bytes cannot hold more. */
const longest = 0x1_0000;

const codeOf = (bytes: Uint8Array): number => bytes.reduce((code, byte) => code * 256 + byte, 0);

/** Targets are UTF-16BE; a single byte, which some producers write, is taken for that character. */
export function targetText(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0]!);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes[at]! * 256 + bytes[at + 1]!);
  return text;
}

/** The n-th text of a range counts on in its last UTF-16 unit. */
const countOn = (text: string, by: number): string =>
  by === 0 ? text : text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) + by) & 0xffff);

/** Reads a CMap as far as it can be read; never throws. */
export function parseCMap(bytes: Uint8Array): CMap {
  const spaces: CodeSpace[] = [];
  const cids = new Map<number, number>();
  const texts = new Map<number, string>();
  let vertical = false;
  const sections: Readonly<Record<string, (operands: readonly Operand[]) => void>> = {
    endcodespacerange: (operands) => {
      for (const [low, high] of groups(operands, 2)) {
        if (isBytes(low) && isBytes(high)) spaces.push({ bytes: low.length, low: codeOf(low), high: codeOf(high) });
      }
    },
    endcidchar: (operands) => {
      for (const [code, cid] of groups(operands, 2))
        if (isBytes(code) && typeof cid === 'number') cids.set(codeOf(code), cid);
    },
    endcidrange: (operands) => {
      for (const [low, high, cid] of groups(operands, 3)) {
        if (isBytes(low) && isBytes(high) && typeof cid === 'number')
          each(low, high, (code, by) => cids.set(code, cid + by));
      }
    },
    endbfchar: (operands) => {
      for (const [code, text] of groups(operands, 2))
        if (isBytes(code) && isBytes(text)) texts.set(codeOf(code), targetText(text));
    },
    endbfrange: (operands) => {
      for (const [low, high, target] of groups(operands, 3)) {
        if (!isBytes(low) || !isBytes(high)) continue;
        if (isArray(target)) {
          each(low, high, (code, by) => {
            const text = target[by];
            if (isBytes(text)) texts.set(code, targetText(text));
          });
        } else if (isBytes(target)) {
          const base = targetText(target);
          each(low, high, (code, by) => texts.set(code, countOn(base, by)));
        }
      }
    },
    def: (operands) => {
      const [name, value] = operands.slice(-2);
      if (name && typeof name === 'object' && 'name' in name && name.name === 'WMode') vertical = value === 1;
    },
  };
  const reader = openOperations(bytes);
  while (readOperation(reader)) sections[reader.operator]?.(reader.operands);
  return { spaces, vertical, cids, texts };
}

function* groups(operands: readonly Operand[], size: number): Generator<readonly Operand[]> {
  for (let at = 0; at + size <= operands.length; at += size) yield operands.slice(at, at + size);
}

function each(low: Uint8Array, high: Uint8Array, use: (code: number, by: number) => void): void {
  const from = codeOf(low);
  const to = Math.min(codeOf(high), from + longest - 1);
  for (let code = from; code <= to; code++) use(code, code - from);
}

const hex = (code: number, bytes: number): string =>
  code
    .toString(16)
    .toUpperCase()
    .padStart(bytes * 2, '0');

/** A ToUnicode CMap of two-byte codes in the order of the codes, a line each, at most 100 a section (9.10.3). */
export function writeToUnicode(texts: ReadonlyMap<number, string>): string {
  const lines = [...texts]
    .sort(([a], [b]) => a - b)
    .map(([code, text]) => {
      const units = Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at), 2)).join('');
      return `<${hex(code, 2)}> <${units}>`;
    });
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100);
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n' +
    `${sections.join('')}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  );
}
