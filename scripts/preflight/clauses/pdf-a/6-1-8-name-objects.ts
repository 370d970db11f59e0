import { key, PDFArray, PDFName, type PDFObject, resolve } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';
import { colourArrays } from '../subject/colour-arrays.ts';

/** Fonts, colorants and structure types are names that people read. */
function readNames(subject: ClauseSubject): readonly PDFName[] {
  const { tags, context, fonts } = subject;
  const found: PDFName[] = [];
  const take = (object: PDFObject | undefined): void => {
    const name = resolve(context, object);
    if (name instanceof PDFName) found.push(name);
  };
  for (const { font, below } of fonts) for (const dict of [font.dict, below]) take(dict.get(key('BaseFont')));
  for (const { element } of tags.elements) take(element.dict.get(key('S')));
  for (const { family, array } of colourArrays(subject)) {
    const names = family === 'ICCBased' ? undefined : resolve(context, array.get(1));
    (names instanceof PDFArray ? names.asArray() : [names]).forEach(take);
  }
  return found;
}

function isUtf8(name: PDFName): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(name.asBytes());
    return true;
  } catch {
    return false;
  }
}

export const nameObjects: Clause = {
  id: 'pdfa.6-1-8',
  tests: ['6.1.8-1'],
  description: {
    en: 'names of fonts, colorants and structure types that are no UTF-8',
    zh: '字体、色料与结构类型的名称不是 UTF-8',
  },
  find: (subject) =>
    readNames(subject).flatMap((name) => (isUtf8(name) ? [] : [breach('6.1.8-1', name.asString().slice(0, 60))])),
};
