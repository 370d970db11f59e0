/** The sheet that an edition is printed on. */
import { mm } from '../../core/units.ts';
import type { Sheet } from '../model.ts';
import { customMargins, sheets } from '../presets.ts';
import type { EditionInput } from '../schema.ts';

export function sheetOf(input: Pick<EditionInput, 'sheet' | 'bleed' | 'marks' | 'margins'>): Sheet {
  const named = typeof input.sheet === 'string' ? input.sheet : undefined;
  const size = typeof input.sheet === 'string' ? sheets[input.sheet] : { ...input.sheet, margins: customMargins };
  const margins = { ...size.margins, ...input.margins };
  return {
    name: named ?? 'custom',
    width: mm(size.width),
    height: mm(size.height),
    bleed: mm(input.bleed),
    marks: input.marks,
    margins: {
      top: mm(margins.top ?? size.margins.top),
      bottom: mm(margins.bottom ?? size.margins.bottom),
      inner: mm(margins.inner ?? size.margins.inner),
      outer: mm(margins.outer ?? size.margins.outer),
    },
  };
}
