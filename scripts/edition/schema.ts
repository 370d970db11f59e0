/**
 * The one description of every file of an edition. Validation, the JSON schemas for editors and the option tables of
 * the README are all made from it.
 */
import * as z from 'zod';
import { type GridName, grids } from './presets.ts';
import { fault, id, language, length, line, pageNumber, told, whole } from './schema/fields.ts';
import { placeSchema } from './schema/place.ts';
import { settingSchema } from './schema/setting.ts';

const file = (folder: string, ending: string) =>
  z
    .string()
    .regex(new RegExp(`^[^\\s][^\\r\\n]*\\.${ending}$`), fault('edition/file-name'))
    .max(200)
    .describe(folder);

export const editionSchema = z.strictObject({
  newspaper: told(line(40), 'Name of the newspaper', '报名'),
  translation: told(line(80).optional(), 'The name in a second language', '报名外文'),
  date: told(z.iso.date(fault('edition/date')), 'Date of issue: 2026-09-18', '出版日期：2026-09-18'),
  number: told(whole(1, 9_999_999).optional(), 'Running number of the issue', '总期号'),
  id: told(
    id().optional(),
    "Names the output folder; the edition folder's name if left out",
    '输出文件夹名；不写则用版面文件夹名',
  ),
  sheet: told(
    z
      .union([
        z.enum(['broadsheet', 'tabloid']),
        z.strictObject({
          width: told(length(50, 2000), 'Trimmed width in mm', '成品宽，毫米'),
          height: told(length(50, 2000), 'Trimmed height in mm', '成品高，毫米'),
        }),
      ])
      .default('broadsheet'),
    'Trimmed sheet: broadsheet 390×540 mm, tabloid 275×390 mm, or {width, height} in mm',
    '成品尺寸：broadsheet 对开 390×540 毫米，tabloid 四开 275×390 毫米，或 {width, height} 毫米',
  ),
  bleed: told(length(0, 20).default(0), 'Bleed in mm', '出血，毫米'),
  marks: told(z.enum(['none', 'crop']).default('none'), 'Crop marks', '裁切线'),
  margins: told(
    z
      .strictObject({
        top: told(length(0, 500).optional(), 'mm', '毫米'),
        bottom: told(length(0, 500).optional(), 'mm', '毫米'),
        inner: told(length(0, 500).optional(), 'mm, at the fold', '毫米，订口侧'),
        outer: told(length(0, 500).optional(), 'mm', '毫米，切口侧'),
      })
      .optional(),
    'Least white around the type area, in mm',
    '版心四周最小白边，毫米',
  ),
  language: language().default('zh-CN'),
  credits: told(
    z
      .array(
        z.strictObject({
          role: told(line(20), 'Such as 责任编辑', '职务，如责任编辑'),
          name: told(line(40), 'Name', '姓名'),
        }),
      )
      .max(12)
      .default([]),
    "The desk's credits in the folio line",
    '报眉上的编辑署名',
  ),
  setting: settingSchema(),
  press: told(
    z
      .strictObject({
        preset: told(line(40).default('newsprint-coldset'), 'How the plant prints, by name', '印厂的印刷条件（名称）'),
        conformance: told(
          z.enum(['PDF/X-4', 'PDF/X-1a:2003']).default('PDF/X-4'),
          'The standard that the plant asks for',
          '印厂要求的标准',
        ),
        profile: told(
          line(400).optional(),
          "The plant's own ICC profile: its path, from the edition folder or absolute",
          '印厂自己的 ICC 配置文件路径，相对版面文件夹或绝对路径',
        ),
        marks: told(
          z.boolean().optional(),
          'Printers’ marks, where other than the preset says',
          '印刷标记，与印刷条件不同时写',
        ),
      })
      .default({ preset: 'newsprint-coldset', conformance: 'PDF/X-4' }),
    'What the press PDF is made for',
    '印刷文件按什么条件制作',
  ),
  house: told(
    file('A house style', 'ya?ml').optional(),
    "The copy desk's house style: its file, from the edition folder",
    '审校所用的体例文件，从版面文件夹起',
  ),
  sections: told(
    z.array(line(20)).min(1).max(200).optional(),
    'Names of pages that the edition must have: [要闻, 副刊]',
    '必有的版（版名）：[要闻, 副刊]',
  ),
  package: told(
    line(400).optional(),
    'A house package: a folder with templates/ and styles/, looked into before those of the program; its path, from the edition folder or absolute',
    '本报的模板包：含 templates/ 与 styles/ 的文件夹，先于程序自带的；路径相对版面文件夹，或绝对路径',
  ),
  pages: told(
    z.array(file('A page file', 'ya?ml')).min(1).max(200),
    'The page files, in order: [pages/05.yaml]',
    '版面文件，依次：[pages/05.yaml]',
  ),
});

