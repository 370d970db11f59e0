import type { Entries } from './message.ts';

export const photoEntries = {
  'photo/remote': {
    severity: 'error',
    en: { message: 'the picture {file} lies on the network', hint: 'save it into photos/ and name it from there' },
    zh: { message: '图片 {file} 在网络上', hint: '请存入 photos/ 再写路径' },
  },
  'photo/outside': {
    severity: 'error',
    en: {
      message: 'the picture {file} lies outside the edition folder',
      hint: 'copy it into photos/ and name it from there',
    },
    zh: { message: '图片 {file} 在版面文件夹之外', hint: '请复制到 photos/ 再写路径' },
  },
  'photo/missing': {
    severity: 'error',
    en: { message: 'there is no picture {file}', hint: 'did you mean {choices}?' },
    zh: { message: '找不到图片 {file}', hint: '是不是 {choices}？' },
  },
  'photo/unreadable': {
    severity: 'error',
    en: { message: 'the picture {file} cannot be read ({reason})', hint: 'make it a plain file that you may read' },
    zh: { message: '无法读取图片 {file}（{reason}）', hint: '请换成可读取的普通文件' },
  },
  'photo/format': {
    severity: 'error',
    en: {
      message: '{file} is no picture of a kind that can be printed',
      hint: 'save it as JPEG, PNG, WebP, AVIF, TIFF, GIF or SVG',
    },
    zh: { message: '{file} 不是可印刷的图片格式', hint: '请存成 JPEG、PNG、WebP、AVIF、TIFF、GIF 或 SVG' },
  },
  'photo/corrupt': {
    severity: 'error',
    en: { message: 'the picture {file} is damaged', hint: 'copy it again from where it came from' },
    zh: { message: '图片 {file} 已损坏', hint: '请从来源重新复制' },
  },
  'photo/truncated': {
    severity: 'error',
    en: { message: 'the picture {file} breaks off before its end', hint: 'copy it again from where it came from' },
    zh: { message: '图片 {file} 不完整，中途断开', hint: '请从来源重新复制' },
  },
  'photo/svg-size': {
    severity: 'error',
    en: {
      message: 'the SVG {file} does not say how large it is',
      hint: 'give its <svg> a viewBox, or a width and a height',
    },
    zh: { message: 'SVG 图片 {file} 没有尺寸', hint: '请给 <svg> 写上 viewBox，或宽和高' },
  },
  'photo/too-large': {
    severity: 'error',
    en: {
      message: 'the picture {file} has {megapixels} megapixels, over the limit of {limit}',
      hint: 'scale it down to at most {limit} megapixels',
    },
    zh: { message: '图片 {file} 有 {megapixels} 百万像素，超过上限 {limit}', hint: '请缩到 {limit} 百万像素以内' },
  },
  'photo/too-heavy': {
    severity: 'error',
    en: { message: 'the picture {file} has {size} MB, over the limit of {limit} MB', hint: 'save it smaller' },
    zh: { message: '图片 {file} 有 {size} MB，超过上限 {limit} MB', hint: '请存得小一些' },
  },
  'photo/cmyk': {
    severity: 'warning',
    en: {
      message: 'the picture {file} is in CMYK; on screen its colours are only near',
      hint: 'save it as RGB with its profile',
    },
    zh: { message: '图片 {file} 是 CMYK，屏幕上的颜色只是近似', hint: '请存成带配置文件的 RGB' },
  },
  'photo/frames': {
    severity: 'warning',
    en: {
      message: '{file} holds {count} pictures, one after another; the first is printed',
      hint: 'save the one that is meant as a picture of its own',
    },
    zh: { message: '{file} 含有 {count} 幅图（动图或多页），只印第一幅', hint: '请把要用的一幅另存为单张图片' },
  },
  'photo/svg-active': {
    severity: 'error',
    en: { message: 'the SVG {file} holds {what}', hint: 'export it again as plain shapes' },
    zh: { message: 'SVG 图片 {file} 含有 {what}', hint: '请重新导出为纯图形' },
  },
  'photo/alt': {
    severity: 'error',
    en: { message: 'the photo has no alternative text', hint: 'describe in alt="…" what is seen' },
    zh: { message: '图片没有替代文字', hint: '请在 alt="…" 里写图上有什么' },
  },
} as const satisfies Entries;
