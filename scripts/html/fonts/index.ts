/** The door of the fonts: from families, weights and text to small TrueType fonts. */

export { readCmap } from './cmap.ts';
export { readFace } from './face-source.ts';
export { familyNames, findFace, lineMetrics, weightsOf } from './faces.ts';
export { type FontMetrics, fontMetrics } from './font-metrics.ts';
export { lacksCharacters } from './lacks.ts';
export { readTables, tableOf, viewOf } from './sfnt.ts';
export { cutFor, cutSlice, sliceNumbers } from './slice.ts';
export { subsetFaces } from './subset-faces.ts';
export { uprightFamily } from './upright-face.ts';
export type { FaceUse } from './use.ts';
