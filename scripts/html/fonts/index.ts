/** The door of the fonts: from families, weights and text to small TrueType fonts. */
export { familyNames, findFace, weightsOf } from './faces.ts';
export { type FontMetrics, fontMetrics } from './font-metrics.ts';
export { subsetFaces } from './subset-faces.ts';
export type { FaceUse } from './use.ts';
