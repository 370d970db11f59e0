import { nameAt, numberAt, numbersAt, type PDFDict, textAt } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClausePage, type ClauseSubject } from '../clause.ts';
import { fieldNameOf, isMediaClip, mediaAlternatives, roleOf } from '../subject/interactive.ts';
import { annotationsOf } from '../subject/read-subject.ts';
import { holderOfAnnotation, nameOfElement, standardOf, type TagFacts } from '../subject/tag-facts.ts';

/** Nobody meets an annotation that is hidden, or lies outside what is shown of the page. */
function isMet(dict: PDFDict, { node: { boxes } }: ClausePage): boolean {
  if (((numberAt(dict, 'F') ?? 0) & 2) !== 0) return false;
  const [a = 0, b = 0, c = 0, d = 0] = numbersAt(dict, 'Rect') ?? [];
  const [left, bottom, right, top] = (boxes.CropBox ?? boxes.MediaBox)! as readonly [number, number, number, number];
  return !(bottom >= Math.max(b, d) || left >= Math.max(a, c) || top <= Math.min(b, d) || right <= Math.min(a, c));
}

/** What each kind must be held by. */
function holderFaults(dict: PDFDict, page: ClausePage, tags: TagFacts): readonly Breach[] {
  const subtype = nameAt(dict, 'Subtype') ?? '–';
  const holder = holderOfAnnotation(tags, dict);
  const held = holder && standardOf(nameAt(holder, 'S') ?? '', tags.roles);
  const words = textAt(dict, 'Contents') || (holder && textAt(holder, 'Alt'));
  const tell = (test: string, what: string): Breach => breach(test, `/${subtype} ${what}`, page.number);
  switch (subtype) {
    case 'Popup':
      return [];
    case 'Link':
      return [
        ...(held === 'Link' ? [] : [tell('7.18.5-1', held ?? '–')]),
        ...(textAt(dict, 'Contents') ? [] : [tell('7.18.5-2', '/Contents –')]),
      ];
    case 'Widget':
      return [
        ...(held === 'Form' ? [] : [tell('7.18.4-1', held ?? '–')]),
        ...(fieldNameOf(dict) || (holder && textAt(holder, 'Alt')) ? [] : [tell('7.18.1-3', '/TU –')]),
      ];
    case 'PrinterMark':
      return held === undefined ? [] : [tell('7.18.8-1', held)];
    case 'TrapNet':
      return [tell('7.18.2-1', '')];
    default:
      return [
        ...(held === 'Annot' ? [] : [tell('7.18.1-1', held ?? '–')]),
        ...(held === 'Annot' && !words ? [tell('7.18.1-2', '/Contents –')] : []),
      ];
  }
}

function find({ pages, tags, objects }: ClauseSubject): readonly Breach[] {
  const onPages = pages.flatMap((page) => {
    const annotations = annotationsOf(page.node);
    const order = annotations.length === 0 || nameAt(page.node.dict, 'Tabs') === 'S';
    return [
      ...annotations.filter((dict) => isMet(dict, page)).flatMap((dict) => holderFaults(dict, page, tags)),
      ...(order ? [] : [breach('7.18.3-1', `/Tabs ${nameAt(page.node.dict, 'Tabs') ?? '–'}`, page.number)]),
    ];
  });
  const forms = tags.elements.flatMap((one) => {
    if (one.standard !== 'Form' || roleOf(one)) return [];
    const { kids } = one.element;
    return kids.length === 1 && kids[0]!.kind === 'object' ? [] : [breach('7.18.4-2', nameOfElement(one))];
  });
  const media = objects.flatMap(([, object]) => {
    if (!isMediaClip(object)) return [];
    return [
      ...(textAt(object, 'CT') ? [] : [breach('7.18.6.2-1', '/CT –')]),
      ...(mediaAlternatives(object) ? [] : [breach('7.18.6.2-2', '/Alt')]),
    ];
  });
  return [...onPages, ...forms, ...media];
}

export const annotations: Clause = {
  id: 'pdfua.7-18',
  tests: [
    '7.18.1-1',
    '7.18.1-2',
    '7.18.1-3',
    '7.18.2-1',
    '7.18.3-1',
    '7.18.4-1',
    '7.18.4-2',
    '7.18.5-1',
    '7.18.5-2',
    '7.18.6.2-1',
    '7.18.6.2-2',
    '7.18.8-1',
  ],
  description: {
    en: 'links, notes and form fields outside the structure, or without words for them',
    zh: '链接、批注、表单域不在结构中，或没有文字说明',
  },
  find,
};
