/**
 * The typefaces a page can be set in. This table is the only place that knows which package a face comes from;
 * a new face is a new row (and a line in NOTICE).
 */

import type { Script } from '../../core/script.ts';

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
  // 明: Noto Serif TC and JP, for traditional Chinese and Japanese
  { family: 'DY Song TC', weight: 400, file: truetype('noto-serif-tc', '400Regular/NotoSerifTC_400Regular.ttf') },
  { family: 'DY Song TC', weight: 500, file: truetype('noto-serif-tc', '500Medium/NotoSerifTC_500Medium.ttf') },
  { family: 'DY Song TC', weight: 600, file: truetype('noto-serif-tc', '600SemiBold/NotoSerifTC_600SemiBold.ttf') },
  { family: 'DY Song TC', weight: 700, file: truetype('noto-serif-tc', '700Bold/NotoSerifTC_700Bold.ttf') },
  { family: 'DY Song TC', weight: 900, file: truetype('noto-serif-tc', '900Black/NotoSerifTC_900Black.ttf') },
  { family: 'DY Song JP', weight: 400, file: truetype('noto-serif-jp', '400Regular/NotoSerifJP_400Regular.ttf') },
  { family: 'DY Song JP', weight: 500, file: truetype('noto-serif-jp', '500Medium/NotoSerifJP_500Medium.ttf') },
  { family: 'DY Song JP', weight: 600, file: truetype('noto-serif-jp', '600SemiBold/NotoSerifJP_600SemiBold.ttf') },
  { family: 'DY Song JP', weight: 700, file: truetype('noto-serif-jp', '700Bold/NotoSerifJP_700Bold.ttf') },
  { family: 'DY Song JP', weight: 900, file: truetype('noto-serif-jp', '900Black/NotoSerifJP_900Black.ttf') },
  // Latin: Source Serif 4, whose older form is the Latin of the Song faces
  { family: 'DY Roman', weight: 400, file: truetype('source-serif-4', '400Regular/SourceSerif4_400Regular.ttf') },
  { family: 'DY Roman', weight: 500, file: truetype('source-serif-4', '500Medium/SourceSerif4_500Medium.ttf') },
  { family: 'DY Roman', weight: 600, file: truetype('source-serif-4', '600SemiBold/SourceSerif4_600SemiBold.ttf') },
  { family: 'DY Roman', weight: 700, file: truetype('source-serif-4', '700Bold/SourceSerif4_700Bold.ttf') },
  { family: 'DY Roman', weight: 900, file: truetype('source-serif-4', '900Black/SourceSerif4_900Black.ttf') },
  // 楷: LXGW WenKai
  { family: 'DY Kai', weight: 400, file: wenKai('lxgwwenkai-regular.css') },
  { family: 'DY Kai', weight: 700, file: wenKai('lxgwwenkai-bold.css') },
  // Brush and display
  { family: 'DY Brush', weight: 400, file: truetype('ma-shan-zheng', '400Regular/MaShanZheng_400Regular.ttf') },
  { family: 'DY Display', weight: 400, file: truetype('zcool-xiaowei', '400Regular/ZCOOLXiaoWei_400Regular.ttf') },
];

/**
 * Where a family's lines lie otherwise than the Song's, which stands beside it on the baseline: that one's ascent and
 * descent, as parts of an em.
 */
export const lineMetrics: ReadonlyMap<string, { readonly ascent: number; readonly descent: number }> = new Map([
  ['DY Roman', { ascent: 1.151, descent: 0.286 }],
]);

/** The families, in the order of the table. */
export const familyNames = (): readonly string[] => [...new Set(faceRows.map((row) => row.family))];

export const weightsOf = (family: string): readonly number[] =>
  faceRows.filter((row) => row.family === family).map((row) => row.weight);

export const findFace = (family: string, weight: number): FaceRow | undefined =>
  faceRows.find((row) => row.family === family && row.weight === weight);

/** The one family that copy of another script is set in; its weights stand for what simplified Chinese has families for. */
const families: Readonly<Record<Exclude<Script, 'Hans'>, string>> = {
  Hant: 'DY Song TC',
  Jpan: 'DY Song JP',
  Latn: 'DY Roman',
};

/** The face that does for another script what a face does for simplified Chinese; 黑, set off by its strokes, is set bold. */
export function faceInScript(face: { readonly family: string; readonly weight: number }, script: Script | undefined) {
  if (script === undefined || script === 'Hans') return face;
  // The Latin of the 黑 is as good as any.
  if (script === 'Latn' && face.family === 'DY Hei') return face;
  const family = families[script];
  const wanted = face.family === 'DY Hei' ? face.weight + 200 : face.weight;
  const weight = weightsOf(family).reduce((best, one) =>
    Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best,
  );
  return { family, weight };
}
