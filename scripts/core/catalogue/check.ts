import { checkDetailEntries } from './check-details.ts';
import { checkPageEntries } from './check-pages.ts';
import type { Entries } from './message.ts';

export const checkEntries = {
  ...checkPageEntries,
  ...checkDetailEntries,
  'fit.overset': {
    severity: 'error',
    en: {
      message: '“{name}” has {characters} characters ({lines} lines) more than its room holds',
      hint: 'cut {lines} lines, or give it the rows of a block beside it',
    },
    zh: {
      message: '“{name}”多出 {characters} 字（{lines} 行），排不下',
      hint: '删 {lines} 行，或让邻近的图文块让出行数',
    },
  },
  'fit.short': {
    severity: 'warning',
    en: {
      message: 'the last column of story “{story}” ends {rows} rows above its foot (at most {limit})',
      hint: 'add about {characters} characters, or let a photo or an ornament take the rows',
    },
    zh: {
      message: '稿件“{story}”末栏短 {rows} 行（至多 {limit} 行）',
      hint: '补约 {characters} 字，或让图片、报花占去这些行',
    },
  },
  'fit.hole': {
    severity: 'warning',
    en: {
      message: '{rows} rows over {columns} columns are empty from row {row} of column {column} (at most {limit} rows)',
      hint: 'let a block beside it grow into the white, or place a photo or a quote there',
    },
    zh: {
      message: '第 {column} 栏第 {row} 行起有 {rows} 行、{columns} 栏宽的空白（至多 {limit} 行）',
      hint: '让邻近的块占用这片空白，或在此处放图片、引语',
    },
  },
  'fit.density': {
    severity: 'info',
    en: {
      message:
        'text covers {text} % and photos {photos} % of the type area; usual are {least} % of text or more and {from} to {to} % of photos',
      hint: 'change the rows that photos take on the page',
    },
    zh: {
      message: '正文占版心 {text}%，图片占 {photos}%；通常正文不少于 {least}%，图片 {from}%～{to}%',
      hint: '调整图片所占的行数',
    },
  },
  'geo.bounds': {
    severity: 'error',
    en: {
      message: '“{block}” reaches {over} mm beyond the type area (at most {limit} mm)',
      hint: 'place it on columns and rows of the grid, or shorten its text',
    },
    zh: {
      message: '“{block}”超出版心 {over} 毫米（至多 {limit} 毫米）',
      hint: '把它放回网格的栏与行内，或缩短文字',
    },
  },
  'geo.integer-measure': {
    severity: 'error',
    en: {
      message:
        'a column of story “{story}” is {characters} characters wide, {off} away from a whole number (at most {limit})',
      hint: 'set the body to {size} pt: {whole} characters a column',
    },
    zh: {
      message: '稿件“{story}”栏宽 {characters} 字，与整数相差 {off}（至多 {limit}）',
      hint: '把正文字号设为 {size} 磅，每行 {whole} 字',
    },
  },
  'geo.colgrid': {
    severity: 'error',
    en: {
      message: 'an edge of “{block}” stands {off} mm away from the nearest column edge (at most {limit} mm)',
      hint: 'give the block whole columns',
    },
    zh: {
      message: '“{block}”的边缘偏离最近的栏边 {off} 毫米（至多 {limit} 毫米）',
      hint: '让它占整栏',
    },
  },
  'geo.baseline': {
    severity: 'error',
    en: {
      message:
        '{lines} lines in column {column}, from “{text}”, stand {off} mm off the baseline grid (at most {limit} mm)',
      hint: 'make what stands above them a whole number of rows high',
    },
    zh: {
      message: '第 {column} 栏自“{text}”起有 {lines} 行偏离基线网格 {off} 毫米（至多 {limit} 毫米）',
      hint: '使上方的块高恰为整行',
    },
  },
  'geo.baseline-cross': {
    severity: 'warning',
    en: {
      message:
        '{lines} lines in column {column}, from “{text}”, stand {off} px off the same row of column {other} (at most {limit} px)',
      hint: 'make what stands above the lower ones a whole number of rows high',
    },
    zh: {
      message: '第 {column} 栏自“{text}”起有 {lines} 行与第 {other} 栏同行相差 {off} 像素（至多 {limit} 像素）',
      hint: '使偏低一栏上方的块高恰为整行',
    },
  },
  'geo.gutter': {
    severity: 'error',
    en: {
      message: '“{one}” in column {left} and “{other}” in column {right} stand {gap} em apart (at least {limit} em)',
      hint: 'widen the gap, or between two stories draw a rule',
    },
    zh: {
      message: '第 {left} 栏的“{one}”与第 {right} 栏的“{other}”相距 {gap} 字（至少 {limit} 字）',
      hint: '加宽间距；两篇稿件之间也可加线',
    },
  },
  'geo.measure': {
    severity: 'warning',
    en: {
      message: 'lines of story “{story}” hold {characters} characters ({least} to {most} read well)',
      hint: 'change the width of the column or the size of the body',
    },
    zh: {
      message: '稿件“{story}”每行 {characters} 字（以 {least}～{most} 字为宜）',
      hint: '调整栏宽或正文字号',
    },
  },
  'geo.col-variance': {
    severity: 'warning',
    en: {
      message: 'the widest column of story “{story}” is {ratio} times its narrowest (at most {limit})',
      hint: 'bring the widths of its frames closer together',
    },
    zh: {
      message: '稿件“{story}”最宽的栏是最窄的 {ratio} 倍（至多 {limit} 倍）',
      hint: '让各栏宽度接近一些',
    },
  },
  'text.overlap': {
    severity: 'error',
    en: {
      message: '“{text}” in “{block}” and “{other}” overlap by {width} × {height} mm',
      hint: 'move one of the two, or place the headline as an overlay-headline if it belongs on the photo',
    },
    zh: {
      message: '“{block}”中的“{text}”与“{other}”重叠 {width}×{height} 毫米',
      hint: '移开其一；标题确要压图时改用 overlay-headline',
    },
  },
  'head.beiti': {
    severity: 'error',
    en: {
      message: 'under the head “{text}” its column holds only {lines} lines of text (at least {limit})',
      hint: 'add or cut {rows} lines above it, so that it moves off the foot of the column',
    },
    zh: {
      message: '标题“{text}”之下本栏只有 {lines} 行正文（至少 {limit} 行），成了背题',
      hint: '在它上方增删 {rows} 行，使它离开栏底',
    },
  },
  'para.guzi': {
    severity: 'error',
    en: {
      message: 'a paragraph ends in a line of {characters} characters, “{text}” (at least {limit})',
      hint: 'cut or add {edit} characters in the paragraph',
    },
    zh: {
      message: '段末一行只有 {characters} 字：“{text}”（至少 {limit} 字）',
      hint: '在本段增删 {edit} 字',
    },
  },
  'para.guhang': {
    severity: 'warning',
    en: {
      message: 'a single line of a paragraph, “{text}”, is left in column {column} at row {row}',
      hint: 'cut or add a line before it, or change a photo in the column by a row',
    },
    zh: {
      message: '第 {column} 栏第 {row} 行孤悬一行：“{text}”',
      hint: '在它之前增删一行，或让本栏图片增减一行',
    },
  },
  'para.indent': {
    severity: 'error',
    en: {
      message: 'the paragraph “{text}” begins {indent} em from its column’s edge (it should be {limit} em)',
      hint: 'leave the first-line indent to the style, with no spaces in the copy',
    },
    zh: {
      message: '段落“{text}”首行缩进 {indent} 字（应为 {limit} 字）',
      hint: '首行缩进由样式设定，文稿中不要加空格',
    },
  },
  'para.length': {
    severity: 'warning',
    en: {
      message: 'the paragraph “{text}” runs to {lines} lines of {characters} characters (at most {limit})',
      hint: 'break it into two paragraphs',
    },
    zh: {
      message: '段落“{text}”长达 {lines} 行，每行 {characters} 字（至多 {limit} 行）',
      hint: '把它分成两段',
    },
  },
  'line.kinsoku': {
    severity: 'error',
    en: {
      message: '“{mark}” may not stand at this end of a line: “{before}” / “{after}”',
      hint: 'add or cut a character in front of it',
    },
    zh: {
      message: '“{mark}”不能这样转行：“{before}”／“{after}”',
      hint: '在它之前增删一字',
    },
  },
  'img.caption': {
    severity: 'error',
    en: {
      message:
        'photo “{photo}” has {lines} caption lines in their place, out of {all}: within {limit} mm of the picture and no wider than it',
      hint: 'write a caption in its photo directive, short enough for the picture’s width',
    },
    zh: {
      message: '图片“{photo}”的 {all} 行图说中只有 {lines} 行位置正确：距图不超过 {limit} 毫米，且不宽于图',
      hint: '在 photo 指令中写图说，长度不超过图宽',
    },
  },
  'overlay.contrast': {
    severity: 'error',
    en: {
      message: 'headline “{block}” over a photo has a contrast of {ratio} to 1 (at least {limit})',
      hint: 'give it the other `ink`, or a solid ground in the theme (--overlay-dark, --overlay-light)',
    },
    zh: {
      message: '压图标题“{block}”的对比度为 {ratio}∶1（至少 {limit}∶1）',
      hint: '改用另一种 ink，或在主题里给它单色衬底（--overlay-dark、--overlay-light）',
    },
  },
  'img.alt': {
    severity: 'error',
    en: {
      message: 'photo “{photo}” says nothing to readers who cannot see it',
      hint: 'describe the picture in alt="…" of its photo directive',
    },
    zh: {
      message: '图片“{photo}”没有替代文字',
      hint: '在 photo 指令的 alt="…" 中描述画面',
    },
  },
} as const satisfies Entries;
