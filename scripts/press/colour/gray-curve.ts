/** From the gray of a photo to black ink alone. */
import { openTransform } from './lcms.ts';

/**
 * For each 8-bit gray the DeviceGray that prints as light as it should: black ink spreads on paper and is no full
 * black, so a gray taken over as it is would print too dark beside the pictures that pass through the profile. The
 * luminance is scaled between paper and solid black, as black-point compensation does for the others.
 */
export async function grayCurve(profile: Uint8Array): Promise<Uint8Array> {
  using transform = await openTransform(profile, 'lab', { blackPoint: false });
  const curve = Uint8Array.from({ length: 256 }, (_, gray) => gray);
  if (!transform) return curve;
  const ramp = new Uint16Array(256 * 4);
  for (let gray = 0; gray < 256; gray++) ramp[gray * 4 + 3] = (255 - gray) * 257;
  const lab = transform.run(ramp);
  const printed = Array.from(curve, (gray) => luminanceOf((lab[gray * 3]! * 100) / 65_535));
  const black = printed[0]!;
  let at = 0;
  for (let gray = 0; gray < 256; gray++) {
    const wanted = black + (printed[255]! - black) * linear(gray / 255);
    while (at < 255 && printed[at]! < wanted) at++;
    const over = printed[at]! - wanted;
    curve[gray] = at > 0 && over > wanted - printed[at - 1]! ? at - 1 : at;
  }
  return curve;
}

/** CIE 15:2018, 8.2.1. */
const luminanceOf = (lightness: number): number => (lightness > 8 ? ((lightness + 16) / 116) ** 3 : lightness / 903.3);

/** IEC 61966-2-1. */
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
