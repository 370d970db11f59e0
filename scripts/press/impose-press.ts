/** Press files of single pages as spreads for the plates: the same inks, the same claim. */
import { type Checked, hasErrors } from '../core/diagnostic.ts';
import { type DocumentFacts, imposePdfs, key, PDFName, pageList, type SpreadPages, sealPdf } from '../pdf/index.ts';
import { claimOf, setOutputIntent } from './document/output-intent.ts';
import type { Preset } from './model.ts';
import { readProfile } from './profile.ts';
import type { Prove } from './write-press.ts';

/** Handed on only if `prove` finds no error in the bytes. */
export async function imposePress(
  spreads: readonly SpreadPages[],
  { facts, preset }: { readonly facts: DocumentFacts; readonly preset: Preset },
  prove: Prove,
): Promise<Checked<Uint8Array>> {
  const { value: profile, diagnostics } = await readProfile(preset);
  if (!profile) return { diagnostics };
  const context = await imposePdfs(spreads);
  // ISO 15930-7:2010, 6.12, as on the single pages.
  if (preset.conformance === 'PDF/X-4')
    for (const { dict } of pageList(context))
      dict.set(key('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: PDFName.of('DeviceCMYK'), I: true }));
  setOutputIntent(context, preset, profile);
  const value = await sealPdf(context, facts, claimOf(preset));
  const found = await prove(value);
  return { ...(!hasErrors(found) && { value }), diagnostics: [...diagnostics, ...found] };
}
