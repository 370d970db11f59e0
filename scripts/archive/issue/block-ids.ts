import type { Part } from './model.ts';

/** Ids of a part's pieces: of its blocks in ALTO, which METS and the annotations point to. */
export const blockIds = ({ id, pieces }: Part): readonly string[] => pieces.map((_, index) => `${id}_${index + 1}`);
