/** The two pages of a double truck as the plant takes them: each out of the press file of both. */
import type { Checked } from '../core/diagnostic.ts';
import type { Mm } from '../core/units.ts';
import { boxesOf, type DocumentFacts, halvePdf, key, pageList, putMarks, type Side, sealPdf } from '../pdf/index.ts';
import { claimOf } from './document/output-intent.ts';
import { addMarks, roomForMarks } from './marks/add-marks.ts';
import type { Preset, Slug } from './model.ts';
import type { Prove } from './write-press.ts';

export interface HalveJob {
  readonly side: Side;
  readonly facts: DocumentFacts & { readonly sheet: { readonly bleed: Mm } };
  readonly preset: Preset;
  readonly slug: Slug;
}

/**
 * What the page paints is clipped to its own bleed, which it has on three sides. Handed on only if `prove` finds no error
 * in the bytes; only errors are told, since all that holds of the page was told of both.
 */
export async function halvePress(
  truck: Uint8Array,
  { side, facts, preset, slug }: HalveJob,
  prove: Prove,
): Promise<Checked<Uint8Array>> {
  const { context, page } = await halvePdf(truck, side);
  const { bleed } = facts.sheet;
  if (preset.marks) {
    const [left, bottom, right, top] = boxesOf(pageList(context)[0]!).trim;
    const { beside, above } = roomForMarks(bleed);
    // On the side of the fold too, where the sheet of both had no room for them.
    const sheet = [left - beside, bottom - above, right + beside, top + above];
    page.dict.set(key('MediaBox'), context.obj(sheet));
    await addMarks(context, page, { bleed, slug, clip: true });
  } else putMarks(context, page, { marks: '', clip: true });
  const value = await sealPdf(context, facts, claimOf(preset));
  const faults = (await prove(value)).filter(({ severity }) => severity === 'error');
  return { ...(faults.length === 0 && { value }), diagnostics: faults };
}
