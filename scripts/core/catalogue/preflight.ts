import type { Entries } from './message.ts';

export const preflightEntries = {
  'pdfx.encryption': {
    severity: 'error',
    en: { message: 'the file is encrypted', hint: 'save it without a password' },
    zh: { message: '文件已加密', hint: '去掉密码后重新保存' },
  },
  'pdfx.id': {
    severity: 'error',
    en: {
      message: 'the file has no identifier (/ID)',
      hint: 'write the PDF again with this program, or save it from an editor that gives files an /ID',
    },
    zh: { message: '文件没有标识符（/ID）', hint: '用本程序重新输出，或用会写入 /ID 的软件另存' },
  },
  'pdfx.version': {
    severity: 'error',
    en: { message: 'the file says {what} where {wanted} is asked for', hint: 'export it again as {wanted}' },
    zh: { message: '文件标明为 {what}，应为 {wanted}', hint: '按 {wanted} 重新输出' },
  },
  'pdfx.trapped': {
    severity: 'error',
    en: {
      message: 'the file does not say whether it is trapped (/Trapped is {found})',
      hint: 'set /Trapped to False, or to True if it has been trapped',
    },
    zh: {
      message: '文件没有说明是否已做陷印（/Trapped 为 {found}）',
      hint: '把 /Trapped 设为 False；若已做陷印则设为 True',
    },
  },
  'pdfx.meta': {
    severity: 'error',
    en: { message: '{name} is “{is}” {other}', hint: 'write the metadata again, the same in Info and XMP' },
    zh: { message: '{name} 为“{is}” {other}', hint: '重新写入元数据，使 Info 与 XMP 一致' },
  },
  'pdfx.intent': {
    severity: 'error',
    en: {
      message: 'the output intent for print is not as it must be: {what}',
      hint: 'export the file with one output intent that embeds the plant’s profile',
    },
    zh: { message: '印刷输出意图不合要求：{what}', hint: '输出时只写一个输出意图，并嵌入印厂的特性文件' },
  },
  'pdfx.profile': {
    severity: 'error',
    en: {
      message: 'the output profile is none for a four-colour press: {what}',
      hint: 'give the preset a CMYK output profile (class prtr)',
    },
    zh: { message: '输出特性文件不是四色印刷用的：{what}', hint: '在预设中改用 CMYK 输出特性文件（prtr 类）' },
  },
  'pdfx.boxes': {
    severity: 'error',
    en: {
      message: 'the boxes of page {page} are not as they must be: {what}',
      hint: 'set TrimBox inside BleedBox inside MediaBox, and no ArtBox',
    },
    zh: {
      message: '第{page}版的页面框不合要求：{what}',
      hint: '使 TrimBox 在 BleedBox 内、BleedBox 在 MediaBox 内，不设 ArtBox',
    },
  },
  'pdfx.fonts': {
    severity: 'error',
    en: { message: 'font {font} of page {page} is not embedded', hint: 'embed it when the file is written' },
    zh: { message: '第{page}版的字体 {font} 未嵌入', hint: '输出时嵌入该字体' },
  },
  'pdfx.type3': {
    severity: 'error',
    en: {
      message: 'font {font} of page {page} is Type 3: pictures of letters',
      hint: 'set the text in a TrueType font, without strokes or emoji',
    },
    zh: { message: '第{page}版的字体 {font} 是 Type 3 图形字', hint: '改用 TrueType 字体，不要描边或表情符号' },
  },
  'pdfx.actions': {
    severity: 'error',
    en: { message: 'the file holds a script or an action: {what}', hint: 'take it out' },
    zh: { message: '文件中有脚本或动作：{what}', hint: '将其删除' },
  },
  'pdfx.opi': {
    severity: 'error',
    en: {
      message: '{what} on page {page} stands for a picture in another place',
      hint: 'put the picture itself into the file',
    },
    zh: { message: '第{page}版的 {what} 是替代图', hint: '把原图置入文件' },
  },
  'pdfx.postscript': {
    severity: 'error',
    en: { message: '{what} on page {page} is PostScript', hint: 'write the file again without PostScript inside' },
    zh: { message: '第{page}版的 {what} 是 PostScript', hint: '重新输出，不含 PostScript' },
  },
  'pdfx.external': {
    severity: 'error',
    en: { message: '{what} on page {page} lies in another file', hint: 'put it into this file' },
    zh: { message: '第{page}版的 {what} 在其他文件中', hint: '把它嵌入本文件' },
  },
  'pdfx.alternates': {
    severity: 'error',
    en: {
      message: 'picture {what} on page {page} has another version for printing',
      hint: 'keep the version to be printed only',
    },
    zh: { message: '第{page}版的图像 {what} 另有打印用版本', hint: '只保留印刷用的版本' },
  },
  'pdfx.transfer': {
    severity: 'error',
    en: {
      message: 'page {page} brings its own transfer curve or halftone: {what}',
      hint: 'leave curves and screens to the plant: take it out',
    },
    zh: { message: '第{page}版自带传递曲线或网点设置：{what}', hint: '将其删除，由印厂控制' },
  },
  'pdfx.compression': {
    severity: 'error',
    en: {
      message: '{count} streams are compressed with {filter}, which {conformance} does not take',
      hint: 'write the file again with Flate and JPEG',
    },
    zh: { message: '{count} 个数据流用了 {conformance} 不允许的压缩 {filter}', hint: '用 Flate、JPEG 压缩重新输出' },
  },
  'pdfx.annots': {
    severity: 'error',
    en: {
      message: 'an annotation ({kind}) lies on the printed area of page {page}',
      hint: 'take it out, or move it outside the bleed',
    },
    zh: { message: '第{page}版印刷范围内有注释（{kind}）', hint: '将其删除，或移到出血之外' },
  },
  'pdfx.layers': {
    severity: 'error',
    en: {
      message: 'the layers are not as they must be: {what}',
      hint: 'flatten the layers, or give each configuration a name of its own',
    },
    zh: { message: '图层不合要求：{what}', hint: '合并图层，或为每个图层配置单独命名' },
  },
  'pdfx.rgb': {
    severity: 'error',
    en: {
      message: 'page {page} has colours that name no printing inks: {what} ({count} times)',
      hint: 'convert them to CMYK through the output profile',
    },
    zh: { message: '第{page}版有未指明油墨的颜色：{what}（{count} 处）', hint: '用输出特性文件转换为 CMYK' },
  },
  'pdfx.transparency': {
    severity: 'error',
    en: {
      message: 'page {page} has transparency ({what}), which PDF/X-1a does not know',
      hint: 'make this element opaque, or deliver PDF/X-4',
    },
    zh: { message: '第{page}版有透明效果（{what}），PDF/X-1a 不允许', hint: '把它改为不透明，或交付 PDF/X-4' },
  },
  'pdfx.group': {
    severity: 'error',
    en: {
      message: 'transparency of page {page} ({what}) is mixed in {space}',
      hint: 'mix it in DeviceCMYK: set the /CS of its group',
    },
    zh: { message: '第{page}版的透明效果（{what}）在 {space} 中混合', hint: '把该组的 /CS 设为 DeviceCMYK' },
  },
  'pdf.unreadable': {
    severity: 'error',
    en: { message: 'this PDF cannot be read: {reason}', hint: 'write the file again; it is damaged, or no PDF' },
    zh: { message: '无法读取这个 PDF：{reason}', hint: '文件已损坏或不是 PDF，请重新输出' },
  },
  'pdf.damaged': {
    severity: 'error',
    en: { message: 'this PDF is damaged: {what}', hint: 'write the file again: its objects do not hold together' },
    zh: { message: '这个 PDF 已损坏：{what}', hint: '文件内部结构有误，请重新输出' },
  },
  'pdf.limits': {
    severity: 'error',
    en: {
      message: 'this PDF asks for more work than a page can need: {what}',
      hint: 'look for what fills it (huge pictures, endless content) and write it again',
    },
    zh: { message: '这个 PDF 的工作量超出一个版面的可能：{what}', hint: '查找其中过大的图像或无尽的内容，重新输出' },
  },
  'pdf.resources': {
    severity: 'error',
    en: {
      message: 'page {page} uses what the file does not hold: {names}',
      hint: 'write the file again: parts of it are missing',
    },
    zh: { message: '第{page}版引用了文件中没有的资源：{names}', hint: '文件不完整，请重新输出' },
  },
  'pdf.size-exact': {
    severity: 'error',
    en: {
      message: 'page {page} is trimmed to {value} mm; the sheet is {limit} mm',
      hint: 'set TrimBox to the sheet of the page',
    },
    zh: { message: '第{page}版成品尺寸为 {value} 毫米，开本为 {limit} 毫米', hint: '按开本设置 TrimBox' },
  },
  'pdf.pages': {
    severity: 'error',
    en: {
      message: 'the file has {value} pages; a plant takes one page or one spread (at most {limit})',
      hint: 'deliver a file for each page',
    },
    zh: { message: '文件有 {value} 页；印厂只收单版或对开（至多 {limit} 页）', hint: '每版单独交付一个文件' },
  },
  'ink.tac': {
    severity: 'error',
    en: {
      message: '{value} % of ink in one place of page {page} (at most {limit} %; {share} % of the page is over)',
      hint: 'lighten it, or print black over less colour',
    },
    zh: {
      message: '第{page}版一处总墨量为 {value}%（至多 {limit}%，超出部分占版面 {share}%）',
      hint: '减淡此处，或减少黑色之下的彩色',
    },
  },
  'ink.text-k': {
    severity: 'error',
    en: {
      message: 'black type of several inks on page {page}: “{text}” in {ink}',
      hint: 'set it in K100 alone; a colour for type leaves out cyan, magenta or yellow',
    },
    zh: {
      message: '第{page}版黑字用了多色油墨：“{text}”，{ink}',
      hint: '只用 K100；文字用的颜色，青、品、黄三色须缺一',
    },
  },
  'ink.overprint': {
    severity: 'error',
    en: {
      message: 'black type of {value} pt on page {page} does not overprint: “{text}” (below {limit} pt it must)',
      hint: 'overprint it: OP and op true, OPM 1, DeviceCMYK',
    },
    zh: {
      message: '第{page}版 {value} 点黑字未叠印：“{text}”（{limit} 点以下须叠印）',
      hint: '设为叠印：OP、op 为 true，OPM 为 1，DeviceCMYK',
    },
  },
  'ink.white-overprint': {
    severity: 'error',
    en: {
      message: 'white on page {page} overprints and will not be there: {what} ({count} times)',
      hint: 'let white knock out',
    },
    zh: { message: '第{page}版白色设了叠印，印出时会消失：{what}（{count} 处）', hint: '白色应设为镂空' },
  },
  'ink.reverse-min': {
    severity: 'error',
    en: {
      message: 'light type of {value} pt on a dark ground of page {page}: “{text}” (at least {limit} pt)',
      hint: 'set it larger, or dark on a light ground',
    },
    zh: { message: '第{page}版反白字仅 {value} 点：“{text}”（至少 {limit} 点）', hint: '加大字号，或改为浅底深字' },
  },
  'ink.multi-min': {
    severity: 'error',
    en: {
      message: 'type of {value} pt in several inks on page {page}: “{text}”, {ink} (at least {limit} pt)',
      hint: 'set it in one ink, or larger',
    },
    zh: {
      message: '第{page}版多色套印字仅 {value} 点：“{text}”，{ink}（至少 {limit} 点）',
      hint: '改用单色，或加大字号',
    },
  },
  'ink.tint-text': {
    severity: 'error',
    en: {
      message: 'type of {value} pt in a tint on page {page}: “{text}”, {ink} (at least {limit} pt)',
      hint: 'set it in the full ink, or larger',
    },
    zh: {
      message: '第{page}版网点字仅 {value} 点：“{text}”，{ink}（至少 {limit} 点）',
      hint: '改用实地色，或加大字号',
    },
  },
  'ink.black-min': {
    severity: 'warning',
    en: { message: 'type of {value} pt on page {page}: “{text}” (at least {limit} pt)', hint: 'set it larger' },
    zh: { message: '第{page}版文字仅 {value} 点：“{text}”（至少 {limit} 点）', hint: '加大字号' },
  },
  'ink.hairline': {
    severity: 'error',
    en: { message: 'lines of {value} pt on page {page} ({count}; at least {limit} pt)', hint: 'make them {limit} pt' },
    zh: { message: '第{page}版有 {value} 点的线（{count} 处；至少 {limit} 点）', hint: '加粗到 {limit} 点' },
  },
  'ink.highlight': {
    severity: 'warning',
    en: {
      message: 'a tint of {value} % on page {page} will not print ({ink}; at least {limit} %)',
      hint: 'make it {limit} % or leave it out',
    },
    zh: { message: '第{page}版有印不出的 {value}% 网点（{ink}；至少 {limit}%）', hint: '加深到 {limit}% 或去掉' },
  },
  'ink.spot': {
    severity: 'error',
    en: {
      message: 'page {page} prints in “{ink}”, which is no process ink ({count} times)',
      hint: 'convert it to CMYK',
    },
    zh: { message: '第{page}版使用专色“{ink}”（{count} 处）', hint: '转换为 CMYK' },
  },
  'ink.regcolour': {
    severity: 'error',
    en: {
      message: 'the registration colour stands on the printed area of page {page} ({count} times)',
      hint: 'set it in black alone',
    },
    zh: { message: '第{page}版印刷范围内使用了套版色（{count} 处）', hint: '改用单黑' },
  },
  'img.ppi': {
    severity: 'error',
    en: {
      message: 'a picture on page {page} has {value} pixels an inch (at least {limit})',
      hint: 'place it smaller, or use a larger original',
    },
    zh: { message: '第{page}版一张图片分辨率为 {value} ppi（至少 {limit}）', hint: '缩小图片，或换用更大的原图' },
  },
  'img.ratio': {
    severity: 'error',
    en: {
      message: 'a picture on page {page} is stretched by {value} % (at most {limit} %)',
      hint: 'place it with both sides in proportion',
    },
    zh: { message: '第{page}版一张图片变形 {value}%（至多 {limit}%）', hint: '按原比例置入' },
  },
  'img.upscale': {
    severity: 'warning',
    en: {
      message: 'photo “{photo}” on page {page} was blown up {value} times',
      hint: 'place it smaller, or use a larger original',
    },
    zh: { message: '第{page}版图片“{photo}”被放大到 {value} 倍', hint: '缩小图片，或换用更大的原图' },
  },
} as const satisfies Entries;
