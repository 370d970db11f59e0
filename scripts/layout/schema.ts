/** The schema of `layout.json`, from which layout.schema.json is made. The contract is model.ts; a type check holds the two together. */
import * as z from 'zod';
import type { Mm, Pt } from '../core/units.ts';
import type { Layout } from './model.ts';

// A brand has no form at run time: in JSON these are numbers, and their unit stands in the description.
const mm = (description: string) => z.number().describe(`${description} (mm)`) as unknown as z.ZodType<Mm>;
const pt = (description: string) => z.number().describe(`${description} (pt)`) as unknown as z.ZodType<Pt>;

const whole = (description: string) => z.int().min(0).describe(description);
const counted = (description: string) => z.int().min(1).describe(description);
const text = (description: string) => z.string().describe(description);
const span = (description: string) =>
  z.tuple([z.int().min(1), z.int().min(1)]).describe(`${description}, from 1, both ends inclusive`);

const box = (description: string) =>
  z
    .strictObject({
      x: mm('Left edge'),
      y: mm('Top edge'),
      width: mm('Width'),
      height: mm('Height'),
    })
    .describe(description);

const sourceFile = text('File, relative to the edition folder');
const sourceFrom = whole('First character in the file, in UTF-16 units from 0');
const sourceTo = whole('End of the range in the file, exclusive');

const blockNames = [
  ...(['banner', 'series-logo', 'kicker', 'headline', 'vertical-headline', 'deck', 'byline', 'lede'] as const),
  ...(['overlay-headline', 'photo', 'photo-strip', 'sidebar', 'pull-quote', 'text', 'box', 'rule'] as const),
  ...(['picture-credit', 'ornament', 'masthead', 'index', 'names', 'table', 'notice', 'folio'] as const),
  ...(['advertisement', 'teaser'] as const),
] as const;

const roles = [
  ...(['folio', 'banner', 'translation', 'slogan', 'kicker', 'headline', 'deck', 'byline', 'lede', 'body'] as const),
  ...(['section-head', 'jump', 'caption', 'credit', 'sidebar-head', 'sidebar', 'pull-quote', 'quote-source'] as const),
  ...(['picture-credit', 'ornament', 'masthead', 'names-head', 'names', 'table-head', 'table'] as const),
  ...([
    'notice-head',
    'notice',
    'notice-end',
    'index-head',
    'index',
    'advertisement-label',
    'teaser-head',
    'teaser',
  ] as const),
] as const;

const grid = z.strictObject({
  columns: counted('Columns'),
  rows: counted('Rows of the type area'),
  columnWidth: mm('Width of a column'),
  gutter: mm('White between two columns'),
  fold: mm('White between the middle columns of a double truck, besides their gutter').exactOptional(),
  pitch: mm('Height of a row'),
  size: pt('Base size: a column is a whole number of characters of this size'),
  x: mm('Left edge of column 1'),
  y: mm('Top of row 1'),
});

const block = z.strictObject({
  id: text('Its key under `place:`'),
  block: z.enum(blockNames).describe('What it is'),
  story: text('The story that it belongs to').exactOptional(),
  box: box('The area that it takes'),
  columns: span('Columns taken').exactOptional(),
  rows: span('Rows taken, after fitting').exactOptional(),
  asked: span('Rows as the page file has them, where fitting changed them').exactOptional(),
  overset: counted('Characters that did not fit into its own box').exactOptional(),
  ground: text('Headlines over a photo: the solid CSS colour behind the type').exactOptional(),
  file: sourceFile,
  from: sourceFrom,
  to: sourceTo,
});

const frame = z.strictObject({
  story: text('The story that fills it'),
  index: whole('Its place among the frames of its story, from 0'),
  column: counted('Its column; the first one of a frame that is wider'),
  box: box('Where it stands'),
  rows: counted('Whole rows that it holds'),
  filled: whole('Rows down to its last line'),
  vertical: z
    .strictObject({ pitch: mm('From line to line') })
    .describe(
      'The frame holds vertical text: its column is a tier, from 1 at the top, and its rows are lines, from the right',
    )
    .exactOptional(),
});

const line = z.strictObject({
  block: text('Id of its block'),
  role: z.enum(roles).describe('What its words are'),
  story: text('The story that it belongs to').exactOptional(),
  frame: whole('Index into `frames`, for lines of the body').exactOptional(),
  paragraph: whole('Paragraph of its block or story, from 0'),
  first: z.boolean().describe('First line of its paragraph'),
  last: z.boolean().describe('Last line of its paragraph'),
  text: text('Its characters'),
  advances: z
    .array(z.number())
    .describe(
      'Left edge of each UTF-16 unit from `box.x` (vertical type: its top from `box.y`), and one more: the end of the line (mm)',
    ),
  box: box('Its line box'),
  baseline: mm('Baseline of horizontal type'),
  vertical: z.literal(true).describe('The line runs from top to bottom').exactOptional(),
  size: pt('Type size'),
  family: text('Font family'),
  weight: z.number().describe('Font weight, 100 to 900'),
  colour: text('CSS colour as computed'),
  stretch: z.number().describe('Width by height of its type, where that was stretched or squeezed').exactOptional(),
  source: z
    .strictObject({ file: sourceFile, from: sourceFrom, to: sourceTo })
    .describe('Where its characters come from; missing for text that no file holds, such as the weekday')
    .exactOptional(),
  readings: z
    .array(
      z.strictObject({
        at: whole('First UTF-16 unit of its base in the line'),
        length: counted('UTF-16 units of its base'),
        text: text('The reading'),
      }),
    )
    .describe('Readings (注音) that stand beside characters of the line; they are no part of its text')
    .exactOptional(),
  hyphen: mm('Advance of the hyphen that parts its last word; no part of its text').exactOptional(),
  language: text('Language of its paragraph, BCP 47; missing where it is that of the edition').exactOptional(),
  overset: z.literal(true).describe('The line stands behind the last slot of its story').exactOptional(),
});

