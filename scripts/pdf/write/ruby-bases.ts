/**
 * Chromium tags a ruby assembly with its readings but leaves its base a piece of text without a name. ISO 32000-1:2008,
 * 14.8.4.4.2: a `Ruby` holds an `RB` and an `RT`.
 */
import { key, nameAt, resolve } from '../document/open.ts';
import { PDFArray, type PDFContext, PDFDict } from '../pdf-lib.ts';

export function nameRubyBases(context: PDFContext): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameAt(object, 'S') !== 'Ruby' || !object.has(key('P'))) continue;
    const kids = resolve(context, object.get(key('K')));
    if (!(kids instanceof PDFArray)) continue;
    const bases = kids.asArray().filter((kid) => {
      const element = resolve(context, kid);
      return element instanceof PDFDict && !/^R[BTP]$/.test(nameAt(element, 'S') ?? '');
    });
    const [only] = bases.map((kid) => resolve(context, kid) as PDFDict);
    if (bases.length === 1 && nameAt(only!, 'S') === 'NonStruct') {
      only!.set(key('S'), key('RB'));
      continue;
    }
    if (bases.length === 0) continue;
    // What is more than text, such as strong characters, stands in a base of its own.
    const base = context.register(context.obj({ Type: 'StructElem', S: 'RB', P: ref, K: bases }));
    for (const kid of bases) (resolve(context, kid) as PDFDict).set(key('P'), base);
    object.set(key('K'), context.obj([base, ...kids.asArray().filter((kid) => !bases.includes(kid))]));
  }
}
