/** The rules of an edition as a whole. */
import type { Reading } from '../reading.ts';
import { headless } from './headless.ts';
import { houseFile } from './house-file.ts';
import { numbering } from './numbering.ts';
import { pictureTwice } from './picture-twice.ts';
import { sections } from './sections.ts';
import { truckMiddle } from './truck-middle.ts';
import type { WholeEdition, WholeRule } from './whole-edition.ts';

const rules: readonly WholeRule[] = [houseFile, numbering, truckMiddle, sections, pictureTwice, headless];

export async function checkWhole(reading: Reading, edition: WholeEdition): Promise<void> {
  for (const rule of rules) await rule(reading, edition);
}
