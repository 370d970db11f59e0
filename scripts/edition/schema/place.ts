/** What may stand under `place:` in a page file: one strict shape for each block. */
import * as z from 'zod';
import { fault, id, line, range, told, whole } from './fields.ts';

/** Keys that every placed block has, beside its own. */
export const placeBase = {
  columns: told(
    range(),
    'Columns it stands on, from 1, both ends inclusive: 3 or 1-6',
    '所占栏，从1起，含两端：3 或 1-6',
  ),
  rows: told(
    range(),
    'Baseline rows it stands on, from 1, both ends inclusive: 8 or 18-50',
    '所占行，从1起，含两端：8 或 18-50',
  ),
  fit: told(
    z
      .strictObject({
        rows: told(range().optional(), 'Fewest and most rows: 26-38', '最少与最多行数：26-38'),
        lines: told(
          range().optional(),
          'In a vertical story, the fewest and most of its lines that the block is wide, in place of rows: 18-26',
          '在竖排稿件里，代替 rows：所占最少与最多行（竖行）：18-26',
        ),
        anchor: told(
          z.enum(['top', 'bottom', 'left', 'right']).optional(),
          'The edge that stays where it is: top (as if left out) or bottom for rows, right (as if left out) or left for lines',
          '保持不动的一边：rows 用 top（默认）或 bottom，lines 用 right（默认）或 left',
        ),
      })
      .optional(),
    'The rows, or in a vertical story the lines, it may grow or shrink to when the page is fitted',
    '拼版时允许伸缩的行数；在竖排稿件里也可按竖行数',
  ),
  look: told(
    id().optional(),
    'A look of the page’s style: NAME of a class .look-NAME in styles/pages/TEMPLATE.css or styles/blocks/',
    '版式样式里的一种面貌：styles/pages/模板.css 或 styles/blocks/ 中 .look-名字 的名字',
  ),
  air: told(
    z
      .strictObject({
        above: told(whole(0, 20).optional(), 'Rows above', '上空行数'),
        below: told(whole(0, 20).optional(), 'Rows below', '下空行数'),
      })
      .optional(),
    'Clear rows that text keeps above and below it; 1 around photos, strips, sidebars, quotes and boxes, else 0',
    '正文与它上下相隔的空行；图片、组图、边栏、引语、围框默认 1，其余 0',
  ),
};

const story = () => told(id(), 'The story: the name of its file without .md', '稿件：文件名去掉 .md');
const slogan = () => told(z.array(line(24)).min(2).max(2), 'Two lines', '两行口号');
const frame = () =>
  told(z.enum(['none', 'rule', 'double', 'ornament']).default('rule'), 'The frame drawn around it', '边框');

const writing = () =>
  told(
    z.enum(['horizontal', 'vertical']).default('horizontal'),
    'horizontal, or vertical: from top to bottom, lines from right to left',
    'horizontal 横排；vertical 竖排，自上而下，自右而左',
  );

const shape = <N extends string, S extends z.core.$ZodLooseShape>(name: N, own: S, en: string, zh: string) =>
  told(z.strictObject({ block: z.literal(name), ...placeBase, ...own }), en, zh);

const align = () =>
  told(
    z.enum(['left', 'center', 'right']).optional(),
    'How its lines stand; the theme decides if left out. In vertical setting left is the top, right the foot',
    '对齐；不写则由主题决定。竖排时 left 居上，right 居下',
  );
const head = <N extends string>(name: N, en: string, zh: string) =>
  shape(name, { story: story(), align: align() }, en, zh);
const part = <N extends string>(name: N, en: string, zh: string) =>
  shape(name, { story: story(), align: align(), writing: writing() }, en, zh);

