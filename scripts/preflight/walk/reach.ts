/**
 * Every object that a page can reach through its resources: forms, images, patterns, shadings, graphics states and
 * fonts, each once, however they refer to one another.
 */
import { dictAt, key, nameAt, objectAt, PDFArray, PDFDict, PDFStream, resolve } from '../../pdf/index.ts';

export type ReachedKind = 'form' | 'image' | 'postscript' | 'pattern' | 'shading' | 'state' | 'font' | 'space';

export interface Reached {
  readonly kind: ReachedKind;
  readonly name: string;
  readonly dict: PDFDict;
  readonly stream?: PDFStream;
  /** Resources of the stream's own content. */
  readonly resources?: PDFDict;
  /** True for what only a soft mask shows: it lays down no ink. */
  readonly mask: boolean;
}

const most = 20_000;

export function reachedFrom(resources: PDFDict | undefined): readonly Reached[] {
  const found: Reached[] = [];
  const seen = new Set<unknown>();
  const todo: { resources: PDFDict; mask: boolean }[] = resources ? [{ resources, mask: false }] : [];
  const add = (one: Reached): void => {
    const identity = one.stream ?? one.dict;
    if (seen.has(identity) || found.length >= most) return;
    seen.add(identity);
    found.push(one);
    if (one.resources) todo.push({ resources: one.resources, mask: one.mask });
    follow(one, add);
  };
  while (todo.length > 0) {
    const { resources: from, mask } = todo.pop()!;
    if (seen.has(from)) continue;
    seen.add(from);
    for (const [category, kind] of categories) {
      for (const [name, value] of dictAt(from, category)?.entries() ?? []) {
        const object = resolve(from.context, value);
        const one = reachedOf(kind, name.decodeText(), object);
        if (one) add({ ...one, mask });
      }
    }
  }
  return found;
}

const categories = [
  ['XObject', 'form'],
  ['Pattern', 'pattern'],
  ['Shading', 'shading'],
  ['ExtGState', 'state'],
  ['Font', 'font'],
] as const;

function reachedOf(kind: ReachedKind, name: string, object: unknown): Omit<Reached, 'mask'> | undefined {
  const stream = object instanceof PDFStream ? object : undefined;
  const dict = stream?.dict ?? (object instanceof PDFDict ? object : undefined);
  if (!dict) return undefined;
  const subtype = nameAt(dict, 'Subtype');
  const exact = kind !== 'form' ? kind : subtype === 'Image' ? 'image' : subtype === 'PS' ? 'postscript' : 'form';
  const own = dictAt(dict, 'Resources');
  return { kind: exact, name, dict, ...(stream && { stream }), ...(own && { resources: own }) };
}

/** What an object holds that stands in no resources. */
function follow(one: Reached, add: (one: Reached) => void): void {
  const { dict, name, mask } = one;
  const step = (kind: ReachedKind, object: unknown, inMask = mask): void => {
    const next = reachedOf(kind, name, object);
    if (next) add({ ...next, mask: inMask });
  };
  if (one.kind === 'state') step('form', objectAt(dictAt(dict, 'SMask'), 'G'), true);
  else if (one.kind === 'pattern') {
    step('shading', objectAt(dict, 'Shading'));
    step('state', objectAt(dict, 'ExtGState'));
  } else if (one.kind === 'image') {
    step('form', objectAt(dict, 'SMask'), true);
    step('form', objectAt(dict, 'Mask'), true);
    const alternates = objectAt(dict, 'Alternates');
    for (const alternate of alternates instanceof PDFArray ? alternates.asArray() : []) {
      const entry = resolve(dict.context, alternate);
      if (entry instanceof PDFDict) step('form', resolve(dict.context, entry.get(key('Image'))));
    }
  } else if (one.kind === 'font' && nameAt(dict, 'Subtype') === 'Type3') {
    for (const [, value] of dictAt(dict, 'CharProcs')?.entries() ?? []) step('form', resolve(dict.context, value));
  }
}
