/** LittleCMS, as far as a soft proof needs it: four inks in, what the eye sees on that paper out. */
import { cmsFLAGS_NOCACHE, instantiate, type Lcms, TYPE_CMYK_8 } from 'lcms-wasm';

/** Four bytes of ink for each pixel in, three bytes of sRGB out. */
export interface InkToScreen extends Disposable {
  readonly run: (inks: Uint8Array) => Uint8Array;
}

/** ICC.1:2010, 7.2.15: the paper itself has its colour. */
const absoluteColorimetric = 3;
/** `TYPE_RGB_8` of lcms2.h: colour space 4, three channels of one byte. */
const rgb8 = (4 << 16) | (3 << 3) | 1;

let lcms: Promise<Lcms> | undefined;

/** @returns nothing where the bytes are no CMYK profile that LittleCMS takes */
export async function openInkToScreen(profile: Uint8Array): Promise<InkToScreen | undefined> {
  lcms ??= instantiate();
  const module = await lcms;
  const address = module._malloc(profile.length);
  module.HEAPU8.set(profile, address);
  const inks = module.ccall('cmsOpenProfileFromMem', 'number', ['number', 'number'], [address, profile.length]);
  module._free(address);
  if (inks === 0) return undefined;
  const screen = module.cmsCreate_sRGBProfile();
  const fits = module.cmsGetColorSpaceASCII(inks) === 'CMYK';
  const given = [inks, TYPE_CMYK_8, screen, rgb8, absoluteColorimetric, cmsFLAGS_NOCACHE];
  const transform = fits
    ? module.ccall(
        'cmsCreateTransform',
        'number',
        given.map(() => 'number' as const),
        given,
      )
    : 0;
  module.cmsCloseProfile(inks);
  module.cmsCloseProfile(screen);
  if (transform === 0) return undefined;
  return {
    run: (samples) => runTransform(module, transform, samples),
    [Symbol.dispose]: () => module.cmsDeleteTransform(transform),
  };
}

function runTransform(module: Lcms, transform: number, samples: Uint8Array): Uint8Array {
  const count = samples.length / 4;
  const source = module._malloc(samples.length);
  const target = module._malloc(count * 3);
  // Allocating may move the memory: it is looked at afterwards.
  module.HEAPU8.set(samples, source);
  module.ccall(
    'cmsDoTransform',
    undefined,
    ['number', 'number', 'number', 'number'],
    [transform, source, target, count],
  );
  const made = module.HEAPU8.slice(target, target + count * 3);
  module._free(source);
  module._free(target);
  return made;
}
