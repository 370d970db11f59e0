/**
 * The browser's structure tree, put in order: it wraps every box and every run of text in a `NonStruct` of its own. Text
 * comes to stand directly in its paragraph, headings and links, boxes dissolve, and what paints no more than rules and
 * grounds is left out: it becomes an artifact. ISO 32000-1:2008, 14.8.4.
 */
import { key, PDFDict, type PDFObject, type StructureElement, type StructureItem, textAt } from '../../../pdf/index.ts';
import type { Survey } from '../content/survey.ts';
import { type Element, element, type Item, isElement } from './model.ts';

/** 14.8.4.4, and what ISO 32000-2 adds. */
const inlineTypes = new Set(
  'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub FENote'.split(' '),
);
/** What may hold pictures without text. */
const illustrations = new Set(['Figure', 'Formula', 'Form']);
/** Cells and rows keep their place even when nothing stands in them. */
const mayBeEmpty = new Set(['TD', 'TH', 'TR', 'TBody', 'THead', 'TFoot']);

export function tidyStructure(kids: readonly StructureItem[], survey: Survey): Element {
  const items = kids.flatMap((kid) => readItem(kid, survey, false));
  const only = items.length === 1 ? items[0]! : undefined;
  const document = only && isElement(only) && only.type === 'Document' ? only : element('Document', items);
  return levelled({ ...document, kids: blocksOf(document.kids) });
}

/** Plain items out of the file's objects, without the content that shows nothing to read. */
function readItem(item: StructureItem, survey: Survey, pictured: boolean): readonly Item[] {
  if (item.kind === 'object') return item.object instanceof PDFDict ? [{ kind: 'annotation', dict: item.object }] : [];
  if (item.kind === 'content') {
    const owner = item.form ?? item.page;
    const shown = owner && survey.get(owner)?.get(item.mcid);
    if (!owner || !shown || (shown.text === '' && !(pictured && (shown.picture || shown.bounds)))) return [];
    return [{ kind: 'sequence', owner, mcid: item.mcid, text: shown.text }];
  }
  const within = pictured || illustrations.has(item.type);
  const kids = item.kids.flatMap((kid) => readItem(kid, survey, within));
  return kids.length > 0 || mayBeEmpty.has(item.type) ? [{ ...describe(item), kids }] : [];
}

function describe({ type, dict, ref }: StructureElement): Element {
  const language = textAt(dict, 'Lang');
  const title = textAt(dict, 'T');
  const entry = (name: string): PDFObject | undefined => dict.get(key(name));
  const [alt, actual, expansion, id, attributes] = ['Alt', 'ActualText', 'E', 'ID', 'A'].map(entry);
  return element(type, [], {
    ...(ref && { ref }),
    ...(language && { language }),
    ...(title && { title }),
    ...(alt && { alt }),
    ...(actual && { actual }),
    ...(expansion && { expansion }),
    ...(id && { id }),
    ...(attributes && { attributes }),
  });
}

const isBox = ({ type }: Element): boolean => type === 'NonStruct';
/** A box that wraps a run of text and nothing else. */
const isRun = (box: Element): boolean => box.kids.every((kid) => !isElement(kid));
const isInline = (item: Item): boolean =>
  !isElement(item) || inlineTypes.has(item.type) || (isBox(item) && (isRun(item) || speaks(item)));
/** True for a box that says something of its text, such as its language. */
const speaks = ({ language, actual, expansion }: Element): boolean => Boolean(language ?? actual ?? expansion);

/** What stands in a box, as blocks: lines of text that no paragraph holds become one. */
function blocksOf(items: readonly Item[]): readonly Element[] {
  const blocks: Element[] = [];
  let line: Item[] = [];
  const endLine = (): void => {
    const kids = inlinesOf(line);
    if (kids.length > 0) blocks.push(element('P', kids));
    line = [];
  };
  for (const item of items) {
    if (isInline(item)) {
      line.push(item);
      continue;
    }
    endLine();
    const one = item as Element;
    if (isBox(one)) blocks.push(...blocksOf(one.kids));
    else blocks.push(...block(one));
  }
  endLine();
  return blocks;
}

