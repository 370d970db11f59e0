/** The copy of a story. */
import type { Entries } from './message.ts';

export const markdownEntries = {
  'markdown/html': {
    severity: 'error',
    en: { message: 'HTML is not allowed in copy: {text}', hint: 'delete the tag, or write \\< to print the sign' },
    zh: { message: '稿件里不能用 HTML：{text}', hint: '请删去标签；要印出 < 请写 \\<' },
  },
  'markdown/heading-level': {
    severity: 'error',
    en: { message: 'a head of level {level} stands here', hint: 'write section heads with two signs: ##' },
    zh: { message: '此处是 {level} 级标题', hint: '小标题请用两个井号：##' },
  },
  'markdown/almost-mark': {
    severity: 'warning',
    en: {
      message: '"{found}" marks nothing here and is printed as it stands',
      hint: 'write {instead} if a mark was meant',
    },
    zh: { message: '此处的“{found}”不是标记，会照原样印出', hint: '若要作标记，请写成 {instead}' },
  },
  'markdown/heading-underline': {
    severity: 'error',
    en: { message: 'a head is marked by a line under it', hint: 'write it as ## and the text' },
    zh: { message: '此处用下划线标标题', hint: '请写成 ## 加文字' },
  },
  'markdown/empty-heading': {
    severity: 'error',
    en: { message: 'a section head has no text', hint: 'write its text after ##, or delete it' },
    zh: { message: '小标题没有文字', hint: '请在 ## 后写文字，或删去' },
  },
  'markdown/list': {
    severity: 'error',
    en: {
      message: 'a list stands here',
      hint: 'write paragraphs; to print the sign or number, put \\ before its mark: \\- or 1\\.',
    },
    zh: { message: '此处是列表', hint: '请写成段落；要印出符号或编号，请在标记前加 \\：\\- 或 1\\.' },
  },
  'markdown/quote': {
    severity: 'error',
    en: { message: 'a block quote stands here', hint: 'write a paragraph, or a :::pull-quote' },
    zh: { message: '此处是引用块', hint: '请写成段落，或用 :::pull-quote' },
  },
  'markdown/code': {
    severity: 'error',
    en: { message: 'code stands here', hint: 'delete the backquotes, or the spaces at the start of the line' },
    zh: { message: '此处是代码', hint: '请删去反引号，或行首的空格' },
  },
  'markdown/table': {
    severity: 'error',
    en: { message: 'a table stands here', hint: 'put it between :::table{#id} and :::' },
    zh: { message: '此处是表格', hint: '请放在 :::table{#id} 与 ::: 之间' },
  },
  'markdown/no-table': {
    severity: 'error',
    en: {
      message: 'this ":::table" holds no table',
      hint: 'write | head | head |, a line |---|---:|, then a line a row',
    },
    zh: { message: '此“:::table”里没有表格', hint: '请写一行 | 栏目 | 栏目 |，一行 |---|---:|，然后每行一排' },
  },
  'markdown/second-table': {
    severity: 'error',
    en: { message: 'a ":::table" holds one table; this is a second', hint: 'give it a :::table of its own' },
    zh: { message: '一个“:::table”只放一张表格，这是第二张', hint: '请为它另写一个 :::table' },
  },
  'markdown/plain-names': {
    severity: 'error',
    en: { message: 'a list of names holds names alone', hint: 'delete the marks around it' },
    zh: { message: '名单里只写姓名', hint: '请删去前后的标记' },
  },
  'markdown/rule': {
    severity: 'error',
    en: { message: 'a dividing line stands here', hint: 'delete it; rules are placed in the page file' },
    zh: { message: '此处是分隔线', hint: '请删去；线条在版面文件里放置' },
  },
  'markdown/strike': {
    severity: 'error',
    en: { message: 'text is struck out here', hint: 'delete the two ~~' },
    zh: { message: '此处有删除线', hint: '请删去 ~~' },
  },
  'markdown/image': {
    severity: 'error',
    en: { message: 'a picture stands in the text', hint: 'write a :::photo and place it in the page file' },
    zh: { message: '正文里有图片', hint: '请写 :::photo，并在版面文件里放置' },
  },
  'markdown/autolink': {
    severity: 'error',
    en: { message: 'a bare address stands in <…>', hint: 'write it as [text](address)' },
    zh: { message: '此处是 <…> 中的网址', hint: '请写成 [文字](网址)' },
  },
  'markdown/link': {
    severity: 'error',
    en: { message: 'the link leads to "{href}"', hint: 'link to http:, https: or mailto: only' },
    zh: { message: '链接指向“{href}”', hint: '请只用 http:、https: 或 mailto:' },
  },
  'markdown/hard-break': {
    severity: 'error',
    en: {
      message: 'a line is broken here by force',
      hint: 'start a new paragraph, or delete the spaces or the \\ at the end of the line',
    },
    zh: { message: '此处强制换行', hint: '请另起一段，或删去行末的空格或 \\' },
  },
  'markdown/stars': {
    severity: 'error',
    en: {
      message: 'these asterisks would be printed, for they close nothing and open nothing',
      hint: 'put ** at both ends of the words, without spaces inside, or write \\*\\*',
    },
    zh: { message: '这里的星号没有成对，会印出来', hint: '请在文字两端紧贴着写 **；要印出星号请写 \\*\\*' },
  },
  'markdown/indent': {
    severity: 'error',
    en: {
      message: 'a line that begins with wide spaces is joined to the line above it',
      hint: 'put an empty line before it',
    },
    zh: { message: '此行以全角空格开头，会并入上一行', hint: '请在它前面空一行' },
  },
  'markdown/directive-name': {
    severity: 'error',
    en: { message: 'there is no directive ":::{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有“:::{name}”这种块', hint: '是不是 {choices}？' },
  },
  'markdown/directive-syntax': {
    severity: 'error',
    en: { message: 'this line is not a directive', hint: 'write it as :::name{#id key="value"}, on one line' },
    zh: { message: '此行不是合法的块开头', hint: '请在一行内写成 :::名称{#id key="值"}' },
  },
  'markdown/directive-unclosed': {
    severity: 'error',
    en: { message: '":::{name}" is not closed before line {line}', hint: 'close it with a line ::: of its own' },
    zh: { message: '“:::{name}”到第 {line} 行仍未结束', hint: '请用单独一行 ::: 结束' },
  },
  'markdown/directive-stray': {
    severity: 'error',
    en: { message: 'this ::: closes nothing', hint: 'delete it' },
    zh: { message: '此处的 ::: 没有对应的开头', hint: '请删去' },
  },
  'markdown/attribute-twice': {
    severity: 'error',
    en: { message: '"{key}" is given twice', hint: 'delete one of the two' },
    zh: { message: '“{key}”写了两次', hint: '请删去其中一个' },
  },
  'markdown/faces': {
    severity: 'error',
    en: {
      message: '"{value}" does not say where faces are',
      hint: 'write four percentages for each, left, top, width and height: "62,40,9,14; 30,42,8,12"',
    },
    zh: {
      message: '"{value}" 没有说清人脸的位置',
      hint: '每张脸写四个百分数，左、上、宽、高："62,40,9,14; 30,42,8,12"',
    },
  },
  'markdown/focus': {
    severity: 'error',
    en: {
      message: '"{value}" is no point of a picture',
      hint: 'write two percentages from the left and from the top: "50% 40%"',
    },
    zh: { message: '“{value}”不是图上的点', hint: '请写左起、上起两个百分数："50% 40%"' },
  },
  'markdown/caption': {
    severity: 'error',
    en: {
      message: 'a photo has one paragraph as its caption; this is more',
      hint: 'join it to the caption, or move it out of the photo',
    },
    zh: { message: '图片说明只能有一段，这里多了', hint: '请并入图片说明，或移到图片块之外' },
  },
  'markdown/head-here': {
    severity: 'error',
    en: {
      message: 'a ## head cannot stand here',
      hint: 'delete the ##; only a sidebar, a table or a notice may begin with a head',
    },
    zh: { message: '此处不能用 ## 小标题', hint: '请删去 ##；只有边栏、表格、启事的第一行可作小标题' },
  },
  'markdown/directive-in-lede': {
    severity: 'error',
    en: { message: 'a directive stands in the lede', hint: 'move it into the body' },
    zh: { message: '导语里有 ::: 块', hint: '请移到正文里' },
  },
  'markdown/ruby': {
    severity: 'error',
    en: {
      message: 'the characters of "{base}" ({characters}) and their readings ({readings}) do not match',
      hint: 'give each character a reading, {漢字|hàn|zì}, or all of them one: {词语|cíyǔ}',
    },
    zh: {
      message: '“{base}”有 {characters} 个字，注音却有 {readings} 个，对不上',
      hint: '请每字一音，写作 {漢字|hàn|zì}；或整词一音，写作 {词语|cíyǔ}',
    },
  },
  'markdown/span-name': {
    severity: 'error',
    en: { message: '"{name}" marks no words', hint: 'write {.{choices}} behind the bracket' },
    zh: { message: '“{name}”不是文字的标记', hint: '请在方括号后写 {.{choices}}' },
  },
  'markdown/empty-directive': {
    severity: 'error',
    en: { message: '":::{name}" holds no text', hint: 'write its paragraphs, or delete it' },
    zh: { message: '“:::{name}”没有文字', hint: '请写上段落，或删去' },
  },
} as const satisfies Entries;
