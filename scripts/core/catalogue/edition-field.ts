/** Keys and values of YAML files and directives. */
import type { Entries } from './message.ts';

export const editionFieldEntries = {
  'edition/file-name': {
    severity: 'error',
    en: {
      message: '"{value}" does not name a page file',
      hint: 'write a path that ends in .yaml, such as pages/05.yaml',
    },
    zh: { message: '“{value}”不是版面文件名', hint: '请写以 .yaml 结尾的路径，如 pages/05.yaml' },
  },
  'edition/duplicate-key': {
    severity: 'error',
    en: { message: 'the key "{key}" stands here a second time', hint: 'delete one of the two' },
    zh: { message: '键“{key}”重复', hint: '请删去其中一个' },
  },
  'edition/unknown-key': {
    severity: 'error',
    en: { message: '{where} has no key "{key}"', hint: 'did you mean {choices}?' },
    zh: { message: '{where} 没有“{key}”这个键', hint: '是不是 {choices}？' },
  },
  'edition/missing-key': {
    severity: 'error',
    en: { message: '{where} lacks the key "{key}"', hint: 'add a line "{key}: …"' },
    zh: { message: '{where} 缺少键“{key}”', hint: '请加一行“{key}: …”' },
  },
  'edition/not-text': {
    severity: 'error',
    en: { message: '"{key}" must be text, but {value} is not', hint: 'put it into quotation marks' },
    zh: { message: '“{key}”须是文字，而 {value} 不是', hint: '请给它加上引号' },
  },
  'edition/not-number': {
    severity: 'error',
    en: {
      message: '"{key}" must be a number, but {value} is not',
      hint: 'write digits without quotation marks or units',
    },
    zh: { message: '“{key}”须是数字，而 {value} 不是', hint: '请只写数字，不加引号和单位' },
  },
  'edition/not-whole': {
    severity: 'error',
    en: { message: '"{key}" must be a whole number, but {value} is not', hint: 'write a number without a fraction' },
    zh: { message: '“{key}”须是整数，而 {value} 不是', hint: '请去掉小数部分' },
  },
  'edition/not-flag': {
    severity: 'error',
    en: { message: '"{key}" must be true or false, but {value} is not', hint: 'write true or false' },
    zh: { message: '“{key}”须是 true 或 false，而 {value} 不是', hint: '请写 true 或 false' },
  },
  'edition/not-list': {
    severity: 'error',
    en: { message: '"{key}" must be a list, but {value} is not', hint: 'write it as [one, two]' },
    zh: { message: '“{key}”须是列表，而 {value} 不是', hint: '请写成 [甲, 乙]' },
  },
  'edition/not-mapping': {
    severity: 'error',
    en: { message: '"{key}" must hold keys of its own, but {value} does not', hint: 'write it as {name: value}' },
    zh: { message: '“{key}”之下须有自己的键，而 {value} 没有', hint: '请写成 {名: 值}' },
  },
  'edition/unknown-value': {
    severity: 'error',
    en: { message: '"{key}" cannot be "{value}"', hint: 'did you mean {choices}?' },
    zh: { message: '“{key}”不能是“{value}”', hint: '是不是 {choices}？' },
  },
  'edition/number-too-small': {
    severity: 'error',
    en: { message: '"{key}" is {value}, below its least value', hint: 'write at least {limit}' },
    zh: { message: '“{key}”是 {value}，太小', hint: '请不小于 {limit}' },
  },
  'edition/number-too-large': {
    severity: 'error',
    en: { message: '"{key}" is {value}, above its greatest value', hint: 'write at most {limit}' },
    zh: { message: '“{key}”是 {value}，太大', hint: '请不大于 {limit}' },
  },
  'edition/list-too-short': {
    severity: 'error',
    en: { message: '"{key}" has too few entries', hint: 'give at least {limit}' },
    zh: { message: '“{key}”的项目太少', hint: '请至少写 {limit} 项' },
  },
  'edition/list-too-long': {
    severity: 'error',
    en: { message: '"{key}" has too many entries', hint: 'give at most {limit}' },
    zh: { message: '“{key}”的项目太多', hint: '请至多写 {limit} 项' },
  },
  'edition/empty-text': {
    severity: 'error',
    en: { message: '"{key}" is empty', hint: 'write its text, or delete the line' },
    zh: { message: '“{key}”是空的', hint: '请写上内容，或删去这一行' },
  },
  'edition/one-line': {
    severity: 'error',
    en: { message: '"{key}" must be one line', hint: 'join its lines' },
    zh: { message: '“{key}”须是一行', hint: '请并成一行' },
  },
  'edition/text-too-long': {
    severity: 'error',
    en: { message: '"{key}" is longer than {limit} characters', hint: 'shorten it' },
    zh: { message: '“{key}”超过 {limit} 字', hint: '请缩短' },
  },
  'edition/range': {
    severity: 'error',
    en: { message: '"{key}" is not a range: {value}', hint: 'write one number, or two with a hyphen: 3 or 18-50' },
    zh: { message: '“{key}”不是区间：{value}', hint: '请写一个数，或用连字符连接两个数：3 或 18-50' },
  },
  'edition/id': {
    severity: 'error',
    en: { message: '"{value}" cannot be an id', hint: 'use letters, digits and hyphens only' },
    zh: { message: '“{value}”不能作 id', hint: '请只用文字、数字和连字符' },
  },
  'edition/date': {
    severity: 'error',
    en: { message: '"{value}" is no date', hint: 'write it as 2026-09-18' },
    zh: { message: '“{value}”不是日期', hint: '请写成 2026-09-18' },
  },
  'edition/language': {
    severity: 'error',
    en: { message: '"{value}" is no language tag', hint: 'write a tag such as zh-CN or en' },
    zh: { message: '“{value}”不是语言代码', hint: '请写 zh-CN、en 这样的代码' },
  },
} as const satisfies Entries;
