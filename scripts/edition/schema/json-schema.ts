/** JSON schemas for editors, which complete and check the files while they are written. */
import * as z from 'zod';
import { editionSchema, pageSchema } from '../schema.ts';

/** A JSON schema with both languages' descriptions: `description` and `zh`. */
export const bilingualSchema = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, { io: 'input', reused: 'inline' });

function plainSchema(schema: z.ZodType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      delete jsonSchema['zh'];
    },
  });
  return { $schema, title, ...rest };
}

export const editionJsonSchema = (): object => plainSchema(editionSchema, 'edition.yaml');
export const pageJsonSchema = (): object => plainSchema(pageSchema, 'pages/*.yaml');

/** The schemas by the names that the first lines of `edition.yaml` and of the page files give them. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['edition.schema.json', `${JSON.stringify(editionJsonSchema(), null, 2)}\n`],
    ['page.schema.json', `${JSON.stringify(pageJsonSchema(), null, 2)}\n`],
  ]);