function block(one: Element): readonly Element[] {
  const { type } = one;
  if (type === 'Figure') return figure(one);
  if (type === 'LI') return [{ ...one, kids: listItem(one) }];
  if (['P', 'H', 'Lbl', 'LBody', 'TD', 'TH', 'Caption'].includes(type) || /^H[1-6]$/.test(type))
    return [{ ...one, kids: one.kids.every(isInline) ? inlinesOf(one.kids) : mixed(one.kids) }];
  if (['L', 'Table', 'TR', 'THead', 'TBody', 'TFoot', 'TOC', 'TOCI'].includes(type))
    return [
      {
        ...one,
        kids: one.kids.flatMap((kid) => (isElement(kid) ? (isBox(kid) ? blocksOf(kid.kids) : block(kid)) : [])),
      },
    ];
  return [{ ...one, kids: blocksOf(one.kids) }];
}

/** Text with pictures or blocks between. */
const mixed = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item): readonly Item[] => (isInline(item) ? inlinesOf([item]) : blocksOf([item])));

/** Text in a line: runs lose their wrapping, unless it tells their language. */
function inlinesOf(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    if (!isElement(item)) return [item];
    const kids = inlinesOf(item.kids);
    if (kids.length === 0) return [];
    if (item.type === 'Ruby') return [{ ...item, kids: rubyParts(kids) }];
    if (!isBox(item)) return [{ ...item, kids }];
    return speaks(item) ? [{ ...item, type: 'Span', kids }] : kids;
  });
}

const rubyTypes = new Set(['RB', 'RT', 'RP']);
/** 14.8.4.4.2: the browser gives the reading an element of its own, the characters below it none. */
function rubyParts(kids: readonly Item[]): readonly Item[] {
  const parts: Item[] = [];
  let base: Item[] = [];
  const endBase = (): void => {
    if (base.length > 0) parts.push(element('RB', base));
    base = [];
  };
  for (const kid of kids) {
    if (!isElement(kid) || !rubyTypes.has(kid.type)) base.push(kid);
    else {
      endBase();
      parts.push(kid);
    }
  }
  endBase();
  return parts;
}

/** `<figure>` gives a figure without words around the picture and its caption; those stand beside each other here. */
function figure(one: Element): readonly Element[] {
  const inner = one.kids.flatMap((kid) => (isElement(kid) ? (isBox(kid) ? blocksOf(kid.kids) : block(kid)) : []));
  const own = one.kids.filter((kid) => !isElement(kid));
  if (!one.alt && !one.actual && inner.length > 0) return [element('Div', [...inner])];
  return [...(own.length > 0 ? [{ ...one, kids: own }] : []), ...inner];
}

/** 14.8.4.3.3: a label and a body, and nothing else. */
function listItem({ kids }: Element): readonly Item[] {
  const isLabel = (kid: Item): boolean => isElement(kid) && kid.type === 'Lbl';
  const labels = kids.filter(isLabel).flatMap((kid) => block(kid as Element));
  const bodies = kids.filter((kid) => isElement(kid) && kid.type === 'LBody').flatMap((kid) => block(kid as Element));
  const rest = kids.filter((kid) => !isLabel(kid) && !(isElement(kid) && kid.type === 'LBody'));
  const text = rest.every(isInline) ? inlinesOf(rest) : mixed(rest);
  return [...labels, ...bodies, ...(text.length > 0 ? [element('LBody', text)] : [])];
}

/** ISO 14289-1:2014, 7.4.2: the first heading is H1, and none skips a level on the way down. */
function levelled(root: Element): Element {
  let last = 0;
  const walk = (item: Item): Item => {
    if (!isElement(item)) return item;
    const told = /^H([1-9]\d*)$/.exec(item.type)?.[1];
    const level = told === undefined ? undefined : Math.min(Number(told), last + 1, 6);
    if (level !== undefined) last = level;
    return { ...item, ...(level !== undefined && { type: `H${level}` }), kids: item.kids.map(walk) };
  };
  return walk(root) as Element;
}
