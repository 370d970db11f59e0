/** LittleCMS, as far as the press needs it: a profile pair in, a function over 16-bit samples out. */
import {
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  cmsFLAGS_NOCACHE,
  cmsFLAGS_NOOPTIMIZE,
  INTENT_RELATIVE_COLORIMETRIC,
  instantiate,
  type Lcms,
  TYPE_CMYK_16,
  TYPE_Lab_16,
  TYPE_RGB_16,
} from 'lcms-wasm';

/** Samples of one colour after another, 0 to 65535. */
export type Samples = Uint16Array;

export interface Transform extends Disposable {
  readonly run: (samples: Samples) => Samples;
}

/** `srgb` and `lab` are made by LittleCMS itself; bytes are an ICC profile. */
export type Side = Uint8Array | 'srgb' | 'lab';

let lcms: Promise<Lcms> | undefined;

/** The module is loaded once, when the first colour needs it. */
const loadLcms = (): Promise<Lcms> => {
  lcms ??= instantiate();
  return lcms;
};

/** The package's own call puts a profile on a stack that is smaller than profiles are. */
function openProfile(module: Lcms, side: Side): number {
  if (side === 'srgb') return module.cmsCreate_sRGBProfile();
  if (side === 'lab') return module.cmsCreateLab4Profile();
  const address = module._malloc(side.length);
  module.HEAPU8.set(side, address);
  const profile = module.ccall('cmsOpenProfileFromMem', 'number', ['number', 'number'], [address, side.length]);
  module._free(address);
  return profile;
}

const formats: Readonly<Record<string, readonly [format: number, channels: number]>> = {
  RGB: [TYPE_RGB_16, 3],
  CMYK: [TYPE_CMYK_16, 4],
  Lab: [TYPE_Lab_16, 3],
};

/**
 * Relative colorimetric, every colour computed and none looked up in a coarser table.
 * @returns nothing when a profile is damaged, or for other colours than RGB, CMYK and Lab
 */
export async function openTransform(
  from: Side,
  to: Side,
  { blackPoint }: { readonly blackPoint: boolean },
): Promise<Transform | undefined> {
  const module = await loadLcms();
  const profiles = [openProfile(module, from), openProfile(module, to)];
  const close = (): void => {
    for (const profile of profiles) if (profile !== 0) module.cmsCloseProfile(profile);
  };
  const [input, output] = profiles.map((profile) =>
    profile === 0 ? undefined : formats[module.cmsGetColorSpaceASCII(profile) ?? ''],
  );
  const flags = cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE | (blackPoint ? cmsFLAGS_BLACKPOINTCOMPENSATION : 0);
  const transform =
    input && output
      ? module.ccall(
          'cmsCreateTransform',
          'number',
          ['number', 'number', 'number', 'number', 'number', 'number'],
          [profiles[0]!, input[0], profiles[1]!, output[0], INTENT_RELATIVE_COLORIMETRIC, flags],
        )
      : 0;
  close();
  if (!input || !output || transform === 0) return undefined;
  return {
    run: (samples) => runTransform(module, { transform, samples, from: input[1], to: output[1] }),
    [Symbol.dispose]: () => module.cmsDeleteTransform(transform),
  };
}

interface Run {
  readonly transform: number;
  readonly samples: Samples;
  readonly from: number;
  readonly to: number;
}

function runTransform(module: Lcms, { transform, samples, from, to }: Run): Samples {
  const count = samples.length / from;
  const source = module._malloc(samples.byteLength);
  const target = module._malloc(count * to * 2);
  // Allocating may move the memory: views are taken afterwards.
  new Uint16Array(module.HEAPU8.buffer, source, samples.length).set(samples);
  module.ccall(
    'cmsDoTransform',
    undefined,
    ['number', 'number', 'number', 'number'],
    [transform, source, target, count],
  );
  const made = new Uint16Array(module.HEAPU8.buffer, target, count * to).slice();
  module._free(source);
  module._free(target);
  return made;
}
