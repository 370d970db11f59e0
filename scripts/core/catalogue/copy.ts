import type { Entries } from './message.ts';

/** The rules of the copy desk. */
export const copyEntries = {
  'copy.private-use': {
    severity: 'error',
    en: {
      message: 'the character {code} prints differently or not at all ({around})',
      hint: 'type the character that was meant',
    },
    zh: { message: '字符 {code} 换种字体就变样，或印不出（{around}）', hint: '请改成原本要写的字' },
  },
  'copy.compatibility': {
    severity: 'error',
    en: {
      message: '“{found}” is {code}, which only looks like the character “{instead}” ({around})',
      hint: 'mend it with: dayang copy fix',
    },
    zh: { message: '“{found}”是 {code}，只是看着像“{instead}”（{around}）', hint: '可用 dayang copy fix 改正' },
  },
  'copy.variant': {
    severity: 'warning',
    en: {
      message: 'the traditional or variant form “{found}” in simplified copy ({around})',
      hint: 'write “{instead}”, or let it stand with a stet if a name has it so',
    },
    zh: {
      message: '简体稿中有繁体或异体字“{found}”（{around}）',
      hint: '请改为“{instead}”；姓名、碑帖原文如此的，加 stet 保留',
    },
  },
  'copy.full-width': {
    severity: 'error',
    en: { message: 'full-width “{found}” ({around})', hint: 'write “{instead}”; dayang copy fix does' },
    zh: { message: '全角的“{found}”（{around}）', hint: '应为“{instead}”，可用 dayang copy fix 改正' },
  },
  'copy.half-width': {
    severity: 'error',
    en: {
      message: 'half-width “{found}” in Chinese ({around})',
      hint: 'write “{instead}”; dayang copy fix does where it is certain',
    },
    zh: { message: '中文里的半角“{found}”（{around}）', hint: '应为“{instead}”，确定无疑的可用 dayang copy fix 改正' },
  },
  'copy.straight-quotes': {
    severity: 'error',
    en: {
      message: 'a straight quotation mark {found} ({around})',
      hint: 'write “ or ”; dayang copy fix does where they pair up',
    },
    zh: { message: '直引号 {found}（{around}）', hint: '应为“或”，成对的可用 dayang copy fix 改正' },
  },
  'copy.quote-pairs': {
    severity: 'error',
    en: {
      message: 'the quotation mark {found} has no fellow in its paragraph ({around})',
      hint: 'add the other mark, or delete this one',
    },
    zh: { message: '引号 {found} 在本段中不成对（{around}）', hint: '请补上另一半，或删去' },
  },
  'copy.quote-nesting': {
    severity: 'error',
    en: { message: 'a quote within a quote opens with {found} ({around})', hint: 'write ‘ ’ inside “ ”' },
    zh: { message: '引号之内又用了 {found}（{around}）', hint: '“ ”之内应用‘ ’' },
  },
  'copy.quote-style': {
    severity: 'warning',
    en: {
      message: 'the quotation mark {found} is not the house’s in horizontal text ({around})',
      hint: 'write the house’s marks, or change `quotes` in the house style',
    },
    zh: { message: '引号 {found} 与体例不合（{around}）', hint: '请改用体例规定的引号，或修改体例中的 quotes' },
  },
  'copy.brackets': {
    severity: 'error',
    en: {
      message: '{found} has no fellow in its paragraph ({around})',
      hint: 'add the other mark, or delete this one',
    },
    zh: { message: '{found} 在本段中不成对（{around}）', hint: '请补上另一半，或删去' },
  },
  'copy.ellipsis': {
    severity: 'error',
    en: {
      message: 'the ellipsis is written “{found}” ({around})',
      hint: 'write “{instead}”; dayang copy fix does where it is certain',
    },
    zh: { message: '省略号写成了“{found}”（{around}）', hint: '应为“{instead}”，确定无疑的可用 dayang copy fix 改正' },
  },
  'copy.dash': {
    severity: 'error',
    en: {
      message: 'the dash is written “{found}” ({around})',
      hint: 'write “{instead}”; dayang copy fix does where it is certain',
    },
    zh: { message: '破折号写成了“{found}”（{around}）', hint: '应为“{instead}”，确定无疑的可用 dayang copy fix 改正' },
  },
  'copy.range': {
    severity: 'warning',
    en: {
      message: '“{found}” between the ends of a range ({around})',
      hint: 'write “{instead}”; dayang copy fix does',
    },
    zh: { message: '起止之间用了“{found}”（{around}）', hint: '应为“{instead}”，可用 dayang copy fix 改正' },
  },
  'copy.interpunct': {
    severity: 'error',
    en: {
      message: 'the point “{found}” in a name ({around})',
      hint: 'write “{instead}”; dayang copy fix does where it is certain',
    },
    zh: { message: '间隔号写成了“{found}”（{around}）', hint: '应为“{instead}”，确定无疑的可用 dayang copy fix 改正' },
  },
  'copy.double-mark': {
    severity: 'error',
    en: {
      message: 'the marks “{found}” stand side by side ({around})',
      hint: 'delete one, or put in what is missing between them',
    },
    zh: { message: '“{found}”连在一起（{around}）', hint: '请删去其一，或补上中间漏掉的字' },
  },
  'copy.enumeration': {
    severity: 'info',
    en: { message: 'a “、” between quotations or titles in a row ({around})', hint: 'leave it out' },
    zh: { message: '并列的引号、书名号之间用了顿号（{around}）', hint: '通常不用顿号' },
  },
  'copy.space': {
    severity: 'warning',
    en: { message: 'a space was typed here ({around})', hint: 'take it out; dayang copy fix does where it is certain' },
    zh: { message: '此处有手敲的空格（{around}）', hint: '请删去，确定无疑的可用 dayang copy fix 删去' },
  },
  'copy.head-stop': {
    severity: 'warning',
    en: { message: 'the head ends with “{found}” ({around})', hint: 'leave the mark out' },
    zh: { message: '标题末尾有“{found}”（{around}）', hint: '标题末尾不用此号' },
  },
  'copy.approximate': {
    severity: 'warning',
    en: { message: 'the approximate number “{found}” ({around})', hint: 'write it in Han, without a mark between' },
    zh: { message: '概数写法有误：“{found}”（{around}）', hint: '概数用汉字数字，中间不加顿号' },
  },
  'copy.mixed-number': {
    severity: 'warning',
    en: { message: 'digits and Han in one number: “{found}” ({around})', hint: 'write it in digits, or all in Han' },
    zh: { message: '同一数值中混用两种数字：“{found}”（{around}）', hint: '请全用阿拉伯数字，或全用汉字数字' },
  },
  'copy.unit': {
    severity: 'warning',
    en: { message: '“{found}” is no legal unit ({around})', hint: 'write “{instead}”' },
    zh: { message: '“{found}”不是法定计量单位（{around}）', hint: '应为“{instead}”' },
  },
  'copy.term': {
    severity: 'warning',
    en: { message: '“{found}” is not what the house prints ({around})', hint: 'write “{instead}”' },
    zh: { message: '体例不用“{found}”（{around}）', hint: '应为“{instead}”' },
  },
  'copy.date': {
    severity: 'error',
    en: { message: 'there is no {found} ({around})', hint: 'look the date up' },
    zh: { message: '没有“{found}”这一天（{around}）', hint: '请核对日期' },
  },
  'copy.weekday': {
    severity: 'error',
    en: { message: '{date} is a {right}, not a {said}', hint: 'look up which of the two is right' },
    zh: { message: '{date} 是星期{right}，不是星期{said}', hint: '请核对日期与星期' },
  },
  'copy.head-number': {
    severity: 'warning',
    en: { message: 'the headline says “{found}”, the body “{other}”', hint: 'look up which of the two is right' },
    zh: { message: '标题作“{found}”，正文作“{other}”', hint: '请核对哪一个对' },
  },
  'copy.broken-paragraph': {
    severity: 'error',
    en: {
      message: 'a sentence is broken off here: {around}',
      hint: 'join it with its other half, or end it with a full stop',
    },
    zh: { message: '句子在此断开：{around}', hint: '请与另一半接起来，或补上句末点号' },
  },
  'copy.repeat': {
    severity: 'warning',
    en: { message: '{characters} characters stand in the story twice: {around}', hint: 'cut one of the two places' },
    zh: { message: '有 {characters} 字在稿件中重复：{around}', hint: '请删去其中一处' },
  },
  'copy.byline': {
    severity: 'warning',
    en: {
      message: 'the byline has another form than the house’s: {around}',
      hint: 'write the office, a space, and the names with spaces between them',
    },
    zh: { message: '署名格式不合：{around}', hint: '职务与姓名之间、姓名之间各空一格，不用标点' },
  },
} as const satisfies Entries;
