import {
  arrayAt,
  dictAt,
  key,
  PDFArray,
  PDFDict,
  type PDFObject,
  PDFRef,
  resolve,
  textAt,
} from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';

export function configurationsOf({ catalog, context }: ClauseSubject): readonly PDFDict[] {
  const properties = dictAt(catalog, 'OCProperties');
  const usual = dictAt(properties, 'D');
  const others = (arrayAt(properties, 'Configs')?.asArray() ?? []).map((one) => resolve(context, one));
  return [...(usual ? [usual] : []), ...others.filter((one) => one instanceof PDFDict)];
}

/** References in an order, which may nest. */
function listed(context: ClauseSubject['context'], order: PDFObject | undefined, depth = 0): readonly string[] {
  const array = resolve(context, order);
  if (!(array instanceof PDFArray) || depth > 20) return [];
  return array
    .asArray()
    .flatMap((one) =>
      one instanceof PDFRef && !(resolve(context, one) instanceof PDFArray)
        ? [one.tag]
        : listed(context, one, depth + 1),
    );
}

function find(subject: ClauseSubject): readonly Breach[] {
  const { catalog, context } = subject;
  const groups = (arrayAt(dictAt(catalog, 'OCProperties'), 'OCGs')?.asArray() ?? []).flatMap((one) =>
    one instanceof PDFRef ? [one.tag] : [],
  );
  const names = new Set<string>();
  return configurationsOf(subject).flatMap((one) => {
    const name = textAt(one, 'Name') ?? '';
    const found: Breach[] = [];
    if (name === '') found.push(breach('6.9-1', '/Name –'));
    else if (names.has(name)) found.push(breach('6.9-2', name));
    names.add(name);
    if (one.has(key('Order'))) {
      const order = listed(context, one.get(key('Order')));
      const missing = groups.filter((group) => !order.includes(group));
      if (missing.length > 0) found.push(breach('6.9-3', `/Order ${missing.join(' ')}`));
    }
    if (one.has(key('AS'))) found.push(breach('6.9-4', '/AS'));
    return found;
  });
}

export const optionalContent: Clause = {
  id: 'pdfa.6-9',
  tests: ['6.9-1', '6.9-2', '6.9-3', '6.9-4'],
  description: {
    en: 'layers without a name, named alike, left out of their order, or switched by themselves',
    zh: '图层配置无名、重名、次序不全，或自动切换',
  },
  find,
};
