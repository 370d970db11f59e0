import type { Entries } from './message.ts';

export const pressEntries = {
  'press/no-preset': {
    severity: 'error',
    en: { message: 'there is no press preset “{preset}”', hint: 'use one of these: {choices}' },
    zh: { message: '没有印刷条件“{preset}”', hint: '可用：{choices}' },
  },
  'press/advertisement-rgb': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} holds colours that name no printing inks: {element}',
      hint: 'ask the client for it in CMYK, or as a picture, which is converted',
    },
    zh: {
      message: '广告 {file} 含有没有指明油墨的颜色：{element}',
      hint: '请向客户索取 CMYK 文件，或索取图片（图片会自动转换）',
    },
  },
  'press/advertisement-transparency': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} is transparent, which PDF/X-1a does not know: {element}',
      hint: 'ask the client for it flattened, or make PDF/X-4',
    },
    zh: {
      message: '广告 {file} 含有 PDF/X-1a 不允许的透明效果：{element}',
      hint: '请向客户索取拼合后的文件，或改做 PDF/X-4',
    },
  },
  'press/advertisement-layers': {
    severity: 'error',
    en: {
      message: 'the advertisement {file} has layers that are switched off, and would be printed',
      hint: 'ask the client for it without layers',
    },
    zh: { message: '广告 {file} 有关闭的图层，付印时会印出来', hint: '请向客户索取没有图层的文件' },
  },
  'press/withheld': {
    severity: 'info',
    en: { message: 'page {page} has no new press file; what was made earlier stays as it was' },
    zh: { message: '第 {page} 版没有写出新的印刷文件，先前的文件保持不变' },
  },
  'press/profile-needed': {
    severity: 'error',
    en: {
      message: 'no output profile for {preset} comes with the program',
      hint: 'ask the plant for its ICC profile, or fetch {usual} from eci.org, and name its path: press.profile in edition.yaml, or --profile',
    },
    zh: {
      message: '程序不附带 {preset} 的输出配置文件',
      hint: '请向印厂索取 ICC 配置文件，或从 eci.org 下载 {usual}，再写明路径：edition.yaml 的 press.profile，或 --profile',
    },
  },
  'press/profile-missing': {
    severity: 'error',
    en: { message: 'there is no output profile {file}', hint: 'check the path of the ICC profile' },
    zh: { message: '找不到输出配置文件 {file}', hint: '请检查 ICC 配置文件的路径' },
  },
  'press/profile-unreadable': {
    severity: 'error',
    en: {
      message: 'the output profile {file} cannot be read ({reason})',
      hint: 'make it a plain file that you may read',
    },
    zh: { message: '无法读取输出配置文件 {file}（{reason}）', hint: '请换成可读取的普通文件' },
  },
  'press/profile-unusable': {
    severity: 'error',
    en: {
      message: '{file} is no profile to print through ({fault})',
      hint: 'ask the plant for its CMYK output profile, ICC version 2 or 4',
    },
    zh: {
      message: '{file} 不能用作印刷配置文件（{fault}）',
      hint: '请向印厂索取 CMYK 输出配置文件（ICC 第 2 或第 4 版）',
    },
  },
  'press/ink-form': {
    severity: 'error',
    en: {
      message: 'the ink --{ink} is not declared for screen and press: {screen} and {print}',
      hint: 'write --{ink}: #rrggbb and --{ink}-cmyk: C M Y K in per cent',
    },
    zh: {
      message: '油墨 --{ink} 的屏幕色与印刷色声明不全：{screen} 与 {print}',
      hint: '请写成 --{ink}: #rrggbb 和 --{ink}-cmyk: C M Y K（百分数）',
    },
  },
  'press/ink-ambiguous': {
    severity: 'error',
    en: {
      message: 'the inks --{ink} and --{other} are both {screen} on the screen, but print differently',
      hint: 'give one of them another colour for the screen, be it one step away',
    },
    zh: {
      message: '油墨 --{ink} 与 --{other} 屏幕色同为 {screen}，印刷色却不同',
      hint: '请把其中一个的屏幕色改动一级',
    },
  },
  'press/ink-heavy': {
    severity: 'warning',
    en: {
      message: 'the ink --{ink} adds up to {total} %, over the {limit} % of {preset}',
      hint: 'bring the sum of its four parts down to {limit}',
    },
    zh: { message: '油墨 --{ink} 总量 {total} %，超过 {preset} 的 {limit} %', hint: '请把四色之和降到 {limit} 以内' },
  },
  'press/bleed': {
    severity: 'warning',
    en: {
      message: 'page {page} bleeds {bleed} mm; {preset} wants {wanted} mm',
      hint: 'set bleed: {wanted} in edition.yaml',
    },
    zh: {
      message: '第{page}版出血 {bleed} 毫米，{preset} 要求 {wanted} 毫米',
      hint: '请在 edition.yaml 中设 bleed: {wanted}',
    },
  },
  'press/rgb-left': {
    severity: 'error',
    en: {
      message: 'page {page} would go to press with RGB left in it: {element}',
      hint: 'take this element out of the styles, or give it a plain declared colour',
    },
    zh: { message: '第{page}版仍含 RGB，不能付印：{element}', hint: '请从样式中去掉它，或改用已声明的纯色' },
  },
  'press/transparency': {
    severity: 'error',
    en: {
      message: 'page {page} is transparent, which PDF/X-1a does not allow: {element}',
      hint: 'make this element opaque, or print as PDF/X-4',
    },
    zh: { message: '第{page}版含透明效果，PDF/X-1a 不允许：{element}', hint: '请改为不透明，或改用 PDF/X-4' },
  },
} as const satisfies Entries;
