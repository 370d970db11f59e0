/** What each colour of a page becomes on the plates. */
import type { Cmyk, DeclaredInk, Preset } from '../model.ts';
import type { ProfileBytes } from '../profile.ts';
import { limitInk } from './ink-limit.ts';
import { openTransform, type Transform } from './lcms.ts';

export type Rgb = readonly [number, number, number];

export interface PressColour {
  readonly cmyk: Cmyk;
  /** A declared ink or a neutral, which is as it was wanted; anything else went through the profile. */
  readonly exact: boolean;
}

export interface ColourMap {
  /** Parts of one. */
  readonly ofRgb: (rgb: Rgb) => PressColour;
  readonly ofGray: (gray: number) => PressColour;
}

/** A level is told to a third of an 8-bit step: the browser writes four decimals. */
const eighth = (part: number): number | undefined => {
  const level = Math.round(part * 255);
  return Math.abs(part * 255 - level) < 0.3 ? level : undefined;
};

const clamp = (part: number): number => Math.min(1, Math.max(0, Number.isFinite(part) ? part : 0));

/** One for each profile, for as long as the process runs: a run knows one or two. */
const transforms = new Map<string, Promise<Transform | undefined>>();

/** Takes some 50 ms the first time, which can be spent while the browser prints. */
export function transformTo(profile: ProfileBytes): Promise<Transform | undefined> {
  let opening = transforms.get(profile.sha256);
  if (!opening) {
    opening = openTransform('srgb', profile.bytes, { blackPoint: true });
    transforms.set(profile.sha256, opening);
  }
  return opening;
}

/** Declared inks first, then neutrals to black alone, everything else through the profile within the ink limit. */
export async function openColourMap(
  preset: Preset,
  { profile, inks }: { readonly profile: ProfileBytes; readonly inks: readonly DeclaredInk[] },
): Promise<ColourMap> {
  const transform = await transformTo(profile);
  if (!transform) throw new Error(`LittleCMS does not take the profile ${preset.profile.file}, which was found sound`);
  const declared = new Map(inks.map(({ rgb, cmyk }) => [rgb.join(), cmyk]));
  const known = new Map<string, PressColour>();
  const ofGray = (gray: number): PressColour => ({ cmyk: [0, 0, 0, 1 - clamp(gray)], exact: true });
  const find = (rgb: Rgb): PressColour => {
    const ink = declared.get(rgb.map(eighth).join());
    if (ink) return { cmyk: ink, exact: true };
    const [r, g, b] = rgb.map(clamp) as unknown as Rgb;
    if (r === g && g === b) return ofGray(r);
    const samples = transform.run(Uint16Array.from([r, g, b], (part) => Math.round(part * 65_535)));
    const cmyk = Array.from(samples, (sample) => sample / 65_535) as unknown as Cmyk;
    return { cmyk: limitInk(cmyk, preset.tac), exact: false };
  };
  const ofRgb = (rgb: Rgb): PressColour => {
    const name = rgb.join();
    let colour = known.get(name);
    if (!colour) {
      colour = find(rgb);
      // A page has some dozens of colours; sampled shadings ask for thousands, each once.
      if (known.size < 4096) known.set(name, colour);
    }
    return colour;
  };
  return { ofRgb, ofGray };
}

/** A part as a PDF writes it. */
const written = (part: number): string => {
  const text = part.toFixed(4).replace(/0+$/, '').replace(/\.$/, '');
  return text.startsWith('0.') ? text.slice(1) : text;
};

/** The four operands of `k` or `K`. */
export const operandsOf = ({ cmyk }: PressColour): string => cmyk.map(written).join(' ');
