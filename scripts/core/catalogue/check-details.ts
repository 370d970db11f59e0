/** What the layout rules say of single lines, pictures and the folio line. */
import type { Entries } from './message.ts';

export const checkDetailEntries = {
  'line.unbreak': {
    severity: 'error',
    en: {
      message: 'what belongs together is broken over two lines: “{before}” / “{after}”',
      hint: 'add or cut a character in front of it',
    },
    zh: {
      message: '不该拆开的拆成了两行：“{before}”／“{after}”',
      hint: '在它之前增删一字',
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
      message: '{lines} lines are spaced out, most of all “{text}”: {gap} em between characters (at most {limit} em)',
      hint: 'add or cut a few characters in its paragraph',
    },
    zh: {
      message: '有 {lines} 行字距过开，以“{text}”为甚：加宽 {gap} 字（至多 {limit} 字）',
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
