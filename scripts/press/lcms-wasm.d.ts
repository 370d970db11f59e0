/** What the press stage uses of the package, which brings no types of its own. */
declare module 'lcms-wasm' {
  /** Handles are addresses in the module's memory; 0 means that there is none. */
  export interface Lcms {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(address: number): void;
    ccall(name: string, result: 'number' | undefined, types: readonly 'number'[], values: readonly number[]): number;
    cmsCreate_sRGBProfile(): number;
    cmsCreateLab4Profile(whitePoint?: readonly number[]): number;
    cmsCloseProfile(profile: number): void;
    cmsDeleteTransform(transform: number): void;
    cmsGetColorSpaceASCII(profile: number): string | null;
  }
  export function instantiate(options?: { readonly wasmBinary?: Uint8Array }): Promise<Lcms>;
  export const INTENT_RELATIVE_COLORIMETRIC: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
  export const cmsFLAGS_NOOPTIMIZE: number;
  export const cmsFLAGS_NOCACHE: number;
  export const TYPE_RGB_16: number;
  export const TYPE_CMYK_8: number;
  export const TYPE_CMYK_16: number;
  export const TYPE_Lab_16: number;
}
