/** Files that cannot be read as what they should be. */
import type { Entries } from './message.ts';

export const editionFileEntries = {
  'edition/no-folder': {
    severity: 'error',
    en: { message: 'there is no edition folder at {folder}', hint: 'name a folder that holds an edition.yaml' },
    zh: { message: '{folder} 没有版面文件夹', hint: '请指定含有 edition.yaml 的文件夹' },
  },
  'edition/missing-file': {
    severity: 'error',
    en: { message: 'there is no file {file}', hint: 'did you mean {choices}?' },
    zh: { message: '找不到文件 {file}', hint: '是不是 {choices}？' },
  },
  'edition/no-file': {
    severity: 'error',
    en: { message: 'there is no file {file}', hint: 'put it back, or take its name out' },
    zh: { message: '找不到文件 {file}', hint: '请放回文件，或删去它的名字' },
  },
  'edition/page-listed': {
    severity: 'error',
    en: { message: '{file} is listed twice', hint: 'delete one of the two' },
    zh: { message: '{file} 列了两次', hint: '请删去其中一个' },
  },
  'edition/empty-file': {
    severity: 'error',
    en: { message: '{key} is empty', hint: 'restore what it held, or delete it where it is not needed' },
    zh: { message: '{key} 是空的', hint: '请恢复它的内容；不需要的请删去' },
  },
  'edition/unreadable': {
    severity: 'error',
    en: { message: '{file} cannot be read ({reason})', hint: 'make it a plain file that you may read' },
    zh: { message: '无法读取 {file}（{reason}）', hint: '请换成可读取的普通文件' },
  },
  'edition/outside': {
    severity: 'error',
    en: {
      message: '{file} lies outside the edition folder',
      hint: 'move it into the edition folder and name it from there',
    },
    zh: { message: '{file} 在版面文件夹之外', hint: '请移入版面文件夹，再从那里写路径' },
  },
  'edition/too-large': {
    severity: 'error',
    en: { message: '{file} has {size} KB of text, over the limit of {limit} KB', hint: 'split it into several files' },
    zh: { message: '{file} 有 {size} KB，超过 {limit} KB 的上限', hint: '请拆成几个文件' },
  },
  'edition/encoding': {
    severity: 'error',
    en: {
      message: '{file} is written in {encoding}, not in UTF-8',
      hint: "convert it: iconv -f {iconv} -t UTF-8 '{file}' > '{file}.utf8' && mv '{file}.utf8' '{file}'",
    },
    zh: {
      message: '{file} 的编码是 {encoding}，不是 UTF-8',
      hint: "请转换：iconv -f {iconv} -t UTF-8 '{file}' > '{file}.utf8' && mv '{file}.utf8' '{file}'",
    },
  },
  'edition/encoding-unknown': {
    severity: 'error',
    en: { message: '{file} is no text in any encoding that is known here', hint: 'save it as UTF-8' },
    zh: { message: '{file} 不是可识别编码的文本', hint: '请另存为 UTF-8' },
  },
  'edition/damaged': {
    severity: 'error',
    en: { message: '{file} is UTF-8 up to here, where its bytes are broken', hint: 'type the damaged character again' },
    zh: { message: '{file} 的 UTF-8 到此处损坏', hint: '请重新输入此处的字' },
  },
  'edition/character': {
    severity: 'error',
    en: {
      message: 'the character {character} cannot be printed (it stands {count} times in the file)',
      hint: 'delete it, or type the character that was meant',
    },
    zh: { message: '字符 {character} 无法印出（文件中有 {count} 处）', hint: '请删去，或改成原本要写的字' },
  },
  'edition/yaml': {
    severity: 'error',
    en: {
      message: 'this is not YAML: {detail}',
      hint: 'put text that holds : # [ { or quotation marks into quotation marks',
    },
    zh: { message: '此处不合 YAML 语法：{detail}', hint: '含有 : # [ { 或引号的文字，请整个放进引号' },
  },
  'edition/yaml-text': {
    severity: 'error',
    en: { message: 'a colon and a space stand within this text', hint: 'put the whole text into quotation marks' },
    zh: { message: '这段文字里有冒号加空格', hint: '请给整段文字加上英文引号' },
  },
  'edition/yaml-comment': {
    severity: 'error',
    en: {
      message: 'YAML takes "#{comment}" for a comment: it would not be printed',
      hint: 'put the whole text into quotation marks, or write a space behind # where it is a comment',
    },
    zh: {
      message: '“#{comment}”会被 YAML 当作注释，不会印出',
      hint: '请给整段文字加上英文引号；若确是注释，请在 # 后空一格',
    },
  },
  'edition/yaml-colon': {
    severity: 'error',
    en: { message: 'a full-width colon stands after a key', hint: 'write : and a space in place of ：' },
    zh: { message: '键后用了全角冒号', hint: '请把 ： 改成半角冒号加空格' },
  },
  'edition/yaml-indent': {
    severity: 'error',
    en: {
      message: 'this line is indented unlike its neighbours',
      hint: 'indent the keys of one mapping alike, with spaces',
    },
    zh: { message: '此行缩进与同级不一致', hint: '同级的键请用相同数目的空格缩进' },
  },
  'edition/yaml-tab': {
    severity: 'error',
    en: { message: 'a tab is used for indentation', hint: 'indent with spaces' },
    zh: { message: '用了制表符缩进', hint: '请改用空格缩进' },
  },
  'edition/yaml-anchor': {
    severity: 'error',
    en: { message: 'an alias here does not fit its anchor', hint: 'write the value itself' },
    zh: { message: '此处的别名没有对应的锚点', hint: '请直接写出值' },
  },
  'edition/yaml-tag': {
    severity: 'error',
    en: { message: 'tags such as !name are not used here', hint: 'delete the tag' },
    zh: { message: '这里不用 !名称 这样的标签', hint: '请删去标签' },
  },
  'edition/yaml-nesting': {
    severity: 'error',
    en: {
      message: 'the YAML is nested too deeply, or repeats aliases too often',
      hint: 'write the values out plainly',
    },
    zh: { message: 'YAML 嵌套过深，或别名重复过多', hint: '请直接写出各个值' },
  },
  'edition/more': {
    severity: 'info',
    en: { message: '{count} more of {code} in this file are not shown', hint: 'mend the first ones, and look again' },
    zh: { message: '本文件另有 {count} 处 {code} 没有列出', hint: '请先改前面的，再看一次' },
  },
} as const satisfies Entries;
