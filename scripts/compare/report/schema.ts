/** The schema of what `dayang compare --json` prints. The contract is model.ts; the tests hold what is printed to this. */
import * as z from 'zod';

const text = (description: string) => z.string().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const length = (description: string) => z.number().describe(`${description}, mm`);
const sha256 = z
  .string()
  .describe('SHA-256 of the file, or of the hashes of its references; empty where there is none');

const box = z
  .strictObject({ x: length('Left edge'), y: length('Top edge'), width: length('Width'), height: length('Height') })
  .describe('From the top-left corner of the trimmed page');

const layer = z.enum(['text', 'geometry', 'looks', 'production']);

const position = z.strictObject({ file: z.string(), line: z.int().min(1), column: z.int().min(1) });

const change = z.strictObject({
  layer,
  kind: text(
    'text: inserted, deleted, replaced, moved. geometry: moved, resized, added, removed, page-box, order. looks: region. ' +
      'production: ink, font, glyph, overprint, transparency, clip, image, output-intent, conformance, version, metadata, language, encryption, tags, annotation',
  ),
  object: text('line, picture, rule, block, glyphs, page or document'),
  was: box.optional(),
  is: box.optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  context: z.strictObject({ before: z.string(), after: z.string() }).optional(),
  shift: z.strictObject({ x: length('To the right'), y: length('Down') }).optional(),
  count: count('How many characters, glyphs, pixels or objects have a part in it').optional(),
  share: z.number().min(0).max(1).optional().describe("Looks: part of the region's pixels that differ"),
  greatest: z.number().min(0).max(255).optional().describe('Looks: largest difference of a channel'),
  label: z.string().optional().describe('Looks: type-edge or hairline where only the drawing differs'),
  block: z.string().optional().describe('Id of the block'),
  source: position.optional().describe('Where it stands in the edition'),
  accepted: z.string().optional().describe('Name of the rule that lets it pass'),
});

const page = z.strictObject({
  old: z.int().min(1).optional().describe('Its place in the old file, from 1'),
  new: z.int().min(1).optional().describe('Its place in the new file, from 1'),
  name: text('The number printed on it, or its place'),
  verdict: z.enum(['same', 'moved', 'changed', 'added', 'removed']),
  changes: z.array(change),
  width: length('Width of the trimmed page'),
  height: length('Height of the trimmed page'),
});

const side = z.strictObject({
  name: z.string(),
  sha256,
  pages: count('Pages'),
  producer: z.string().optional(),
});

const comparison = z.strictObject({
  version: z.literal(1),
  old: side,
  new: side,
  verdict: z.enum(['same', 'different']).describe('same also where every difference is accepted'),
  toolchainChanged: z.boolean().describe('True where only what made the pages differs'),
  pages: z.array(page),
  document: z.array(change).describe('Changes of the whole document'),
  missing: z
    .array(
      z.strictObject({
        layer,
        why: z
          .enum(['broken', 'undrawn', 'no-pixels'])
          .describe(
            'broken: its structure cannot be read; undrawn: it cannot be drawn; no-pixels: references keep none',
          ),
        files: z.array(z.string()).describe('The files that it is for'),
      }),
    )
    .describe('Layers that were not compared'),
  milliseconds: z.number(),
});

const diagnostic = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  at: position.optional(),
  page: z.int().optional(),
  block: z.string().optional(),
  box: box.optional(),
  related: z.array(position).optional(),
});

export const compareReportSchema = z.strictObject({
  version: z.literal(1),
  command: z.literal('compare'),
  exit: z.int().describe('0 same or accepted, 1 errors, 3 differences'),
  verdict: z.enum(['same', 'different']),
  counts: z.strictObject({
    pages: count('Pages'),
    changed: count('Pages with a difference that nothing accepts'),
    open: count('Differences that nothing accepts'),
    accepted: count('Differences that a rule accepts'),
  }),
  comparisons: z.array(comparison).describe('One for each pair of files'),
  diagnostics: z.array(diagnostic),
});

export function compareReportJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(compareReportSchema, { reused: 'inline' });
  return { $schema, title: 'dayang compare --json', ...rest };
}
