import type { Entries } from './message.ts';

/** What is wrong with a package that is read back. */
export const archiveVerifyEntries = {
  'archive/no-package': {
    severity: 'error',
    en: { message: 'there is no package at {folder}', hint: 'name the folder that holds bagit.txt, or one above it' },
    zh: { message: '{folder} 处没有存档包', hint: '请指定含有 bagit.txt 的文件夹，或其上级文件夹' },
  },
  'archive/no-article': {
    severity: 'error',
    en: { message: 'the package has no article “{article}”', hint: 'it has these: {choices}' },
    zh: { message: '存档包中没有文章“{article}”', hint: '现有：{choices}' },
  },
  'archive/no-declaration': {
    severity: 'error',
    en: { message: '{file} does not declare a bag in UTF-8', hint: 'take the package from where it was made again' },
    zh: { message: '{file} 没有声明 UTF-8 编码的 BagIt 包', hint: '请从制作处重新取得存档包' },
  },
  'archive/no-manifest': {
    severity: 'error',
    en: { message: '{folder} has no manifest of its files', hint: 'take the package from where it was made again' },
    zh: { message: '{folder} 没有文件清单', hint: '请从制作处重新取得存档包' },
  },
  'archive/too-many-files': {
    severity: 'error',
    en: { message: '{folder} holds more files, or deeper ones, than any package', hint: 'name one package' },
    zh: { message: '{folder} 中的文件过多或层次过深，不是存档包', hint: '请指定一个存档包' },
  },
  'archive/manifest-line': {
    severity: 'error',
    en: { message: 'line {line} of {file} is no checksum with a path', hint: 'restore the manifest' },
    zh: { message: '{file} 第 {line} 行不是“校验值 路径”', hint: '请恢复清单文件' },
  },
  'archive/unsafe-path': {
    severity: 'error',
    en: {
      message: '{file} names “{path}”, which leads out of where it may: it is not followed',
      hint: 'do not trust this package',
    },
    zh: { message: '{file} 中的“{path}”指向不该到的地方，未予读取', hint: '不要信任这个存档包' },
  },
  'archive/no-plain-file': {
    severity: 'error',
    en: {
      message: '{file} is a link or something else that is no plain file: it is not followed',
      hint: 'do not trust this package',
    },
    zh: { message: '{file} 是链接或其他非普通文件，未予读取', hint: '不要信任这个存档包' },
  },
  'archive/listed-twice': {
    severity: 'error',
    en: { message: '{path} stands twice in {file}', hint: 'restore the manifest' },
    zh: { message: '{path} 在 {file} 中出现两次', hint: '请恢复清单文件' },
  },
  'archive/listed-missing': {
    severity: 'error',
    en: { message: '{path} is in {file}, but not in the package', hint: 'restore the file' },
    zh: { message: '{file} 列有 {path}，包中却没有', hint: '请恢复该文件' },
  },
  'archive/unlisted': {
    severity: 'error',
    en: { message: '{file} is in the package, but not in {manifest}', hint: 'take the file out' },
    zh: { message: '{file} 在包中，却不在 {manifest} 里', hint: '请取出该文件' },
  },
  'archive/checksum': {
    severity: 'error',
    en: {
      message: '{file} is not what {manifest} says: its {algorithm} is {found}',
      hint: 'restore the file from another copy of the package',
    },
    zh: { message: '{file} 与 {manifest} 所载不符：其 {algorithm} 为 {found}', hint: '请从另一份存档包恢复该文件' },
  },
  'archive/oxum': {
    severity: 'error',
    en: { message: '{file} tells of {told} (octets.files), the package has {found}', hint: 'restore the package' },
    zh: { message: '{file} 记为 {told}（字节数.文件数），包中实为 {found}', hint: '请恢复存档包' },
  },
  'archive/file-missing': {
    severity: 'error',
    en: { message: 'the package has no {file}', hint: 'restore the file' },
    zh: { message: '存档包缺少 {file}', hint: '请恢复该文件' },
  },
  'archive/too-large': {
    severity: 'error',
    en: { message: '{file} has {bytes} bytes; more than {most} are not read', hint: 'do not trust this package' },
    zh: { message: '{file} 有 {bytes} 字节，超过 {most} 字节的不读', hint: '不要信任这个存档包' },
  },
  'archive/no-utf8': {
    severity: 'error',
    en: { message: '{file} is not written in UTF-8', hint: 'restore the file' },
    zh: { message: '{file} 不是 UTF-8 编码', hint: '请恢复该文件' },
  },
  'archive/doctype': {
    severity: 'error',
    en: {
      message: '{file} has a document type, which may define entities without end: it is not read',
      hint: 'do not trust this package',
    },
    zh: { message: '{file} 含有文档类型声明，可能定义无尽的实体，未予读取', hint: '不要信任这个存档包' },
  },
  'archive/broken-xml': {
    severity: 'error',
    en: { message: '{file} is no well-formed XML: {reason}', hint: 'restore the file' },
    zh: { message: '{file} 不是格式良好的 XML：{reason}', hint: '请恢复该文件' },
  },
  'archive/broken-json': {
    severity: 'error',
    en: { message: '{file} is no JSON: {reason}', hint: 'restore the file' },
    zh: { message: '{file} 不是 JSON：{reason}', hint: '请恢复该文件' },
  },
  'archive/broken-pdf': {
    severity: 'error',
    en: { message: '{file} cannot be read as PDF: {reason}', hint: 'restore the file' },
    zh: { message: '{file} 无法作为 PDF 读取：{reason}', hint: '请恢复该文件' },
  },
  'archive/broken-picture': {
    severity: 'error',
    en: { message: '{file} is no whole JPEG', hint: 'restore the file' },
    zh: { message: '{file} 不是完整的 JPEG', hint: '请恢复该文件' },
  },
  'archive/structure': {
    severity: 'error',
    en: { message: '{file}: {element} lacks {what}', hint: 'restore the file' },
    zh: { message: '{file}：{element} 缺少 {what}', hint: '请恢复该文件' },
  },
  'archive/schema': {
    severity: 'error',
    en: { message: '{file} is not valid to its schema: {reason}', hint: 'restore the file' },
    zh: { message: '{file} 不符合其模式：{reason}', hint: '请恢复该文件' },
  },
  'archive/no-schema': {
    severity: 'error',
    en: { message: 'there is no schema {kind}*.xsd in {folder}', hint: 'put it there, or leave --schemas out' },
    zh: { message: '{folder} 中没有 {kind}*.xsd', hint: '放入该模式文件，或去掉 --schemas' },
  },
  'archive/no-xmllint': {
    severity: 'error',
    en: { message: 'xmllint is not installed', hint: 'install libxml2-utils, or leave --schemas out' },
    zh: { message: '未安装 xmllint', hint: '安装 libxml2-utils，或去掉 --schemas' },
  },
  'archive/id-twice': {
    severity: 'error',
    en: { message: '{file} gives the id {id} twice', hint: 'restore the file' },
    zh: { message: '{file} 中编号 {id} 出现两次', hint: '请恢复该文件' },
  },
  'archive/reference': {
    severity: 'error',
    en: { message: '{file} refers to {id}, which there is not', hint: 'restore the file' },
    zh: { message: '{file} 引用了不存在的 {id}', hint: '请恢复该文件' },
  },
  'archive/reading-order': {
    severity: 'error',
    en: { message: '{file}: the reading order names block {id} {count} times, not once', hint: 'restore the file' },
    zh: { message: '{file}：阅读顺序中块 {id} 出现 {count} 次，应为一次', hint: '请恢复该文件' },
  },
  'archive/not-in-map': {
    severity: 'error',
    en: { message: '{file} leaves the block {id} out of its logical map', hint: 'restore the file' },
    zh: { message: '{file} 的逻辑结构缺少块 {id}', hint: '请恢复该文件' },
  },
  'archive/named-missing': {
    severity: 'error',
    en: { message: '{file} names {path}, which is not in the package', hint: 'restore the file' },
    zh: { message: '{file} 所指的 {path} 不在包中', hint: '请恢复该文件' },
  },
  'archive/box-outside': {
    severity: 'error',
    en: { message: '{file}: {id} stands out of {parent} by {distance} mm', hint: 'restore the file' },
    zh: { message: '{file}：{id} 超出 {parent} {distance} 毫米', hint: '请恢复该文件' },
  },
  'archive/text-differs': {
    severity: 'error',
    en: {
      message: '{file} and {other} read differently behind “{before}”: “{found}” and “{expected}”',
      hint: 'restore the one that was changed',
    },
    zh: { message: '{file} 与 {other} 在“{before}”之后不同：“{found}”与“{expected}”', hint: '请恢复被改动的文件' },
  },
  'archive/sheet-differs': {
    severity: 'error',
    en: {
      message: '{file} is a sheet of {found} mm, {other} one of {expected} mm',
      hint: 'restore the one that was changed',
    },
    zh: { message: '{file} 的版面为 {found} 毫米，{other} 为 {expected} 毫米', hint: '请恢复被改动的文件' },
  },
  'archive/proportions': {
    severity: 'error',
    en: {
      message: '{file} of {width} × {height} pixels has not the proportions of its page',
      hint: 'restore the picture',
    },
    zh: { message: '{file}（{width} × {height} 像素）与版面比例不符', hint: '请恢复该图片' },
  },
  'archive/canvas-size': {
    severity: 'error',
    en: { message: '{file}: the canvas {canvas} is {width} × {height}, its picture {found}', hint: 'restore the file' },
    zh: { message: '{file}：画布 {canvas} 为 {width} × {height}，图片为 {found}', hint: '请恢复该文件' },
  },
  'archive/off-canvas': {
    severity: 'error',
    en: { message: '{file}: {place} does not lie on its canvas', hint: 'restore the file' },
    zh: { message: '{file}：{place} 不在画布上', hint: '请恢复该文件' },
  },
  'archive/outline-outside': {
    severity: 'error',
    en: { message: '{file}: an article’s outline leaves the sheet', hint: 'restore the file' },
    zh: { message: '{file}：有文章的轮廓超出版面', hint: '请恢复该文件' },
  },
  'archive/active-content': {
    severity: 'error',
    en: { message: '{file} would run or load something: {text}', hint: 'do not open this package in a browser' },
    zh: { message: '{file} 会运行或加载外部内容：{text}', hint: '不要在浏览器中打开这个存档包' },
  },
  'archive/foreign-file': {
    severity: 'error',
    en: { message: '{file} does not belong into an e-paper', hint: 'do not open it' },
    zh: { message: '{file} 不属于数字报', hint: '不要打开它' },
  },
  'archive/no-pages': {
    severity: 'error',
    en: { message: '{folder} holds no pages', hint: 'restore the package' },
    zh: { message: '{folder} 中没有版面', hint: '请恢复存档包' },
  },
  'archive/more': {
    severity: 'error',
    en: { message: 'and {count} more of {code}' },
    zh: { message: '另有 {count} 处 {code}' },
  },
} as const satisfies Entries;
