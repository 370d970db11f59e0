import { dictAt, nameAt, textAt } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClausePage, type ClauseSubject } from '../clause.ts';
import { fieldsOf } from '../pdf-a/6-4-1-form-fields.ts';
import { textOfEntry } from '../subject/content-facts.ts';
import { annotationsOf } from '../subject/read-subject.ts';
import { holderOf, holderOfAnnotation, nameOfElement, type TagFacts } from '../subject/tag-facts.ts';

/** RFC 3066, 2.1. */
const tag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;
const speaking = [
  ['ActualText', '7.2-21', '7.2-30'],
  ['Alt', '7.2-22', '7.2-31'],
  ['E', '7.2-23', '7.2-32'],
] as const;

/** Every language that is told: by the document, its elements and its content. */
function toldLanguages({
  catalog,
  tags,
  pages,
}: ClauseSubject): readonly { readonly language: string; readonly where: string; readonly page?: number }[] {
  const own = textAt(catalog, 'Lang');
  return [
    ...(own === undefined ? [] : [{ language: own, where: 'Catalog' }]),
    ...tags.elements.flatMap((one) => {
      const language = textAt(one.element.dict, 'Lang');
      return language === undefined ? [] : [{ language, where: nameOfElement(one) }];
    }),
    ...pages.flatMap(({ number, content }) =>
      content.marks.flatMap(({ tag: mark, entries }) => {
        const language = textOfEntry(entries.get('Lang'));
        return language === undefined ? [] : [{ language, where: `/${mark}`, page: number }];
      }),
    ),
  ];
}

/** What is left to tell where the document itself tells no language. */
function untold(subject: ClauseSubject): readonly Breach[] {
  const { catalog, tags, pages, packet } = subject;
  const elements = tags.elements.flatMap((one) =>
    speaking.flatMap(([name, test]) =>
      one.language === undefined && textAt(one.element.dict, name) !== undefined
        ? [breach(test, `${nameOfElement(one)} /${name}`)]
        : [],
    ),
  );
  const alternatives =
    packet?.properties.some(({ value }) => value.items.some(({ language }) => language === 'x-default')) ?? false;
  return [
    ...(dictAt(dictAt(catalog, 'Outlines'), 'First') ? [breach('7.2-2', '/Outlines')] : []),
    ...elements,
    ...(alternatives ? [breach('7.2-33', 'x-default')] : []),
    ...pages.flatMap((page) => untoldOnPage(page, tags)),
    ...fieldsOf(subject).flatMap((field) => (textAt(field, 'TU') !== undefined ? [breach('7.2-25', '/TU')] : [])),
  ];
}

function untoldOnPage(page: ClausePage, tags: TagFacts): readonly Breach[] {
  const languageOf = (owner: Parameters<typeof holderOf>[1]['owner'], mcid: number | undefined): string | undefined => {
    const holder = mcid === undefined ? undefined : holderOf(tags, { owner, mcid });
    return holder && tags.byDict.get(holder)?.language;
  };
  const { number, node, content } = page;
  const annotations = annotationsOf(node).flatMap((dict) => {
    const holder = holderOfAnnotation(tags, dict);
    const told = holder && textAt(holder, 'Lang');
    return textAt(dict, 'Contents') !== undefined && told === undefined
      ? [breach('7.2-24', `/${nameAt(dict, 'Subtype') ?? '–'} /Contents`, number)]
      : [];
  });
  const spans = content.marks.flatMap(({ tag: mark, entries, around, owner, mcid }) => {
    const told =
      textOfEntry(entries.get('Lang')) ??
      languageOf(owner, mcid) ??
      around.map(({ mcid: one, form }) => languageOf(form ?? node.dict, one)).find(Boolean);
    if (mark !== 'Span' || told !== undefined) return [];
    return speaking.flatMap(([name, , test]) =>
      textOfEntry(entries.get(name)) !== undefined ? [breach(test, `/Span /${name}`, number)] : [],
    );
  });
  const text = content.paints.flatMap(({ kind, marks }) => {
    if (kind !== 'text') return [];
    const told = marks.some(
      ({ mcid, form, language }) => language !== undefined || languageOf(form ?? node.dict, mcid) !== undefined,
    );
    return told ? [] : [breach('7.2-34', 'text', number)];
  });
  return [...annotations, ...spans, ...text];
}

function find(subject: ClauseSubject): readonly Breach[] {
  const wrong = toldLanguages(subject)
    .filter(({ language }) => !tag.test(language))
    .map(({ language, where, page }) => breach('7.2-29', `${where} /Lang (${language.slice(0, 40)})`, page));
  return [...wrong, ...(textAt(subject.catalog, 'Lang') === undefined ? untold(subject) : [])];
}

export const languages: Clause = {
  id: 'pdfua.7-2-language',
  tests: [2, 21, 22, 23, 24, 25, 29, 30, 31, 32, 33, 34].map((test) => `7.2-${test}`),
  description: { en: 'words whose language nobody can tell', zh: '无法确定语言的文字' },
  find,
};