const gridNames = Object.keys(grids) as [GridName, ...GridName[]];

const gridSchema = z.union([
  z.enum(gridNames),
  z.strictObject({
    columns: told(whole(1, 16), 'Columns', '栏数'),
    characters: told(whole(5, 60), 'Characters of the base size in a column', '每栏基本字数'),
    size: told(length(6, 16), 'Base size in pt', '基本字号，磅'),
    gutter: told(length(0.5, 6), 'Between columns, in ems of the base size', '栏距，以基本字宽计'),
    pitch: told(length(7, 40), 'From baseline to baseline, in pt', '行距（基线到基线），磅'),
    rows: told(
      whole(10, 400).optional(),
      'Rows in the type area; as many as fit if left out',
      '版心行数；不写则尽量多',
    ),
  }),
]);

export const pageSchema = z.strictObject({
  page: told(pageNumber(), 'Page number; of a double truck both: `4-5`', '版次；通版写两个：`4-5`'),
  name: told(line(20), 'Name of the page, such as 专版', '版名，如专版'),
  template: told(
    line(60).default('special-page'),
    'A file of templates/pages, without .hbs',
    '模板：templates/pages 里的文件名',
  ),
  theme: told(line(60).default('plain'), 'A file of styles/themes, without .css', '主题：styles/themes 里的文件名'),
  grid: told(
    gridSchema.optional(),
    'A preset by name, or a grid of your own; if left out, special-6 on a broadsheet, special-4 on a tabloid',
    '预设名，或自定网格；不写则对开用 special-6，四开用 special-4',
  ),
  body: told(
    z
      .strictObject({
        characters: told(
          z.array(whole(5, 60)).min(1).max(8),
          'Characters a column that the body may be set to, the preferred one first',
          '正文每栏可用字数，首选在前',
        ),
      })
      .optional(),
    'The body; its size is the column width divided by the characters',
    '正文；字号为栏宽除以字数',
  ),
  setting: settingSchema(),
  fit: told(
    z.enum(['exact', 'report', 'off']).default('exact'),
    'exact: the story must end in its last slot; report: say how far it is off; off: leave it',
    'exact 正好排满；report 只报余缺；off 不管',
  ),
  place: told(
    z.record(id(), placeSchema),
    'What stands where, each under a name of its own',
    '各块的位置，每块一个名字',
  ),
});

export const storySchema = z.strictObject({
  kicker: told(line(60).optional(), 'Kicker', '引题'),
  headline: told(
    line(80).optional(),
    'Headline; ｜ marks where it may break and is not printed; without one it breaks where phrases end',
    '主题；｜ 为可断行处，不印出；不写则按语意断行',
  ),
  deck: told(line(120).optional(), 'Deck; breaks as the headline does', '副题；断行同主题'),
  byline: told(line(120).optional(), 'Byline', '署名'),
  weight: told(
    whole(1, 9).optional(),
    'How much it weighs when dayang make makes a page of it, 9 the most; by length if left out',
    '组版时的分量，9 最重；不写则按篇幅',
  ),
  jumpKey: told(
    line(40).optional(),
    'What heads its continuation on another page; the headline if left out',
    '转版后的短题；不写则用主题',
  ),
  lede: told(
    z.string().regex(/\S/, fault('edition/empty-text')).optional(),
    'Lede; paragraphs are parted by an empty line',
    '导语；段落间空一行',
  ),
  language: language().optional(),
});

