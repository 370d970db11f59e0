/** The inks that a theme declares: pairs of tokens, `--ink-red` for the screen and `--ink-red-cmyk` for the press. */
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { readStyleSheet } from '../core/theme-sheet.ts';
import type { Cmyk, DeclaredInk, Preset } from './model.ts';

/** The inks of a theme, of the house package if it has it, over those common to all. */
export async function themeInks(theme: string, packageFolder?: string): Promise<Checked<readonly DeclaredInk[]>> {
  const files = ['tokens.css', `themes/${theme}.css`];
  return readInks(await Promise.all(files.map((file) => readStyleSheet(file, packageFolder))));
}

/** @param sheets CSS in the order of the cascade: the last declaration of a token counts */
export function readInks(sheets: readonly string[]): Checked<readonly DeclaredInk[]> {
  const tokens = new Map<string, string>();
  for (const sheet of sheets) {
    for (const [, name, value] of sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/--(ink-[\w-]+)\s*:\s*([^;}]*)/g)) {
      tokens.set(name!, value!.trim());
    }
  }
  const diagnostics: Diagnostic[] = [];
  const inks: DeclaredInk[] = [];
  for (const [name, value] of tokens) {
    if (name.endsWith('-cmyk')) continue;
    const written = tokens.get(`${name}-cmyk`);
    const rgb = rgbOf(value);
    const cmyk = written === undefined ? undefined : cmykOf(written);
    if (!rgb || !cmyk) {
      diagnostics.push(diagnostic('press/ink-form', { ink: name, screen: value, print: written ?? '–' }));
      continue;
    }
    const twin = inks.find((one) => same(one.rgb, rgb) && !same(one.cmyk, cmyk));
    if (twin) diagnostics.push(diagnostic('press/ink-ambiguous', { ink: name, other: twin.name, screen: value }));
    else inks.push({ name, rgb, cmyk });
  }
  return { ...(diagnostics.length === 0 && { value: inks }), diagnostics };
}

const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, at) => value === other[at]);

function rgbOf(value: string): DeclaredInk['rgb'] | undefined {
  const [, long, short] = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/i.exec(value) ?? [];
  const digits = long ?? short?.replace(/./g, '$&$&');
  if (!digits) return undefined;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as DeclaredInk['rgb'];
}

/** Four percentages with spaces between, as `styles/README.md` has it. */
function cmykOf(value: string): Cmyk | undefined {
  const parts = value.split(/\s+/);
  const numbers = parts.map((part) => (/^\d+(\.\d+)?%?$/.test(part) ? Number.parseFloat(part) / 100 : Number.NaN));
  return numbers.length === 4 && numbers.every((part) => part <= 1) ? (numbers as unknown as Cmyk) : undefined;
}

/** Inks that are more than a plant's paper carries. */
export function inkFaults(inks: readonly DeclaredInk[], preset: Preset): Diagnostic[] {
  return inks.flatMap(({ name, cmyk }) => {
    const total = cmyk.reduce((sum, ink) => sum + ink, 0);
    if (total <= preset.tac + 1e-9) return [];
    const percent = (part: number): number => Math.round(part * 100);
    return [
      diagnostic('press/ink-heavy', {
        ink: name,
        total: percent(total),
        limit: percent(preset.tac),
        preset: preset.id,
      }),
    ];
  });
}
