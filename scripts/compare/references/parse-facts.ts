/** facts.json, read and held to its shape. */
import * as z from 'zod';
import type { PageFacts } from './model.ts';

const counted = z.record(z.string(), z.number());
const named = z.record(z.string(), z.string());
const factsSchema = z.object({
  version: z.literal(1),
  hash: z.string(),
  toolchain: z.array(z.string()),
  painted: named,
  boxes: z.record(z.string(), z.array(z.number()).length(4)),
  counts: counted,
  inks: counted,
  fonts: counted,
  overprint: counted,
  transparency: counted,
  images: z.array(
    z.object({
      digest: z.string(),
      pixels: z.tuple([z.number(), z.number()]),
      ppi: z.number(),
      space: z.string(),
      filter: z.string(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
  document: z.object({
    version: z.string(),
    intents: z.array(z.string()),
    claims: z.array(z.string()),
    language: z.string(),
    metadata: named,
    tags: z.string(),
  }),
});

/** @throws SyntaxError saying what is wrong */
export function parseFacts(text: string): PageFacts {
  const read = factsSchema.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SyntaxError(`${issue?.path.join('.')}: ${issue?.message}`);
}
