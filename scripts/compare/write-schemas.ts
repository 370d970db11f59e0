/** Writes the JSON schemas of what comparison reads and prints: `node scripts/compare/write-schemas.ts`. */
import { writeFile } from 'node:fs/promises';
import { compareReportJsonSchema } from './report/schema.ts';
import { rulesJsonSchema } from './rules/schema.ts';

/** The files under `content/`, as they must stand there. */
export const compareSchemaFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['compare.schema.json', `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`],
    ['compare-report.schema.json', `${JSON.stringify(compareReportJsonSchema(), null, 2)}\n`],
  ]);

if (import.meta.main) {
  for (const [name, text] of compareSchemaFiles())
    await writeFile(new URL(`../../content/${name}`, import.meta.url), text);
}
