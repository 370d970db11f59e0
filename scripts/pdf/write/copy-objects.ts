/** Copies objects from one document into another, giving everything they refer to new numbers on the way. */
import { createHash } from 'node:crypto';
import { key } from '../document/open.ts';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '../pdf-lib.ts';

export interface Copier {
  /** The copy of an object, its references following to their copies. */
  readonly copy: (object: PDFObject) => PDFObject;
  /** Declares that a reference is to lead elsewhere; what it refers to is not copied. */
  readonly redirect: (from: PDFRef, to: PDFRef) => void;
  /** Where a reference leads now. */
  readonly ref: (from: PDFRef) => PDFRef;
  /** Copies what has only been referred to so far. */
  readonly finish: () => void;
}

export interface CopyRules {
  /** Added to the keys by which content finds its structure (`StructParents`, `StructParent`). */
  readonly structureKey: number;
  /** Put before the names of structure elements, which are unique in a document only. */
  readonly idPrefix: string;
  /** Explicit destination for a named one. */
  readonly destination: (name: PDFObject) => PDFObject | undefined;
}

/** Streams by the hash of what they hold: equal pictures and fonts of several pages are kept once. */
export type StreamStore = Map<string, PDFRef>;

export function openCopier(
  { from, to }: { from: PDFContext; to: PDFContext },
  rules: CopyRules,
  store: StreamStore,
): Copier {
  const refs = new Map<PDFRef, PDFRef>();
  const waiting: PDFRef[] = [];

  const follow = (ref: PDFRef): PDFRef => {
    const known = refs.get(ref);
    if (known) return known;
    const object = from.lookup(ref);
    if (object instanceof PDFRawStream && onlyStreams(from, object)) {
      // Claimed first, so that a stream that reaches itself ends.
      const own = to.nextRef();
      refs.set(ref, own);
      const copied = copy(object) as PDFRawStream;
      const hash = createHash('sha256').update(copied.dict.toString()).update(copied.contents).digest('hex');
      const same = store.get(hash);
      if (same) refs.set(ref, same);
      else {
        store.set(hash, own);
        to.assign(own, copied);
      }
      return same ?? own;
    }
    const made = to.nextRef();
    refs.set(ref, made);
    waiting.push(ref);
    return made;
  };

  const copy = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return follow(object);
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(to);
      for (const one of object.asArray()) array.push(copy(one));
      return array;
    }
    if (object instanceof PDFDict) return copyDict(object);
    if (object instanceof PDFRawStream) return PDFRawStream.of(copyDict(object.dict), object.contents);
    return object.clone(to);
  };

  const copyDict = (dict: PDFDict): PDFDict => {
    const made = PDFDict.withContext(to);
    for (const [name, value] of dict.entries()) made.set(name, adjusted(name.decodeText(), value, dict));
    return made;
  };

  const adjusted = (name: string, value: PDFObject, dict: PDFDict): PDFObject => {
    if ((name === 'StructParents' || name === 'StructParent') && value instanceof PDFNumber) {
      return PDFNumber.of(value.asNumber() + rules.structureKey);
    }
    if (name === 'ID' && dict.has(key('S')) && dict.has(key('P'))) return prefixed(value);
    if (name === 'Headers' && value instanceof PDFArray) {
      const array = PDFArray.withContext(to);
      for (const one of value.asArray()) array.push(prefixed(one));
      return array;
    }
    if (name === 'Dest' || (name === 'D' && dict.get(key('S')) === key('GoTo')))
      return copy(rules.destination(value) ?? value);
    return copy(value);
  };

  const prefixed = (value: PDFObject): PDFObject =>
    value instanceof PDFString || value instanceof PDFHexString
      ? PDFString.of(`${rules.idPrefix}${value.decodeText().replace(/[\\()]/g, '')}`)
      : copy(value);

  return {
    copy,
    redirect: (source, target) => refs.set(source, target),
    ref: follow,
    finish: () => {
      for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
        const object = from.lookup(ref);
        if (object) to.assign(refs.get(ref)!, copy(object));
      }
    },
  };
}

/** Streams that hang on nothing but streams (pictures, profiles, font programs) may be shared. */
function onlyStreams(context: PDFContext, stream: PDFRawStream): boolean {
  const todo: PDFObject[] = [...stream.dict.values()];
  while (todo.length > 0) {
    const one = todo.pop()!;
    if (
      one instanceof PDFRef &&
      one !== stream.dict.get(key('Length')) &&
      !(context.lookup(one) instanceof PDFStream)
    ) {
      return false;
    }
    if (one instanceof PDFArray) todo.push(...one.asArray());
    if (one instanceof PDFDict) todo.push(...one.values());
  }
  return !stream.dict.has(key('StructParents')) && !stream.dict.has(key('StructParent'));
}
