import {
  dictAt,
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
  resolve,
  streamBytes,
} from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { colourArrays } from '../subject/colour-arrays.ts';

/** An object with all that it refers to, written out, so that equal ones are equal text. */
function writtenOut(context: ClauseSubject['context'], object: PDFObject | undefined, depth = 0): string {
  const found = resolve(context, object);
  if (depth > 12 || !found) return '–';
  const below = (one: PDFObject): string => writtenOut(context, one, depth + 1);
  if (found instanceof PDFArray) return `[${found.asArray().map(below).join(' ')}]`;
  const dict = found instanceof PDFStream ? found.dict : found;
  if (!(dict instanceof PDFDict)) return found.toString();
  const packing = ['Length', 'Filter', 'DecodeParms'];
  const entries = dict
    .entries()
    .filter(([name]) => !(found instanceof PDFStream) || !packing.includes(name.decodeText()))
    .map(([name, value]) => `${name} ${below(value)}`)
    .sort();
  const data = found instanceof PDFStream ? Buffer.from(streamBytes(found)).toString('base64') : '';
  return `<<${entries.join(' ')}>>${data}`;
}

const process = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'None']);

function find(subject: ClauseSubject): readonly Breach[] {
  const { context } = subject;
  const known = new Map<string, string>();
  const found: Breach[] = [];
  for (const { family, array } of colourArrays(subject)) {
    if (family === 'ICCBased') continue;
    if (family === 'DeviceN') {
      const names = resolve(context, array.get(1));
      const attributes = array.size() > 4 ? resolve(context, array.get(4)) : undefined;
      const listed = attributes instanceof PDFDict ? dictAt(attributes, 'Colorants') : undefined;
      for (const one of names instanceof PDFArray ? names.asArray() : []) {
        const name = one instanceof PDFName ? one.decodeText() : '';
        if (!process.has(name) && !listed?.has(PDFName.of(name))) found.push(breach('6.2.4.4-1', `/${name}`));
      }
      continue;
    }
    const name = resolve(context, array.get(1))?.toString() ?? '';
    const meaning = `${writtenOut(context, array.get(2))} ${writtenOut(context, array.size() > 3 ? array.get(3) : undefined)}`;
    if ((known.get(name) ?? meaning) !== meaning) found.push(breach('6.2.4.4-2', name));
    known.set(name, known.get(name) ?? meaning);
  }
  return found;
}

export const separations: Clause = {
  id: 'pdfa.6-2-4-4',
  tests: ['6.2.4.4-1', '6.2.4.4-2'],
  description: {
    en: 'spot colours that are not explained, or explained in two ways',
    zh: '专色没有说明，或同名专色的说明不一致',
  },
  find,
};
