/** The one description of `compare.yaml`: validation and the JSON schema for editors are made from it. */
import * as z from 'zod';

const text = (longest: number) => z.string().max(longest).regex(/\S/, { error: 'edition/empty-text' });
const least = (most: number) => z.number().min(0).max(most);

const layers = ['text', 'geometry', 'looks', 'production'] as const;
const kinds = [
  ...([
    'inserted',
    'deleted',
    'replaced',
    'moved',
    'resized',
    'added',
    'removed',
    'page-box',
    'order',
    'region',
  ] as const),
  ...(['ink', 'font', 'glyph', 'overprint', 'transparency', 'clip', 'image', 'output-intent', 'conformance'] as const),
  ...(['version', 'metadata', 'language', 'tags', 'annotation'] as const),
] as const;
const labels = ['type-edge', 'hairline'] as const;

const tolerances = z.strictObject({
  geometry: z
    .strictObject({
      move: least(1000).optional().describe('Greatest shift along x or y, mm'),
      size: least(1000).optional().describe('Greatest change of width or height, mm'),
      box: least(1000).optional().describe('Greatest shift of an edge of a page box, mm'),
    })
    .optional()
    .describe('How far something may stand from where it stood'),
  looks: z
    .strictObject({
      share: least(1).optional().describe("Greatest part of a region's own pixels that differ, 0 to 1"),
      greatest: least(255).optional().describe('Largest difference of a channel, 0 to 255'),
      labels: z.array(z.enum(labels)).max(2).optional().describe('Kinds of drawing that pass whatever their size'),
    })
    .optional()
    .describe('A region passes when it keeps every one that is given'),
  production: z
    .strictObject({
      ink: least(100).optional().describe('Largest difference of an ink, percentage points'),
      resolution: least(100).optional().describe("Change of a picture's resolution, per cent of the old one"),
      ignore: z.array(z.enum(kinds)).max(kinds.length).optional().describe('Kinds that are only told'),
    })
    .optional()
    .describe('Inks, resolution and what is only told'),
});

const region = {
  name: text(80).describe('What reports call it; stands once'),
  reason: text(300).describe('Why it may differ, for whoever reads this next year'),
  until: z.iso
    .date({ error: 'edition/date' })
    .optional()
    .describe('The last day on which it holds: 2026-12-31; afterwards it is an error'),
  pages: z
    .array(z.union([z.int().min(1), text(40)]))
    .min(1)
    .max(200)
    .optional()
    .describe('Pages by their number or name; every page if left out'),
  block: text(80).optional().describe('Id of a block, where both sides have a layout.json'),
  box: z
    .strictObject({
      x: z.number().describe('Left edge, mm from the trimmed page'),
      y: z.number().describe('Top edge, mm from the trimmed page'),
      width: z.number().min(0).describe('mm'),
      height: z.number().min(0).describe('mm'),
    })
    .optional()
    .describe('A box on the page; the whole page if neither block nor box is named'),
  layers: z.array(z.enum(layers)).min(1).max(4).optional().describe('Layers it is about; all of them if left out'),
  kinds: z.array(z.enum(kinds)).min(1).max(kinds.length).optional().describe('Kinds of change it is about'),
} as const;

export const rulesSchema = z.strictObject({
  tolerances: tolerances.optional().describe('How far anything may differ anywhere and still pass'),
  accept: z
    .array(z.strictObject(region))
    .max(500)
    .default([])
    .describe('Places whose differences pass, where they lie wholly inside'),
  hold: z
    .array(
      z.strictObject({ ...region, tolerances: tolerances.optional().describe('Its own; nothing passes if left out') }),
    )
    .max(500)
    .default([])
    .describe('Places that are held stricter: only their own tolerances count for what touches them'),
});

export type RulesInput = z.infer<typeof rulesSchema>;
export type TolerancesInput = z.infer<typeof tolerances>;

/** The JSON schema that editors complete and check `compare.yaml` with. */
export function rulesJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(rulesSchema, { io: 'input', reused: 'inline' });
  return { $schema, title: 'compare.yaml', ...rest };
}
