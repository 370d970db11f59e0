/** Removes objects that nothing refers to: writers keep them, and a stale Info or page would make equal pages differ. */
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '../pdf-lib.ts';

/** The references an object holds, in order. Nesting within one object is followed without recursion. */
export function* referencesIn(object: PDFObject): Generator<PDFRef> {
  const todo: PDFObject[] = [object];
  while (todo.length > 0) {
    const one = todo.pop()!;
    if (one instanceof PDFRef) yield one;
    else if (one instanceof PDFArray) todo.push(...one.asArray().toReversed());
    else if (one instanceof PDFDict) todo.push(...one.values().toReversed());
    else if (one instanceof PDFStream) todo.push(one.dict);
  }
}

/** Every object reachable from the trailer, in the order of discovery. */
export function reachable(context: PDFContext): ReadonlySet<PDFRef> {
  const { Root, Info, Encrypt } = context.trailerInfo;
  const found = new Set<PDFRef>();
  const todo = [Root, Info, Encrypt]
    .filter((one) => one !== undefined)
    .flatMap((one) => [...referencesIn(one)])
    .toReversed();
  while (todo.length > 0) {
    const ref = todo.pop()!;
    if (found.has(ref)) continue;
    const object = context.lookup(ref);
    if (!object) continue;
    found.add(ref);
    todo.push(...[...referencesIn(object)].toReversed());
  }
  return found;
}

export function collectGarbage(context: PDFContext): void {
  const live = reachable(context);
  for (const [ref] of context.enumerateIndirectObjects()) if (!live.has(ref)) context.delete(ref);
}
