/** The files of advertisements. */
import type { Entries } from './message.ts';

export const advertisementEntries = {
  'advertisement/missing': {
    severity: 'error',
    en: { message: 'there is no advertisement {file}', hint: 'did you mean {choices}?' },
    zh: { message: '找不到广告文件 {file}', hint: '是不是 {choices}？' },
  },
  'advertisement/absent': {
    severity: 'error',
    en: {
      message: 'there is no advertisement {file}',
      hint: 'copy it there, or take its block out of the page until it comes',
    },
    zh: { message: '找不到广告文件 {file}', hint: '请把文件复制到该处；未到之前，可先从版面文件里去掉这一块' },
  },
  'advertisement/outside': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} does not lie in the edition folder',
      hint: 'copy it into ads/ and name it from there',
    },
    zh: { message: '广告文件 {file} 不在版面文件夹内', hint: '请复制到 ads/ 再写路径' },
  },
  'advertisement/unreadable': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} cannot be read ({reason})',
      hint: 'make it a plain file that you may read',
    },
    zh: { message: '无法读取广告文件 {file}（{reason}）', hint: '请换成可读取的普通文件' },
  },
  'advertisement/too-heavy': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} has {size} MB, over the limit of {limit} MB',
      hint: 'ask for it with its pictures at 300 ppi',
    },
    zh: { message: '广告 {file} 有 {size} MB，超过上限 {limit} MB', hint: '请索取图片为 300 ppi 的文件' },
  },
  'advertisement/format': {
    severity: 'error',
    en: { message: '{file} is no file that advertisements come in', hint: 'ask for it as PDF, JPEG, PNG or TIFF' },
    zh: { message: '{file} 不是广告可用的格式', hint: '请索取 PDF、JPEG、PNG 或 TIFF' },
  },
  'advertisement/damaged': {
    severity: 'error',
    en: { message: 'the advertisement {file} is no PDF that can be opened', hint: 'ask the client for it again' },
    zh: { message: '广告 {file} 不是能打开的 PDF', hint: '请向客户重新索取' },
  },
  'advertisement/endless': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} takes too much to be drawn ({what})',
      hint: 'ask the client for it again, its patterns and effects made into pictures',
    },
    zh: { message: '广告 {file} 绘制起来耗费过大（{what}）', hint: '请向客户重新索取，把花纹和效果转成图片' },
  },
  'advertisement/locked': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} is encrypted, which no printing plant takes',
      hint: 'ask the client for it without a password and without restrictions',
    },
    zh: { message: '广告 {file} 已加密，印厂不收', hint: '请向客户索取没有密码、没有权限限制的文件' },
  },
  'advertisement/pages': {
    severity: 'error',
    en: { message: 'the advertisement {file} has {pages} pages', hint: 'say which one: page: 1 to page: {pages}' },
    zh: { message: '广告 {file} 有 {pages} 页', hint: '请写明用哪一页：page: 1 至 page: {pages}' },
  },
  'advertisement/no-page': {
    severity: 'error',
    en: { message: 'the advertisement {file} has no page {page}', hint: 'its last is page {pages}' },
    zh: { message: '广告 {file} 没有第 {page} 页', hint: '它的最后一页是第 {pages} 页' },
  },
  'advertisement/size': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} is {own} mm, and its place ({cells}) is {room} mm',
      hint: 'move it to a place of its size, ask the client for {room} mm, or write scale: true',
    },
    zh: {
      message: '广告 {file} 为 {own} 毫米，而它的位置（{cells}）为 {room} 毫米',
      hint: '请换到同样大小的位置，或向客户索取 {room} 毫米的文件，或写 scale: true',
    },
  },
  'advertisement/ratio': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} ({own}) has not the shape of its place: {room} mm ({cells})',
      hint: 'move it to a place of its shape, or ask the client for {room} mm',
    },
    zh: {
      message: '广告 {file}（{own}）与它的位置形状不合：{room} 毫米（{cells}）',
      hint: '请换到同样形状的位置，或向客户索取 {room} 毫米的文件',
    },
  },
  'advertisement/label': {
    severity: 'error',
    en: {
      message: 'the label of an advertisement must say that it is one',
      hint: 'write a label that holds 广告, or delete the key',
    },
    zh: { message: '广告标识须写明“广告”二字', hint: '请在 label 里写含“广告”的文字，或删去此项' },
  },
  'advertisement/unlabelled': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} is to stand without a label, and its own text does not say that it is one',
      hint: 'delete label: none',
    },
    zh: { message: '广告 {file} 不加标识，而它自己的文字里没有“广告”二字', hint: '请删去 label: none' },
  },
  'advertisement/unlabelled-picture': {
    severity: 'error',
    en: {
      message:
        'the advertisement {file} is to stand without a label, and no program can read in a picture whether it says so',
      hint: 'look whether the picture says 广告 and write labelled: true, or delete label: none',
    },
    zh: {
      message: '广告 {file} 不加标识，而图片里有没有“广告”二字无从读出',
      hint: '请看图上是否有“广告”二字，有则写 labelled: true，没有则删去 label: none',
    },
  },
} as const satisfies Entries;
