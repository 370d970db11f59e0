import type { Entries } from './message.ts';

export const pdfEntries = {
  'pdf/lost': {
    severity: 'error',
    en: {
      message: '{count} characters of the copy are not on page {page}: “{text}” ({context})',
      hint: 'give this text room, or look for a rule in the styles that hides it',
    },
    zh: {
      message: '第{page}版上缺{count}个字：“{text}”（{context}）',
      hint: '给这段文字留出位置，或检查样式里是否有隐藏它的规则',
    },
  },
  'pdf/folio-lost': {
    severity: 'error',
    en: {
      message: '{count} characters of the folio line have no room on page {page}: “{text}”',
      hint: "shorten the names in edition.yaml, the page's name or the credits, or widen the top margin",
    },
    zh: {
      message: '第{page}版的报眉放不下，缺{count}个字：“{text}”',
      hint: '缩短 edition.yaml 里的报名、外文报名、署名或版名，或加大上边距',
    },
  },
  'pdf/no-room': {
    severity: 'error',
    en: {
      message: 'the caption and credit of photo “{id}” leave no room for the picture in “{block}”',
      hint: 'give “{block}” more rows or columns, or shorten the caption',
    },
    zh: {
      message: '图片“{id}”的说明和署名占满了“{block}”，没有放图的位置',
      hint: '给“{block}”更多的行或栏，或缩短说明',
    },
  },
  'pdf/doubled': {
    severity: 'error',
    en: {
      message: '{count} characters stand twice on page {page}: “{text}” ({context})',
      hint: 'place this text once',
    },
    zh: {
      message: '第{page}版上有{count}个字重复出现：“{text}”（{context}）',
      hint: '这段文字只放一次',
    },
  },
  'pdf/reordered': {
    severity: 'error',
    en: {
      message: '{count} characters stand on page {page} in another order than in the copy: “{text}” ({context})',
      hint: 'put the blocks of the template into the order in which the page is read',
    },
    zh: {
      message: '第{page}版上有{count}个字与原稿顺序不同：“{text}”（{context}）',
      hint: '按阅读顺序排列模板中的各块',
    },
  },
  'pdf/foreign': {
    severity: 'error',
    en: {
      message: '{count} characters on page {page} are in no copy: “{text}” ({context})',
      hint: 'take this text out of the template or the styles, or put it into the copy',
    },
    zh: {
      message: '第{page}版上有{count}个字不在任何稿件中：“{text}”（{context}）',
      hint: '从模板或样式中去掉这些文字，或把它们写进稿件',
    },
  },
  'pdf/altered': {
    severity: 'error',
    en: {
      message: 'page {page} reads “{found}” where the copy says “{text}” ({context})',
      hint: 'look for a font or a style that changes these characters',
    },
    zh: {
      message: '第{page}版上是“{found}”，原稿为“{text}”（{context}）',
      hint: '检查是哪种字体或样式改变了这些字',
    },
  },
  'pdf/extractors-differ': {
    severity: 'error',
    en: {
      message:
        'two readers take page {page} differently: PDFium reads “{pdfium}”, the content says “{content}” ({context})',
      hint: 'report this page: its text cannot be trusted to be read the same everywhere',
    },
    zh: {
      message: '两种读法对第{page}版的结果不同：PDFium 读作“{pdfium}”，页面内容为“{content}”（{context}）',
      hint: '请反馈这一版：它的文字在不同软件中可能读出不同结果',
    },
  },
  'pdf/type3': {
    severity: 'error',
    en: {
      message: '{count} characters of page {page} are drawn as pictures of letters (Type 3): “{text}”',
      hint: 'set them in a TrueType font, without outlines, strokes or emoji',
    },
    zh: {
      message: '第{page}版上有{count}个字是 Type 3 图形字：“{text}”',
      hint: '改用 TrueType 字体，不要描边、轮廓字或表情符号',
    },
  },
  'pdf/fallback-font': {
    severity: 'error',
    en: {
      message: '{count} characters of page {page} are set in {font}, which no style asked for: “{text}”',
      hint: 'replace these characters, or choose a font that has them',
    },
    zh: {
      message: '第{page}版上有{count}个字用了样式未指定的字体 {font}：“{text}”',
      hint: '替换这些字，或改用收有这些字的字体',
    },
  },
  'pdf/hidden': {
    severity: 'error',
    en: {
      message: '{count} characters of page {page} are in the file but cannot be seen: “{text}”',
      hint: 'look for a box that is too small for its text, or a style that hides it',
    },
    zh: {
      message: '第{page}版上有{count}个字在文件中但看不见：“{text}”',
      hint: '检查是否有版块容不下文字，或有样式隐藏了它',
    },
  },
  'pdf/more-faults': {
    severity: 'error',
    en: {
      message: 'and {count} more faults in the text of page {page}',
      hint: 'mend the first ones: the rest often follows from them',
    },
    zh: { message: '第{page}版的文字还有{count}处错误', hint: '先改正前面几处，其余往往由此引起' },
  },
  'pdf/radical': {
    severity: 'error',
    en: {
      message: 'a font gives radicals instead of {count} ideographs, and which ones cannot be told: {texts}',
      hint: 'use one of the fonts that come with the program',
    },
    zh: {
      message: '字体把{count}个汉字标成了部首字符，无法判断是哪些字：{texts}',
      hint: '改用本程序自带的字体',
    },
  },
  'pdf/radical-repaired': {
    severity: 'info',
    en: { message: 'a font gave radicals instead of {count} ideographs; the text of the PDF was mended: {texts}' },
    zh: { message: '字体把{count}个汉字标成了部首字符，PDF 文本已改正：{texts}' },
  },
  'pdf/unreadable': {
    severity: 'error',
    en: {
      message: 'this PDF cannot be read to its end: {reason}',
      hint: 'build the page again; if it stays so, report it',
    },
    zh: {
      message: '这个 PDF 无法完整读取：{reason}',
      hint: '重新生成这一版；如仍出现，请反馈',
    },
  },
} as const satisfies Entries;
