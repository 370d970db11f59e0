/** Writes the JSON schemas that editors read to `content/`: `node scripts/edition/write-schemas.ts`. */
import { writeFile } from 'node:fs/promises';
import { schemaFiles } from './index.ts';

for (const [name, text] of schemaFiles()) await writeFile(new URL(`../../content/${name}`, import.meta.url), text);
