/** Writes the JSON schema of house styles: `node scripts/copy/write-schemas.ts`. */
import { writeFile } from 'node:fs/promises';
import { houseJsonSchema } from './house/schema.ts';

/** The files under `content/`, as they must stand there. */
export const copySchemaFiles = (): ReadonlyMap<string, string> =>
  new Map([['house-style.schema.json', `${JSON.stringify(houseJsonSchema(), null, 2)}\n`]]);

if (import.meta.main) {
  for (const [name, text] of copySchemaFiles())
    await writeFile(new URL(`../../content/${name}`, import.meta.url), text);
}
