import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { listFolder } from '../folder.ts';
import { offer } from '../offer.ts';
import { report } from '../reading.ts';
import { valueOrigin } from '../yaml/document.ts';
import type { WholeRule } from './whole-edition.ts';

/** The house style that the edition names is there. What it says is the copy desk's to read. */
export const houseFile: WholeRule = async (reading, { input, yaml }) => {
  const file = input?.house;
  if (file === undefined || existsSync(resolve(reading.root, file))) return;
  const choices = file.startsWith('.') ? undefined : offer(file, await listFolder(reading.root, posix.dirname(file)));
  report(reading, 'edition/missing-file', { places: [valueOrigin(yaml, ['house'])], with: { file, choices } });
};
