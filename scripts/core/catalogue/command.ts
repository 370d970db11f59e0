import type { Entries } from './message.ts';

export const commandEntries = {
  'command/unknown': {
    severity: 'error',
    en: { message: 'there is no command "{command}"', hint: 'did you mean "{nearest}"?' },
    zh: { message: '没有“{command}”这个命令', hint: '是否想用“{nearest}”？' },
  },
  'command/unknown-option': {
    severity: 'error',
    en: { message: 'there is no option "{option}"', hint: 'did you mean "{nearest}"?' },
    zh: { message: '没有“{option}”这个选项', hint: '是否想用“{nearest}”？' },
  },
  'command/missing-argument': {
    severity: 'error',
    en: { message: 'the argument {argument} is missing', hint: 'see "dayang {command} --help"' },
    zh: { message: '缺少参数 {argument}', hint: '用法见“dayang {command} --help”' },
  },
  'command/missing-option': {
    severity: 'error',
    en: { message: 'the option {option} is required', hint: 'see "dayang {command} --help"' },
    zh: { message: '必须给出选项 {option}', hint: '用法见“dayang {command} --help”' },
  },
  'command/missing-value': {
    severity: 'error',
    en: { message: 'the option {option} needs a value', hint: 'see "dayang {command} --help"' },
    zh: { message: '选项 {option} 需要一个值', hint: '用法见“dayang {command} --help”' },
  },
  'command/bad-value': {
    severity: 'error',
    en: { message: '"{value}" is no value for {option}', hint: 'use {allowed}' },
    zh: { message: '“{value}”不能用作 {option} 的值', hint: '可用：{allowed}' },
  },
  'command/excess-argument': {
    severity: 'error',
    en: { message: '"{argument}" is one argument too many', hint: 'see "dayang {command} --help"' },
    zh: { message: '多出一个参数“{argument}”', hint: '用法见“dayang {command} --help”' },
  },
  'command/conflict': {
    severity: 'error',
    en: { message: '{first} and {second} cannot stand together', hint: 'leave one of the two out' },
    zh: { message: '{first} 与 {second} 不能同时使用', hint: '请去掉其中一个' },
  },
  'command/no-edition': {
    severity: 'error',
    en: {
      message: '"{folder}" holds no edition: there is no edition.yaml in it',
      hint: 'name the folder that holds edition.yaml, or make one with "dayang new {folder}"',
    },
    zh: {
      message: '“{folder}”中没有 edition.yaml，不是一期报纸',
      hint: '请指定含有 edition.yaml 的文件夹，或用“dayang new {folder}”新建',
    },
  },
  'command/not-empty': {
    severity: 'error',
    en: { message: 'the folder "{folder}" is not empty', hint: 'name a folder that does not exist yet' },
    zh: { message: '文件夹“{folder}”不是空的', hint: '请指定一个尚不存在的文件夹' },
  },
  'command/no-layout': {
    severity: 'error',
    en: {
      message: '"{file}" is not a layout.json that this version can read: {reason}',
      hint: 'build the page again with "dayang build"',
    },
    zh: { message: '“{file}”不是本版本能读取的 layout.json：{reason}', hint: '请用“dayang build”重新生成该版' },
  },
  'command/page-withheld': {
    severity: 'info',
    en: { message: 'page {page} was not written; what was built earlier stays as it was' },
    zh: { message: '第 {page} 版未写出；先前生成的文件保持原样' },
  },
  'command/edition-withheld': {
    severity: 'info',
    en: { message: 'edition.pdf was not written, since not all of its pages could be set' },
    zh: { message: '未写出 edition.pdf，因为并非所有版面都已排成' },
  },
  'command/spreads-withheld': {
    severity: 'error',
    en: { message: 'no spreads of {file}: pages {pages} have none', hint: 'mend what is told of these pages' },
    zh: { message: '没有拼 {file}：第 {pages} 版没有该文件', hint: '请先改好这些版' },
  },
  'command/section': {
    severity: 'error',
    en: { message: '"{value}" pages make no section', hint: 'give a multiple of 4, as sheets are folded' },
    zh: { message: '“{value}”个版不成一叠', hint: '请写 4 的倍数' },
  },
  'command/our-fault': {
    severity: 'error',
    en: {
      message: 'this is a fault of dayang, not of your material: {reason}',
      hint: 'run it again with DAYANG_DEBUG=1 and report what it prints',
    },
    zh: {
      message: '这是 dayang 自身的错误，与您的稿件无关：{reason}',
      hint: '请加上 DAYANG_DEBUG=1 重新运行，并反馈所显示的内容',
    },
  },
  'command/interrupted': {
    severity: 'info',
    en: { message: 'interrupted; files that were not finished have been removed' },
    zh: { message: '已中断；未完成的文件已清除' },
  },
  'file/no-space': {
    severity: 'error',
    en: {
      message: 'there is no room left on the disk for {file}',
      hint: 'free some space, or write elsewhere with --out',
    },
    zh: { message: '磁盘已满，无法写入 {file}', hint: '请清理磁盘空间，或用 --out 写到别处' },
  },
  'file/denied': {
    severity: 'error',
    en: {
      message: '{file} may not be written or read by you',
      hint: 'change its permissions, or write elsewhere with --out',
    },
    zh: { message: '没有读写 {file} 的权限', hint: '请修改权限，或用 --out 写到别处' },
  },
  'file/read-only': {
    severity: 'error',
    en: { message: '{file} lies on a disk that can only be read', hint: 'write elsewhere with --out' },
    zh: { message: '{file} 所在的磁盘为只读', hint: '请用 --out 写到别处' },
  },
  'file/in-the-way': {
    severity: 'error',
    en: {
      message: '{file} cannot be written: something of another kind has that name',
      hint: 'rename what stands there',
    },
    zh: { message: '无法写入 {file}：同名的文件或文件夹类型不符', hint: '请将占用该名称的文件或文件夹改名' },
  },
  'file/missing': {
    severity: 'error',
    en: { message: 'there is no file {file}', hint: 'check the path' },
    zh: { message: '找不到文件 {file}', hint: '请检查路径' },
  },
  'file/failed': {
    severity: 'error',
    en: { message: '{file} could not be read or written: {reason}', hint: 'check the disk and the path' },
    zh: { message: '{file} 读写失败：{reason}', hint: '请检查磁盘和路径' },
  },
} as const satisfies Entries;