const photo = z.strictObject({
  id: text('Id of its `:::photo`'),
  block: text('Id of the block that shows it'),
  file: text('Picture file, relative to the edition folder'),
  alt: text('What is seen on it'),
  box: box('Where it stands'),
  crop: z
    .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .describe('The part of the picture that is shown, 0 to 1 of its width and height'),
  widthPx: counted('Width of the picture file in pixels'),
  heightPx: counted('Height of the picture file in pixels'),
  ppi: z.number().describe('Pixels an inch at the printed size'),
  faces: z.array(box('A face')).describe('Faces in it, as far as they are shown').exactOptional(),
  gaze: z.enum(['left', 'right', 'up', 'down']).describe('Where those in it look').exactOptional(),
});

const advertisement = z.strictObject({
  block: text('Id of its block'),
  file: text('Its file, relative to the edition folder'),
  name: text('Its name in the page: the file and the block'),
  client: text('Whose it is'),
  box: box('Where it stands'),
  label: z.enum(['set', 'own']).describe('Whether its label is set over it or stands in its file'),
  ppi: z.number().describe('Of a picture: pixels an inch at the printed size').exactOptional(),
});

const rule = z.strictObject({
  kind: z.enum(['column-rule', 'frame', 'rule']).describe('What it is'),
  box: box('Where it stands'),
});

const stroke = z.strictObject({
  block: text('Id of its block'),
  kind: z.enum(['rule', 'frame', 'ornament']).describe('One line, a frame of lines, or an ornamental border'),
  box: box('Its outer edges'),
  weight: mm('Thickness of its thinnest line'),
  depth: mm('Frames: from the outer edges to the inner ones').exactOptional(),
});

const amount = {
  characters: whole('Characters, spaces not counted'),
  lines: whole('Lines'),
};

const fit = z.strictObject({
  story: text('The story'),
  characters: whole('Characters, spaces not counted'),
  capacity: whole('Rows that its frames offer'),
  rows: whole('Rows of them that it fills'),
  size: pt('Size that the body is set in'),
  measure: z.number().describe('Characters in a full line of one column'),
  exact: z.boolean().describe('Its last line stands in its last slot'),
  overset: z
    .strictObject({ ...amount, file: sourceFile, from: sourceFrom })
    .nullable()
    .describe('What had no room, and where in the copy that begins; null when all of it has'),
  underset: z.strictObject(amount).nullable().describe('Room that stayed empty; null when none did'),
  adjusted: z
    .array(
      z.strictObject({
        block: text('Id of the block'),
        asked: whole('Rows in the page file'),
        given: whole('Rows it was given'),
        lines: z.literal(true).describe('These are lines of the vertical story around it').exactOptional(),
      }),
    )
    .describe('Blocks that fitting changed'),
});

export const layoutSchema = z
  .strictObject({
    version: z.literal(1),
    page: counted('Page number'),
    through: counted('The right page of a double truck, whose left one is `page`').exactOptional(),
    name: text('Name of the page, such as 专版'),
    edition: z.strictObject({
      newspaper: text('Name of the newspaper'),
      date: text('Date of issue, ISO 8601'),
      language: text('Language of the copy, BCP 47'),
    }),
    template: text('Page template'),
    theme: text('Theme'),
    fit: z.enum(['exact', 'report', 'off']).describe('What the page asked of its stories'),
    kinsoku: z
      .enum(['none', 'basic'])
      .exactOptional()
      .describe('There where the page asked for no kinsoku, or for the least'),
    sheet: z.strictObject({
      width: mm('Trimmed width'),
      height: mm('Trimmed height'),
      bleed: mm('Bleed on each side'),
    }),
    grid: grid.describe('The grid of the page'),
    blocks: z.array(block).describe('What stands on the page'),
    frames: z
      .array(frame)
      .describe('Text frames in threading order: one for each interval of a column that a story fills'),
    lines: z.array(line).describe('Every line of type, in reading order; what is overset comes last in its story'),
    photos: z.array(photo).describe('Every picture'),
    advertisements: z.array(advertisement).describe('Every advertisement; missing where there is none').exactOptional(),
    rules: z.array(rule).describe('Rules between columns'),
    strokes: z
      .array(stroke)
      .describe('Lines that blocks are drawn with; missing in files of earlier versions')
      .exactOptional(),
    stories: z.array(fit).describe('How each story came out'),
    fonts: z
      .array(z.strictObject({ family: text('Font family'), weight: z.number().describe('Font weight') }))
      .describe('Faces that the page is set in'),
  })
  .describe(
    'A finished page as plain data. Lengths are mm from the top-left corner of the trimmed page, rounded to 0.001; type sizes are pt.',
  );

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: DeepReadonly<T[Key]> };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when this schema and model.ts part. */
export const layoutSchemaIsTheModel: Same<DeepReadonly<z.infer<typeof layoutSchema>>, DeepReadonly<Layout>> = true;

/** layout.schema.json as it must stand beside this file. */
export function layoutJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(layoutSchema, { reused: 'inline' });
  return { $schema, title: 'dayang layout', ...rest };
}
