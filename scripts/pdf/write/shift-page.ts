/** Moves all that a document says in a page's space, so that the sheet's lower-left corner comes to 0 0. */
import { deflateSync } from 'node:zlib';
import { pageContent } from '../content/interpret.ts';
import { matrixOf } from '../content/matrix.ts';
import { openOperations, readOperation } from '../content/operation.ts';
import { arrayAt, dictAt, key, nameAt, numbersOf, resolve } from '../document/open.ts';
import type { PageNode } from '../document/page-list.ts';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '../pdf-lib.ts';

export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** A number as a PDF writes it: six decimals are 0.35 nanometres. */
export const written = (value: number): string => {
  const text = value.toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

const rounded = (value: number): PDFNumber => PDFNumber.of(Number(written(value)));

/** Shifts the content, the patterns of the page's own resources, the links on it and the places that point into it. */
export function shiftPage(context: PDFContext, page: PageNode, shift: Shift): void {
  shiftContent(context, page, shift);
  if (page.resources) page.dict.set(key('Resources'), shiftPatterns(context, page.resources, shift));
  for (const [, object] of context.enumerateIndirectObjects()) shiftWithin(context, object, { page, shift });
}

/** Chromium begins a page with one `cm`: the shift goes into it. Otherwise the content is wrapped. */
function shiftContent(context: PDFContext, page: PageNode, { dx, dy }: Shift): void {
  const content = pageContent(page);
  const first = openOperations(content);
  let parts: readonly Uint8Array[];
  if (readOperation(first) && first.operator === 'cm' && first.operands.length === 6) {
    const [a, b, c, d, e, f] = matrixOf(first.operands);
    const matrix = `${[a, b, c, d].map(String).join(' ')} ${written(e + dx)} ${written(f + dy)} cm`;
    parts = [content.subarray(0, first.from), Buffer.from(matrix), content.subarray(first.to)];
  } else {
    parts = [Buffer.from(`q 1 0 0 1 ${written(dx)} ${written(dy)} cm\n`), content, Buffer.from('\nQ')];
  }
  const bytes = deflateSync(Buffer.concat(parts));
  const dict = context.obj({ Filter: 'FlateDecode', Length: bytes.length });
  page.dict.set(key('Contents'), context.register(PDFRawStream.of(dict, bytes)));
}

/** Patterns lie in the space of the page, not in that of the content that paints them. 8.7.3.1. */
function shiftPatterns(context: PDFContext, resources: PDFDict, { dx, dy }: Shift): PDFObject {
  const patterns = dictAt(resources, 'Pattern');
  if (!patterns || patterns.keys().length === 0) return resources;
  const moved = PDFDict.withContext(context);
  for (const [name, object] of patterns.entries()) {
    const pattern = resolve(context, object);
    const before = pattern instanceof PDFStream ? pattern.dict : pattern;
    if (!(before instanceof PDFDict)) continue;
    // A form may share the pattern, and must keep it where it is: so a copy moves.
    const dict = before.clone();
    const [a, b, c, d, e, f] = matrixOf(numbersOf(context, dict.get(key('Matrix'))));
    dict.set(key('Matrix'), context.obj([a, b, c, d, Number(written(e + dx)), Number(written(f + dy))]));
    moved.set(name, context.register(pattern instanceof PDFRawStream ? PDFRawStream.of(dict, pattern.contents) : dict));
  }
  const copy = resources.clone();
  copy.set(key('Pattern'), moved);
  return copy;
}

interface Moving {
  readonly page: PageNode;
  readonly shift: Shift;
}

/** Links, destinations on the page, and the boxes that a structure tree notes. */
function shiftWithin(context: PDFContext, object: PDFObject, moving: Moving): void {
  const todo: PDFObject[] = [object];
  while (todo.length > 0) {
    const one = todo.pop()!;
    if (one instanceof PDFArray) {
      shiftDestination(one, moving);
      todo.push(...one.asArray());
    } else if (one instanceof PDFDict) {
      shiftDict(context, one, moving.shift);
      todo.push(...one.values());
    } else if (one instanceof PDFStream) todo.push(one.dict);
  }
}

function shiftDict(context: PDFContext, dict: PDFDict, shift: Shift): void {
  const subtype = dict.get(key('Subtype'));
  if (dict.has(key('Rect')) && subtype) {
    shiftPairs(arrayAt(dict, 'Rect'), shift);
    shiftPairs(arrayAt(dict, 'QuadPoints'), shift);
  }
  if (nameAt(dict, 'O') === 'Layout' && dict.get(key('BBox'))) {
    const box = resolve(context, dict.get(key('BBox')));
    if (box instanceof PDFArray) shiftPairs(box, shift);
  }
}

function shiftPairs(array: PDFArray | undefined, { dx, dy }: Shift): void {
  for (let at = 0; array && at < array.size(); at++) {
    const value = array.get(at);
    if (value instanceof PDFNumber) array.set(at, rounded(value.asNumber() + (at % 2 === 0 ? dx : dy)));
  }
}

/** `[page /XYZ left top zoom]` and `/FitR`, `/FitH`, `/FitV`. 12.3.2.2. */
function shiftDestination(array: PDFArray, { page, shift }: Moving): void {
  if (array.size() < 3 || !(array.get(0) instanceof PDFRef) || array.get(0) !== page.ref) return;
  const kind = array.get(1);
  const axes =
    kind === key('XYZ')
      ? 'xy'
      : kind === key('FitR')
        ? 'xyxy'
        : kind === key('FitH')
          ? 'y'
          : kind === key('FitV')
            ? 'x'
            : '';
  for (const [by, axis] of [...axes].entries()) {
    const value = array.size() > 2 + by ? array.get(2 + by) : undefined;
    if (value instanceof PDFNumber) array.set(2 + by, rounded(value.asNumber() + (axis === 'x' ? shift.dx : shift.dy)));
  }
}
