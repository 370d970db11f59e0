/** facts.json as text that diffs well, and back. */
import * as z from 'zod';
import type { PageFacts } from './model.ts';

/** Two levels deep one entry a line; deeper than that in one line. */
export function factsJson(facts: PageFacts): string {
  const members = Object.entries(facts).map(([key, value]) => {
    const name = JSON.stringify(key);
    if (typeof value !== 'object') return `  ${name}: ${JSON.stringify(value)}`;
    const rows = Array.isArray(value)
      ? value.map((item) => JSON.stringify(item))
      : Object.entries(value).map(([inner, item]) => `${JSON.stringify(inner)}: ${JSON.stringify(item)}`);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    return rows.length === 0
      ? `  ${name}: ${open}${close}`
      : `  ${name}: ${open}\n    ${rows.join(',\n    ')}\n  ${close}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}

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
