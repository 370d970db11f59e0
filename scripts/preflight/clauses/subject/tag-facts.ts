/** The structure tree as clauses need it: every element with what it stands for, and who is around it. */
import {
  arrayAt,
  dictAt,
  key,
  nameAt,
  numberAt,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  resolve,
  type StructureElement,
  type StructureItem,
  type StructureTree,
  textAt,
} from '../../../pdf/index.ts';

export interface Tagged {
  readonly element: StructureElement;
  /** The type of ISO 32000-1 that it is or stands for; nothing where the role map leads nowhere. */
  readonly standard: string | undefined;
  readonly parent: Tagged | undefined;
  readonly kids: readonly Tagged[];
  /** Its own or that of an element around it. */
  readonly language: string | undefined;
}

export interface TagFacts {
  /** In the order of the tree. */
  readonly elements: readonly Tagged[];
  readonly roles: ReadonlyMap<string, string>;
  /** What the parent tree says: by key, the element of an annotation, or those of a stream's sequences. */
  readonly parents: ReadonlyMap<number, PDFObject | undefined>;
  readonly byDict: ReadonlyMap<PDFDict, Tagged>;
}

/** ISO 32000-1:2008, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

export function readTags(context: PDFContext, tree: StructureTree | undefined): TagFacts {
  const roles = new Map<string, string>();
  for (const [name, value] of dictAt(tree?.root, 'RoleMap')?.entries() ?? []) {
    const target = resolve(context, value);
    if (target instanceof PDFName) roles.set(name.decodeText(), target.decodeText());
  }
  const elements: Tagged[] = [];
  const read = (items: readonly StructureItem[], parent: Tagged | undefined): Tagged[] =>
    items.flatMap((item) => {
      if (item.kind !== 'element') return [];
      const kids: Tagged[] = [];
      const language = textAt(item.dict, 'Lang') ?? parent?.language;
      const one: Tagged = { element: item, standard: standardOf(item.type, roles), parent, kids, language };
      elements.push(one);
      kids.push(...read(item.kids, one));
      return [one];
    });
  read(tree?.kids ?? [], undefined);
  return {
    elements,
    roles,
    parents: readParents(context, dictAt(tree?.root, 'ParentTree')),
    byDict: new Map(elements.map((one) => [one.element.dict, one])),
  };
}

/** The standard type that a type stands for; nothing where the role map ends elsewhere or goes in a circle. */
export function standardOf(type: string, roles: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set([type]);
  let at = roles.get(type);
  if (at === undefined || at === type) return standardTypes.has(type) ? type : undefined;
  for (; at !== undefined && !seen.has(at); at = roles.get(at)) {
    if (standardTypes.has(at)) return at;
    seen.add(at);
  }
  return undefined;
}

/** A type that stands for itself goes nowhere. */
export function goesInCircle(type: string, roles: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  let at: string | undefined = type;
  for (; at !== undefined && !seen.has(at); at = roles.get(at)) {
    if (roles.get(at) === at) return false;
    seen.add(at);
  }
  return at !== undefined;
}

function readParents(context: PDFContext, tree: PDFDict | undefined): ReadonlyMap<number, PDFObject | undefined> {
  const found = new Map<number, PDFObject | undefined>();
  const seen = new Set<PDFDict>();
  const todo = tree ? [tree] : [];
  while (todo.length > 0 && found.size < 500_000) {
    const node = todo.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    const nums = arrayAt(node, 'Nums')?.asArray() ?? [];
    for (let at = 0; at + 1 < nums.length; at += 2) {
      const number = resolve(context, nums[at]);
      if (number instanceof PDFNumber) found.set(number.asNumber(), resolve(context, nums[at + 1]));
    }
    for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) {
      const dict = resolve(context, kid);
      if (dict instanceof PDFDict) todo.push(dict);
    }
  }
  return found;
}

/** The element that a sequence of a page or form belongs to, by the way back. 14.7.4.4. */
export function holderOf(
  { parents }: TagFacts,
  { owner, mcid }: { readonly owner: PDFDict | PDFStream; readonly mcid: number },
): PDFDict | undefined {
  const dict = owner instanceof PDFStream ? owner.dict : owner;
  const number = numberAt(dict, 'StructParents');
  const list = number === undefined ? undefined : parents.get(number);
  const found = list instanceof PDFArray && mcid < list.size() ? resolve(dict.context, list.get(mcid)) : undefined;
  return found instanceof PDFDict ? found : undefined;
}

/** The element that holds an annotation. */
export function holderOfAnnotation({ parents }: TagFacts, annotation: PDFDict): PDFDict | undefined {
  const number = numberAt(annotation, 'StructParent');
  const found = number === undefined ? undefined : parents.get(number);
  return found instanceof PDFDict ? found : undefined;
}

/** True where the element's parents lead up to the root of the tree. */
export function isRooted(element: PDFDict): boolean {
  let at: PDFDict | undefined = element;
  for (let steps = 0; at && steps < 500; steps++) {
    if (nameAt(at, 'Type') === 'StructTreeRoot') return true;
    at = dictAt(at, 'P');
  }
  return false;
}

export const nameOfElement = ({ element }: Tagged): string =>
  element.ref instanceof PDFRef ? `${element.type} (${element.ref.objectNumber})` : element.type;

export const has = (dict: PDFDict, name: string): boolean => {
  const found = dict.get(key(name));
  return found !== undefined && found.toString() !== 'null';
};
