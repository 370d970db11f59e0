/** The preset that a page is printed with, by what the edition and the command line say. */
import { type Checked, diagnostic } from '../core/diagnostic.ts';
import type { Position } from '../core/source.ts';
import type { Preset } from './model.ts';
import { presetNamed, presets } from './presets.ts';
import { withProfile } from './profile.ts';

/** What a page is held to where nobody names a preset. */
export const usualPreset = 'newsprint-coldset';

/** What the command line says in place of the edition. */
export interface PressWish {
  readonly preset?: string | undefined;
  readonly conformance?: Preset['conformance'] | undefined;
  /** Absolute path. */
  readonly profile?: string | undefined;
  readonly marks?: boolean | undefined;
}

/** How a plant prints, by name; no value when there is no such preset or its profile cannot be used. */
export async function choosePreset(
  wish: PressWish & { readonly preset: string },
  at?: Position | undefined,
): Promise<Checked<Preset>> {
  const named = presetNamed(wish.preset, wish.conformance);
  if (!named) {
    const choices = presets.map(({ id }) => id).join(', ');
    return { diagnostics: [diagnostic('press/no-preset', { preset: wish.preset, choices }, { at })] };
  }
  const marked = wish.marks === undefined ? named : { ...named, marks: wish.marks };
  return wish.profile ? await withProfile(marked, wish.profile) : { value: marked, diagnostics: [] };
}
