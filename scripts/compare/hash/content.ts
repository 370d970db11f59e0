/** A content stream in one spelling: one operation a line, numbers and strings in one form, names as what they name. */
import { isArray, isBytes, isDict, isName, type Operand, openOperations, readOperation } from '../../pdf/index.ts';
import { plainNumber } from './digest.ts';

/** In which part of the resources an operator's name is looked up. ISO 32000-1:2008, 7.8.3. */
const categories: Readonly<Record<string, string>> = {
  Tf: 'Font',
  gs: 'ExtGState',
  Do: 'XObject',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
  scn: 'Pattern',
  SCN: 'Pattern',
  sh: 'Shading',
  BDC: 'Properties',
  DP: 'Properties',
};

export function writeContent(bytes: Uint8Array, named: (category: string, name: string) => string): string {
  const reader = openOperations(bytes);
  const names = new Map<string, string>();
  let out = '';
  while (readOperation(reader)) {
    const category = categories[reader.operator];
    const { operands } = reader;
    for (let at = 0; at < operands.length; at++) {
      const operand = operands[at];
      // The first operand of marked content is its tag.
      if (category && isName(operand) && (category !== 'Properties' || at === 1)) {
        const full = `${category}/${operand.name}`;
        let value = names.get(full);
        if (value === undefined) {
          value = named(category, operand.name);
          names.set(full, value);
        }
        out += `${value} `;
      } else out += `${written(operand)} `;
    }
    out += `${reader.operator}\n`;
  }
  return out;
}

export function written(operand: Operand | undefined): string {
  if (typeof operand === 'number') return plainNumber(operand);
  if (isBytes(operand)) {
    return `<${Buffer.from(operand.buffer, operand.byteOffset, operand.byteLength).toString('hex')}>`;
  }
  if (isName(operand)) return `/${operand.name}`;
  if (isArray(operand)) return `[${operand.map(written).join(' ')}]`;
  if (isDict(operand)) {
    const entries = [...operand.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return `<<${entries.map(([name, value]) => `${name} ${written(value)}`).join(' ')}>>`;
  }
  return String(operand);
}
