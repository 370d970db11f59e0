/**
 * Chromium tags each run of text with an element of its own, `NonStruct`, and the spaces of fine setting make many runs
 * of a sentence. Neighbours of one element become one. ISO 32000-1:2008, 14.7.4.4.
 */
import { dictAt, key, nameAt, resolve } from '../document/open.ts';
import { numberTree } from '../document/trees.ts';
import { PDFArray, type PDFContext, PDFDict, PDFNumber, type PDFObject, PDFRef } from '../pdf-lib.ts';

/** Keys of an element that says no more than which content is its. */
const bare = new Set(['/K', '/P', '/Pg', '/S', '/Type']);

interface TextRun {
  readonly ref: PDFRef;
  readonly element: PDFDict;
  readonly page: PDFObject | undefined;
}

export function mergeTextRuns(context: PDFContext): void {
  const tree = dictAt(context.lookup(context.trailerInfo.Root, PDFDict), 'StructTreeRoot');
  if (!tree) return;
  const merged = new Map<PDFRef, PDFRef>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem') mergeKids(object, merged);
  }
  for (const [, value] of numberTree(dictAt(tree, 'ParentTree'))) {
    const owners = resolve(context, value);
    if (!(owners instanceof PDFArray)) continue;
    for (let at = 0; at < owners.size(); at += 1) {
      const owner = owners.get(at);
      const heir = owner instanceof PDFRef ? merged.get(owner) : undefined;
      if (heir) owners.set(at, heir);
    }
  }
  for (const ref of merged.keys()) context.delete(ref);
}

function mergeKids(element: PDFDict, merged: Map<PDFRef, PDFRef>): void {
  const kids = resolve(element.context, element.get(key('K')));
  if (!(kids instanceof PDFArray)) return;
  const kept: PDFObject[] = [];
  let open: TextRun | undefined;
  for (const kid of kids.asArray()) {
    const run = textRun(element.context, kid);
    if (open && run && open.page === run.page) {
      merged.set(run.ref, open.ref);
      contentOf(open.element).push(run.element.get(key('K'))!);
      continue;
    }
    kept.push(kid);
    open = run;
  }
  if (kept.length < kids.size()) element.set(key('K'), element.context.obj(kept));
}

/** The kid as a run of text: one piece of marked content, and nothing else to say. */
function textRun(context: PDFContext, kid: PDFObject): TextRun | undefined {
  const element = kid instanceof PDFRef ? context.lookup(kid) : undefined;
  if (!(kid instanceof PDFRef) || !(element instanceof PDFDict) || nameAt(element, 'S') !== 'NonStruct')
    return undefined;
  if (!(element.get(key('K')) instanceof PDFNumber)) return undefined;
  if (element.keys().some((name) => !bare.has(name.asString()))) return undefined;
  return { ref: kid, element, page: element.get(key('Pg')) };
}

/** The element's content as a list that more can join. */
function contentOf(element: PDFDict): PDFArray {
  const own = element.get(key('K'));
  if (own instanceof PDFArray) return own;
  const list = element.context.obj(own ? [own] : []);
  element.set(key('K'), list);
  return list;
}
