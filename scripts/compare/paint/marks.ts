/** Marked content that stands for text, and layers that are switched off. ISO 32000-1:2008, 8.11 and 14.9.4. */
import {
  arrayAt,
  dictAt,
  isBytes,
  isDict,
  isName,
  nameAt,
  type Operand,
  type PDFContext,
  PDFDict,
  PDFHexString,
  resolve,
  textAt,
} from '../../pdf/index.ts';

export interface PaintMark {
  readonly actual?: string;
  readonly hidden: boolean;
  /** True once the replacement has been given out. */
  spent: boolean;
}

export interface Layers {
  /** Whether an optional content group, or a membership of groups, is off as the document opens. */
  readonly hides: (layer: PDFDict) => boolean;
}

export function layersOf(context: PDFContext): Layers {
  const root = resolve(context, context.trailerInfo.Root);
  const usual = root instanceof PDFDict ? dictAt(dictAt(root, 'OCProperties'), 'D') : undefined;
  const listed = (name: string): ReadonlySet<unknown> =>
    new Set((arrayAt(usual, name)?.asArray() ?? []).map((one) => resolve(context, one)));
  const [on, off] = [listed('ON'), listed('OFF')];
  const allOff = nameAt(usual, 'BaseState') === 'OFF';
  const groupOff = (group: PDFDict): boolean => off.has(group) || (allOff && !on.has(group));
  const hides = (layer: PDFDict): boolean => {
    if (nameAt(layer, 'Type') !== 'OCMD') return groupOff(layer);
    const one = dictAt(layer, 'OCGs');
    const many =
      arrayAt(layer, 'OCGs')
        ?.asArray()
        .map((item) => resolve(context, item)) ?? (one ? [one] : []);
    const states = many.filter((item) => item instanceof PDFDict).map((item) => !groupOff(item));
    if (states.length === 0) return false;
    const policy = nameAt(layer, 'P') ?? 'AnyOn';
    if (policy === 'AllOn') return !states.every(Boolean);
    if (policy === 'AllOff') return states.some(Boolean);
    if (policy === 'AnyOff') return states.every(Boolean);
    return !states.some(Boolean);
  };
  return { hides };
}

interface Around {
  readonly resources: PDFDict | undefined;
  readonly layers: Layers;
}

export function markOf([tag, properties]: readonly Operand[], { resources, layers }: Around): PaintMark {
  const inline = isDict(properties) ? properties.entries.get('ActualText') : undefined;
  const listed = isName(properties) ? dictAt(dictAt(resources, 'Properties'), properties.name) : undefined;
  const actual = isBytes(inline)
    ? PDFHexString.of(Buffer.from(inline).toString('hex')).decodeText()
    : textAt(listed, 'ActualText');
  const hidden = listed !== undefined && isName(tag) && tag.name === 'OC' && layers.hides(listed);
  return { hidden, spent: false, ...(actual !== undefined && { actual }) };
}

/** The text of the outermost replacement that is open: once, at its first glyph; '' at those that follow. */
export function replacementOf(marks: readonly PaintMark[]): string | undefined {
  for (const mark of marks) {
    if (mark.actual === undefined) continue;
    if (mark.spent) return '';
    mark.spent = true;
    return mark.actual;
  }
  return undefined;
}
