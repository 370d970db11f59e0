/** What the layout rules say of single lines, pictures and the folio line. */
import type { Entries } from './message.ts';

export const checkDetailEntries = {
  'line.unbreak': {
    severity: 'error',
    en: {
      message: 'what belongs together is broken over two lines: “{before}” / “{after}”',
      hint: 'add or cut a character in front of it; what is longer than its line needs other words or a wider column',
    },
    zh: {
      message: '不该拆开的拆成了两行：“{before}”／“{after}”',
      hint: '在它之前增删一字；本身长于一行的，换个说法或加宽栏',
    },
  },
  'line.numunit': {
    severity: 'warning',
    en: {
      message: 'a number and its unit are broken over two lines: “{before}” / “{after}”',
      hint: 'add or cut a character in front of it',
    },
    zh: {
      message: '数字与单位分在两行：“{before}”／“{after}”',
      hint: '在它之前增删一字',
    },
  },
  'line.stretch': {
    severity: 'warning',
    en: {
      message:
        '{lines} lines are spaced out, most of all “{text}”: {gap} em between characters or words (at most {limit} em)',
      hint: 'add or cut a few characters in its paragraph',
    },
    zh: {
      message: '有 {lines} 行字距或词距过开，以“{text}”为甚：{gap} 字（至多 {limit} 字）',
      hint: '在该段增删几字',
    },
  },
  'line.dash': {
    severity: 'error',
    en: {
      message: '“{mark}” in “{text}” is {width} em long (it should be {limit} em)',
      hint: 'set it in a face of the theme, and write it as two characters of full width',
    },
    zh: {
      message: '“{text}”中的“{mark}”长 {width} 字（应为 {limit} 字）',
      hint: '改用主题中的字体，写成两个全角字符',
    },
  },
  'line.end-punct': {
    severity: 'warning',
    en: {
      message:
        '{lines} lines one under another in column {column}, from “{text}”, end in punctuation (at most {limit})',
      hint: 'add or cut a character in one of them',
    },
    zh: {
      message: '第 {column} 栏自“{text}”起连续 {lines} 行以标点收尾（至多 {limit} 行）',
      hint: '在其中一行增删一字',
    },
  },
  'line.samehead': {
    severity: 'info',
    en: {
      message:
        '{lines} lines one under another in column {column}, from “{text}”, begin with “{mark}” (at most {limit})',
      hint: 'add or cut a character in front of one of them',
    },
    zh: {
      message: '第 {column} 栏自“{text}”起连续 {lines} 行以“{mark}”字开头（至多 {limit} 行）',
      hint: '在其中一行之前增删一字',
    },
  },
  'img.credit': {
    severity: 'error',
    en: {
      message: 'photo “{photo}” names nobody, and the page no source of its pictures',
      hint: 'write credit="…" in its photo directive, or place a picture-credit on the page',
    },
    zh: {
      message: '图片“{photo}”没有署名，版面也没有图片来源',
      hint: '在 photo 指令中写 credit="…"，或在版面上放 picture-credit',
    },
  },
  'img.touch': {
    severity: 'warning',
    en: {
      message: 'photos “{one}” and “{other}” stand {gap} mm apart (at least {limit} mm, or none)',
      hint: 'move them together, or a gutter apart',
    },
    zh: {
      message: '图片“{one}”与“{other}”相距 {gap} 毫米（至少 {limit} 毫米，或相接）',
      hint: '让两图相接，或隔开一个栏距',
    },
  },
  'img.hierarchy': {
    severity: 'warning',
    en: {
      message: 'the largest photo, “{photo}”, is {ratio} times as large as “{other}” (at least {limit})',
      hint: 'let one of them take more columns or rows',
    },
    zh: {
      message: '最大的图片“{photo}”是“{other}”的 {ratio} 倍（至少 {limit} 倍）',
      hint: '让其中一幅多占几栏或几行',
    },
  },
  'folio.required': {
    severity: 'error',
    en: {
      message: 'the folio line does not say {missing}',
      hint: 'give it in edition.yaml',
    },
    zh: {
      message: '报眉缺“{missing}”',
      hint: '在 edition.yaml 中补上',
    },
  },
  'folio.position': {
    severity: 'error',
    en: {
      message: 'the page number stands {off} mm off the outer edge of the type area (at most {limit} mm)',
      hint: 'let the folio line of the theme end with the page number',
    },
    zh: {
      message: '版次离版心外侧 {off} 毫米（至多 {limit} 毫米）',
      hint: '让主题的报眉以版次收尾',
    },
  },
  'ad.labelled': {
    severity: 'error',
    en: {
      message: 'the advertisement of “{client}” does not show that it is one, in type of {limit} pt at least',
      hint: 'leave the label as the style has it, and let nothing push it out',
    },
    zh: {
      message: '“{client}”的广告没有标明“广告”，或字号不足 {limit} 磅',
      hint: '请保留样式里的标识，不要让它移出广告位',
    },
  },
  'mast.prominence': {
    severity: 'error',
    en: {
      message: '“{text}” is set in {other} pt, and the newspaper’s name “{name}” in {size} pt',
      hint: 'give the masthead more rows or columns, or the other fewer',
    },
    zh: {
      message: '“{text}”{other} 磅，报名“{name}”只有 {size} 磅',
      hint: '让报头多占几行几栏，或让另一处少占',
    },
  },
  'overlay.face': {
    severity: 'error',
    en: {
      message: 'headline “{block}” covers {share} % of a face in photo “{photo}” (at most {limit} %)',
      hint: 'move the headline on the photo, or crop the photo by its focus',
    },
    zh: {
      message: '压图标题“{block}”盖住图片“{photo}”中人脸的 {share}%（至多 {limit}%）',
      hint: '移动标题，或用 focus 调整裁图',
    },
  },
  'box.pad': {
    severity: 'warning',
    en: {
      message: 'frame “{block}” stands {pad} em from what is in it ({least} to {most} em)',
      hint: 'give the box a row or a column more or less',
    },
    zh: {
      message: '围框“{block}”离框内图文 {pad} 字宽（应在 {least} 至 {most} 字宽之间）',
      hint: '把围框增减一行或一栏',
    },
  },
  'rule.weight': {
    severity: 'error',
    en: {
      message: 'a line of {weight} pt does not hold in print (at least {limit} pt)',
      hint: 'make it thicker in the theme’s tokens: --hairline, --thin or --thick',
    },
    zh: {
      message: '线条只有 {weight} 磅，印不出来（至少 {limit} 磅）',
      hint: '在主题里加粗：--hairline、--thin 或 --thick',
    },
  },
  'img.gaze': {
    severity: 'info',
    en: {
      message: 'photo “{photo}” looks off the page ({gaze})',
      hint: 'place it on the other side of the page, or choose another picture',
    },
    zh: { message: '图片“{photo}”的视线朝向版外（{gaze}）', hint: '放到版面另一侧，或另选一张' },
  },
  'credit.roles': {
    severity: 'warning',
    en: {
      message: 'the credits in the folio line leave out {missing}',
      hint: 'add it to credits in edition.yaml',
    },
    zh: { message: '报眉署名缺{missing}', hint: '在 edition.yaml 的 credits 里补上' },
  },
  'read.photo-line': {
    severity: 'warning',
    en: {
      message: 'photo “{photo}” in column {column} leaves one line of a paragraph alone: “{text}”',
      hint: 'give the photo a row more or less, or add or cut a line above it',
    },
    zh: {
      message: '图片“{photo}”在第 {column} 栏把段落隔得只剩一行：“{text}”',
      hint: '把图片增减一行，或在其上增删一行',
    },
  },
  'series.duplicate': {
    severity: 'warning',
    en: {
      message: 'the page has {count} series logos (at most {limit})',
      hint: 'keep one of them',
    },
    zh: {
      message: '一版有 {count} 个栏花（至多 {limit} 个）',
      hint: '只留一个',
    },
  },
} as const satisfies Entries;
