import { arrayAt, dictAt, key, nameAt, objectAt, PDFBool, PDFDict, resolve } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { annotationsOf } from '../subject/read-subject.ts';

/** All fields of the form, each once. */
export function fieldsOf({ catalog, context }: ClauseSubject): readonly PDFDict[] {
  const found = new Set<PDFDict>();
  const todo = [...(arrayAt(dictAt(catalog, 'AcroForm'), 'Fields')?.asArray() ?? [])];
  while (todo.length > 0 && found.size < 20_000) {
    const field = resolve(context, todo.pop());
    if (!(field instanceof PDFDict) || found.has(field)) continue;
    found.add(field);
    todo.push(...(arrayAt(field, 'Kids')?.asArray() ?? []));
  }
  return [...found];
}

function find(subject: ClauseSubject): readonly Breach[] {
  const widgets = subject.pages.flatMap(({ number, node }) =>
    annotationsOf(node).flatMap((dict) =>
      nameAt(dict, 'Subtype') === 'Widget' && (dict.has(key('A')) || dict.has(key('AA')))
        ? [breach('6.4.1-1', '/Widget /A /AA', number)]
        : [],
    ),
  );
  const fields = fieldsOf(subject).flatMap((field) =>
    field.has(key('AA')) && nameAt(field, 'Subtype') !== 'Widget' ? [breach('6.4.1-2', '/AA')] : [],
  );
  const asks = objectAt(dictAt(subject.catalog, 'AcroForm'), 'NeedAppearances');
  return [
    ...widgets,
    ...fields,
    ...(asks instanceof PDFBool && asks.asBoolean() ? [breach('6.4.1-3', '/NeedAppearances')] : []),
  ];
}

export const formFields: Clause = {
  id: 'pdfa.6-4-1',
  tests: ['6.4.1-1', '6.4.1-2', '6.4.1-3'],
  description: {
    en: 'form fields that act, or that a reader is to draw anew',
    zh: '表单域带动作，或要求阅读器重新生成外观',
  },
  find,
};
