/** Writes the JSON schemas that editors read: `node scripts/edition/write-schemas.ts`. */
import { writeFile } from 'node:fs/promises';
import { editionSchema, pageSchema } from './index.ts';

/** The files under `content/`, as they must stand there. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['edition.schema.json', `${JSON.stringify(editionSchema(), null, 2)}\n`],
    ['page.schema.json', `${JSON.stringify(pageSchema(), null, 2)}\n`],
  ]);

if (import.meta.main) {
  for (const [name, text] of schemaFiles()) await writeFile(new URL(`../../content/${name}`, import.meta.url), text);
}
