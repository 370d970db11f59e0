/**
 * The typefaces a page can be set in. This table is the only place that knows which package a face comes from;
 * a new face is a new row (and a line in NOTICE).
 */

/** One TrueType file, or the WOFF2 slices that a web-font stylesheet names with their `unicode-range`. */
export type FaceFile =
  | { readonly kind: 'truetype'; readonly package: string; readonly path: string }
  | { readonly kind: 'slices'; readonly package: string; readonly stylesheet: string };

export interface FaceRow {
  /** Name in CSS; distinctive, so that no generic or installed family is ever meant. */
  readonly family: string;
  /** CSS weight. */
  readonly weight: number;
  readonly file: FaceFile;
}

const truetype = (name: string, path: string): FaceFile => ({
  kind: 'truetype',
  package: `@expo-google-fonts/${name}`,
  path,
});

const wenKai = (stylesheet: string): FaceFile => ({ kind: 'slices', package: 'lxgw-wenkai-webfont', stylesheet });

export const faceRows: readonly FaceRow[] = [
  // 宋: Noto Serif SC
  { family: 'DY Song', weight: 400, file: truetype('noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf') },
  { family: 'DY Song', weight: 500, file: truetype('noto-serif-sc', '500Medium/NotoSerifSC_500Medium.ttf') },
  { family: 'DY Song', weight: 600, file: truetype('noto-serif-sc', '600SemiBold/NotoSerifSC_600SemiBold.ttf') },
  { family: 'DY Song', weight: 700, file: truetype('noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf') },
  { family: 'DY Song', weight: 900, file: truetype('noto-serif-sc', '900Black/NotoSerifSC_900Black.ttf') },
  // 黑: Noto Sans SC
  { family: 'DY Hei', weight: 400, file: truetype('noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf') },
  { family: 'DY Hei', weight: 500, file: truetype('noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf') },
  { family: 'DY Hei', weight: 700, file: truetype('noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf') },
  { family: 'DY Hei', weight: 900, file: truetype('noto-sans-sc', '900Black/NotoSansSC_900Black.ttf') },
  // 楷: LXGW WenKai
  { family: 'DY Kai', weight: 400, file: wenKai('lxgwwenkai-regular.css') },
  { family: 'DY Kai', weight: 700, file: wenKai('lxgwwenkai-bold.css') },
  // Brush and display
  { family: 'DY Brush', weight: 400, file: truetype('ma-shan-zheng', '400Regular/MaShanZheng_400Regular.ttf') },
  { family: 'DY Display', weight: 400, file: truetype('zcool-xiaowei', '400Regular/ZCOOLXiaoWei_400Regular.ttf') },
];

/** The families, in the order of the table. */
export const familyNames = (): readonly string[] => [...new Set(faceRows.map((row) => row.family))];

export const weightsOf = (family: string): readonly number[] =>
  faceRows.filter((row) => row.family === family).map((row) => row.weight);

export const findFace = (family: string, weight: number): FaceRow | undefined =>
  faceRows.find((row) => row.family === family && row.weight === weight);