const directiveId = () =>
  told(id(), 'Its id, written {#id}; it stands once in the edition', 'id，写作 {#id}，全刊唯一');

const blockLanguage = () =>
  told(language().optional(), 'Its language, where it is another than the story’s', '语言，与本篇不同时写');

const PERCENT = '\\s*\\d{1,3}(?:\\.\\d+)?\\s*';
const FACE = Array(4).fill(PERCENT).join(',');
const FACES = new RegExp(`^${FACE}(?:;${FACE})*;?\\s*$`);

export const directiveSchemas = {
  photo: told(
    z.strictObject({
      id: directiveId(),
      src: told(line(300), 'The picture file, from the edition folder', '图片文件，从版面文件夹起'),
      alt: told(
        z.string(fault('photo/alt')).max(1000, { error: 'too long' }).regex(/\S/, fault('photo/alt')),
        'What is seen, for those who cannot see it',
        '替代文字，写给看不见图的人',
      ),
      credit: told(line(60).optional(), "The photographer's credit", '摄影署名'),
      focus: told(
        z
          .string()
          .regex(/^\s*\d{1,3}(\.\d+)?%\s+\d{1,3}(\.\d+)?%\s*$/, fault('markdown/focus'))
          .default('50% 50%'),
        'The point that cropping keeps, from the left and from the top',
        '裁图时保留的中心点：左起、上起',
      ),
      faces: told(
        z.string().max(2000).regex(FACES, fault('markdown/faces')).optional(),
        'Where faces are, each as left, top, width and height in % of the picture: "62,40,9,14; 30,42,8,12"',
        '人脸的位置，每张脸写左、上、宽、高，占图的百分数："62,40,9,14; 30,42,8,12"',
      ),
      gaze: told(
        z.enum(['left', 'right', 'up', 'down']).optional(),
        'Where those in the picture look, or what moves in it goes',
        '图中人的视线或物的去向',
      ),
      lang: blockLanguage(),
    }),
    'A photo; the paragraph in it is the caption',
    '图片；其中的一段为图片说明',
  ),
  sidebar: told(
    z.strictObject({ id: directiveId(), lang: blockLanguage() }),
    'A sidebar: a ## head (optional) and paragraphs',
    '边栏：可有一个 ## 小标题，然后是段落',
  ),
  'pull-quote': told(
    z.strictObject({
      id: directiveId(),
      source: told(line(60).optional(), 'Who said it', '出处'),
      lang: blockLanguage(),
    }),
    'A pull quote',
    '提要引语',
  ),
  names: told(
    z.strictObject({ id: directiveId(), lang: blockLanguage() }),
    'A list of names: one on a line, or parted by 、 or a wide space; ## heads begin its groups',
    '名单：每行一人，或用顿号、全角空格隔开；## 小标题分组',
  ),
  table: told(
    z.strictObject({ id: directiveId(), lang: blockLanguage() }),
    'A table: a ## head (optional), a table as GitHub’s Markdown has it, notes under it',
    '表格：可有一个 ## 表题，然后是 Markdown（GFM）表格，其下可有附注',
  ),
  notice: told(
    z.strictObject({
      id: directiveId(),
      signed: told(line(60).optional(), 'Who gives notice', '落款'),
      dated: told(line(40).optional(), 'Its day', '日期'),
      lang: blockLanguage(),
    }),
    'A notice: a ## head (optional) and paragraphs',
    '启事、公告、讣告：可有一个 ## 题目，然后是段落',
  ),
  '': told(
    z.strictObject({ lang: told(language(), 'Language of what is in it, as in BCP 47', '其中文字的语言（BCP 47）') }),
    'Paragraphs and section heads in another language; they stay where they are in the story',
    '另一种语言的段落与小标题，仍在原处',
  ),
} as const;

export type EditionInput = z.infer<typeof editionSchema>;
export type PageInput = z.infer<typeof pageSchema>;
export type StoryInput = z.infer<typeof storySchema>;
export type DirectiveName = keyof typeof directiveSchemas;

/** Every range that the schemas let through reads as two whole numbers. */
export { parseRange } from './schema/fields.ts';