export const placeSchema = z.discriminatedUnion('block', [
  shape(
    'banner',
    {
      title: told(line(40), 'What the banner says', '通栏题'),
      translation: told(line(120).optional(), 'The same in a second language', '外文译题'),
      slogan: slogan().optional(),
    },
    'The banner across the head of the page',
    '通栏刊头',
  ),
  shape(
    'masthead',
    {
      lines: told(
        z.array(line(80)).max(4).default([]),
        'What else stands under the name: publisher, serial number, price',
        '报名下其他各行：主办、刊号、定价等',
      ),
    },
    "The newspaper's name on its front page, with date, number and pages of the issue, which its folio line then leaves out",
    '报头：报名、日期、期号、版数；该版报眉不再重复',
  ),
  shape('series-logo', { slogan: slogan() }, 'The logo of a series: a slogan of two lines', '栏目标识（两行口号）'),
  part('kicker', "The story's kicker", '引题'),
  head('headline', "The story's headline, fitted to its measure", '主题，字号随版心'),
  head('vertical-headline', "The story's headline, set vertically", '竖题'),
  part('deck', "The story's deck", '副题'),
  part('byline', "The story's byline", '署名'),
  part('lede', "The story's lede, set apart", '导语'),
  shape(
    'overlay-headline',
    {
      story: story(),
      over: told(id(), 'The placed photo that it lies on: its key under place', '压在哪张图上：place 下的名字'),
      ink: told(z.enum(['white', 'black']).default('white'), 'The colour of the type', '字色'),
    },
    "The story's headline, laid over a photo",
    '压图题',
  ),
  shape(
    'photo',
    { photo: told(id(), 'The id of a :::photo', ':::photo 的 id') },
    'One photo with its caption',
    '单幅图片与说明',
  ),
  shape(
    'photo-strip',
    { photos: told(z.array(id()).min(2).max(8), 'The ids of the photos, from left to right', '从左到右各图的 id') },
    'Photos side by side at one height',
    '等高并排的一组图片',
  ),
  shape(
    'sidebar',
    { sidebar: told(id(), 'The id of a :::sidebar', ':::sidebar 的 id'), frame: frame(), writing: writing() },
    'A sidebar',
    '边栏',
  ),
  shape(
    'pull-quote',
    {
      quote: told(id(), 'The id of a :::pull-quote', ':::pull-quote 的 id'),
      straddle: told(
        z.boolean().default(false),
        'Half in each of two columns, text running around it',
        '骑两栏之间，正文绕排',
      ),
      writing: writing(),
    },
    'A pull quote',
    '提要引语',
  ),
  shape(
    'index',
    {
      title: told(line(20).optional(), 'What stands above it, such as 今日导读', '栏名，如今日导读'),
      entries: told(
        z.array(id()).min(1).max(20),
        'The stories it leads to, each by its jumpKey or headline and the page on which its text begins',
        '导读的各篇稿件：取 jumpKey 或主题，以及正文所在的版次',
      ),
    },
    'An index: stories of this issue with the pages that they stand on; it follows them when they are moved',
    '导读：列出稿件与版次，稿件换版时自动跟随',
  ),
  shape(
    'teaser',
    {
      story: story(),
      photo: told(
        id().optional(),
        'The id of a :::photo, which may stand with its story too',
        ':::photo 的 id；该图在正文所在版仍可再用',
      ),
    },
    'A teaser: a photo, the headline and first words of a story of this issue, and the page that it stands on',
    '导读图：图片、标题、开头几句与所在版次，稿件换版时自动跟随',
  ),
  shape(
    'names',
    { names: told(id(), 'The id of a :::names', ':::names 的 id') },
    'A list of names in even columns, read down and then across',
    '名单：栏栏相齐，先自上而下，再自左而右',
  ),
  shape(
    'table',
    { table: told(id(), 'The id of a :::table', ':::table 的 id') },
    'A table on the rows of the page',
    '表格，行行对齐版面',
  ),
  shape(
    'notice',
    {
      notice: told(id(), 'The id of a :::notice', ':::notice 的 id'),
      frame: told(
        z.enum(['none', 'rule', 'mourning']).default('rule'),
        'The frame drawn around it; mourning is heavy and black',
        '边框；mourning 为讣告黑框',
      ),
    },
    'A notice in its frame',
    '启事、公告、讣告',
  ),
  shape(
    'text',
    {
      story: story(),
      frames: told(
        z
          .array(z.strictObject({ columns: placeBase.columns, rows: placeBase.rows }))
          .min(1)
          .max(60)
          .optional(),
        'Frames that the story runs through in turn, of any width, in place of one frame a column',
        '正文依次流经的文框，宽窄可不同；不写则一栏一框',
      ),
      rules: told(z.boolean().default(false), 'Rules between its columns or tiers', '栏间线'),
      jump: told(
        z
          .strictObject({
            after: told(
              whole(1, 2000),
              'How many paragraphs of the story stand up to the end of this page, counted from its first',
              '到本版为止排几个自然段，从全文第一段数起',
            ),
          })
          .optional(),
        'Where a story that has a text block on a later page too goes on there; if left out, behind the paragraph that fills this page best',
        '一稿跨版时在哪一段之后转版（下转）；不写则在最能排满本版的段末转',
      ),
      writing: writing(),
      tiers: told(
        whole(1, 40).optional(),
        'Vertical text: tiers of one height that its rows are parted into, with one or two clear rows between them; as many as bring its lines nearest to those of the columns if left out',
        '竖排：把所占的行分成几栏，各栏同高，栏间空一两行；不写则取行长最接近横排栏的',
      ),
      characters: told(
        z.array(whole(5, 60)).min(1).max(8).optional(),
        'Vertical text: characters a line that the body may be set to, the preferred one first; the size follows from the height of a tier',
        '竖排：每行可用字数，首选在前；字号由栏高而定',
      ),
    },
    "The story's body; it runs through what the other blocks leave of this area",
    '正文：流经区域内其他块让出的位置',
  ),
  shape(
    'advertisement',
    {
      file: told(
        line(300),
        'Its file: a PDF, JPEG, PNG or TIFF, from the edition folder; it must have the size of its place, to 0.1 mm',
        '广告文件：PDF、JPEG、PNG 或 TIFF，从版面文件夹起；须与所占位置同样大小，误差 0.1 毫米',
      ),
      client: told(line(80), 'Whose it is', '广告客户'),
      page: told(whole(1, 9999).optional(), 'Which page of a PDF that has several', 'PDF 有多页时用第几页'),
      scale: told(
        z.boolean().default(false),
        'Let it be made larger or smaller by one factor, where its shape is that of the place to 1 %',
        '形状与位置相差不超过 1% 时，允许等比缩放',
      ),
      label: told(
        line(12)
          .regex(/^none$|广告|廣告|広告|^advertisement/i, fault('advertisement/label'))
          .optional(),
        'What is set in its corner, 广告 if left out; none where the file itself says 广告',
        '角上的标识，不写则为“广告”；文件自己已有“广告”二字时写 none',
      ),
      labelled: told(
        z.boolean().default(false),
        'With label: none, that somebody has seen 广告 in a picture, in which no program can read it',
        '与 label: none 同用：已看过图片，图上有“广告”二字',
      ),
    },
    'An advertisement, printed as it is: a PDF with its own colours and type, or a picture',
    '广告：PDF 或图片，原样付印',
  ),
  shape('box', { frame: frame() }, 'A frame drawn around an area', '围框'),
  shape(
    'rule',
    {
      weight: told(z.enum(['hairline', 'thin', 'double']).default('thin'), 'How heavy it is', '线的粗细'),
      direction: told(
        z.enum(['horizontal', 'vertical']).default('horizontal'),
        'horizontal, on a row of its own; or vertical, in the gutter between its two columns',
        'horizontal 横线，占一行；vertical 竖线，立在所占两栏之间的栏缝里',
      ),
    },
    'A rule',
    '线条',
  ),
  shape(
    'picture-credit',
    { text: told(line(120), 'Where the pictures of the page come from', '本版图片来源') },
    "The page's picture credit",
    '本版图片署名',
  ),
  shape('ornament', {}, 'A small ornament that fills what is left of the last column', '报花，补足末栏余白'),
]);

export type PlaceInput = z.infer<typeof placeSchema>;
