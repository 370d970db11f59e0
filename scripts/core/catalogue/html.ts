import type { Entries } from './message.ts';

export const htmlEntries = {
  'html/template': {
    severity: 'error',
    en: {
      message: 'the template {template} of the house package cannot be used: {fault}',
      hint: 'mend it, or take it out of the package: the program’s own then stands in its place, where there is one',
    },
    zh: {
      message: '模板包里的模板 {template} 不能用：{fault}',
      hint: '请改正它；或从模板包里拿掉，有同名的自带模板时即用自带的',
    },
  },
  'html/stand-in': {
    severity: 'info',
    en: { message: '{family} has no “{character}” ({code}); it is set in {instead}' },
    zh: { message: '{family} 没有“{character}”（{code}），已改用 {instead} 排出' },
  },
  'font/missing': {
    severity: 'error',
    en: {
      message: '{family} has no “{character}” ({code}); times used: {count}',
      hint: 'write another character, or let the theme set these words in a face that has it: {families}',
    },
    zh: {
      message: '{family} 没有“{character}”（{code}），稿中用了 {count} 次',
      hint: '换一个字，或在主题里把这段文字改用有此字的字体：{families}',
    },
  },
  'font/missing-everywhere': {
    severity: 'error',
    en: {
      message: 'no face has “{character}” ({code}); times used in {family}: {count}',
      hint: 'write another character, or place a picture of it',
    },
    zh: {
      message: '所有字体都没有“{character}”（{code}），稿中以 {family} 用了 {count} 次',
      hint: '换一个字，或改用图片',
    },
  },
  'font/radical': {
    severity: 'error',
    en: {
      message:
        '“{character}” ({code}) is a radical or compatibility form and cannot be searched for; times used: {count}',
      hint: 'write “{instead}” in its place',
    },
    zh: {
      message: '“{character}”（{code}）是部首或兼容字符，检索不到；稿中有 {count} 处',
      hint: '改为“{instead}”',
    },
  },
  'font/twin': {
    severity: 'error',
    en: {
      message:
        '{family} has one glyph for “{twin}” ({twinCode}) and “{character}” ({code}), so a reader gets only one back',
      hint: 'write “{twin}” throughout',
    },
    zh: {
      message: '{family} 中“{twin}”（{twinCode}）与“{character}”（{code}）共用一个字形，从版面取回的文字只有其一',
      hint: '统一写作“{twin}”',
    },
  },
  'font/no-family': {
    severity: 'error',
    en: { message: 'there is no font family “{family}”', hint: 'use one of these in the theme: {families}' },
    zh: { message: '没有字体“{family}”', hint: '在主题里改用：{families}' },
  },
  'font/no-weight': {
    severity: 'error',
    en: { message: '{family} has no weight {weight}', hint: 'use one of these in the theme: {weights}' },
    zh: { message: '{family} 没有字重 {weight}', hint: '在主题里改用：{weights}' },
  },
} as const satisfies Entries;
