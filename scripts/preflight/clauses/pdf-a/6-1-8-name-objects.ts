import { key, PDFArray, PDFDict, PDFName, type PDFObject, resolve } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';

/** Fonts, colorants and structure types are names that people read. */
function readNames({ objects, tags, context, fonts }: ClauseSubject): readonly PDFName[] {
  const found: PDFName[] = [];
  const take = (object: PDFObject | undefined): void => {
    const name = resolve(context, object);
    if (name instanceof PDFName) found.push(name);
  };
  for (const { font, below } of fonts) for (const dict of [font.dict, below]) take(dict.get(key('BaseFont')));
  for (const { element } of tags.elements) take(element.dict.get(key('S')));
  for (const [, object] of objects) {
    const spaces = object instanceof PDFArray ? [object] : object instanceof PDFDict ? object.values() : [];
    for (const one of spaces) {
      const space = resolve(context, one);
      if (!(space instanceof PDFArray) || space.size() < 4) continue;
      const family = resolve(context, space.get(0));
      if (family === PDFName.of('Separation')) take(space.get(1));
      if (family !== PDFName.of('DeviceN')) continue;
      const names = resolve(context, space.get(1));
      if (names instanceof PDFArray) names.asArray().forEach(take);
    }
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
