/** Copy that no newspaper would print, and copy that only looks so: all of it on the page, or refused at its place. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extractFromContent } from '../../scripts/pdf/index.ts';
import { type HostileBuilder, openHostileBuilder } from '../fixtures/hostile/build-hostile.ts';
import { everyField, fieldMarks } from '../fixtures/hostile/every-field.ts';
import { body, headline, removeHostile, spoilt } from '../fixtures/hostile/make-hostile.ts';

let builder: HostileBuilder;
beforeAll(async () => {
  builder = await openHostileBuilder();
});
afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await removeHostile();
});

const textOf = async (pdf: Uint8Array): Promise<string> =>
  (await extractFromContent(pdf)).flatMap(({ characters }) => characters.map(({ text }) => text)).join('');
const bare = (text: string): string => text.replace(/\s/gu, '');
const sentence = '河水清清流过石桥。';

describe('signs that mean something to a program, in every field at once', () => {
  test.each([
    '{{x}}',
    '{{{x}}}',
    '{{> a}}',
    '{{/if}}',
    '</script>',
    '</style>',
    '</title>',
    '</template>',
    '<!--',
    '-->',
    ']]>',
    '"',
    "'",
    '<b>',
    '&amp;',
    '&#0;',
    '$&$1',
    '\\n\\0',
    '%s%d%00',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a program's placeholder, in copy.
    '`${x}`',
    '*',
    '__',
    ':::',
    '@import',
    'url(x)',
  ])('%s', async (signs) => {
    const { told, page } = await builder.build(everyField(signs));
    expect(told.filter((one) => !one.includes('head.beiti'))).toEqual([]);
    const text = await textOf(page!.pdf);
    // A directive's attribute ends at a straight quotation mark: the fixture writes another one there.
    const written = (mark: string) => (['摄', '出处'].includes(mark) ? signs.replaceAll('"', '”') : signs);
    expect(fieldMarks.filter((mark) => !text.includes(bare(mark + written(mark))))).toEqual([]);
  });

  test.each([
    ['NUL', '\0', 'edition/character'],
    ['an escape', '\u001b[31m', 'edition/character'],
    ['a bidirectional override', '\u202e', 'edition/character'],
    ['a zero-width space', '\u200b', 'edition/character'],
    ['a zero-width joiner', '👨\u200d👩', 'edition/character'],
    ['a byte order mark', '\ufeff', 'edition/character'],
    ['a variation selector', '葛\u{e0100}', 'edition/character'],
    ['an emoji selector', '\u2764\ufe0f', 'edition/character'],
    ['a Hangul filler', '\u3164', 'edition/character'],
    ['a soft hyphen', '\u00ad', 'edition/character'],
    ['a private character', '\ue000', 'edition/character'],
    ['an emoji', '🐟', 'font/missing-everywhere'],
    ['a character beyond the first plane', '𪚥', 'font/missing-everywhere'],
    ['a flag', '🇨🇳', 'font/missing-everywhere'],
  ])('%s is refused in each file', async (_, signs, code) => {
    const { told, page } = await builder.build(everyField(signs));
    expect(page === undefined).toBe(true);
    const files = new Set(
      told.filter((one) => one.includes(`error ${code} `)).map((one) => /([\w./]+):\d/.exec(one)![1]),
    );
    expect([...files].filter((file) => file !== undefined).sort()).toEqual([
      'edition.yaml',
      'pages/01.yaml',
      'stories/lead.md',
    ]);
    expect(told.filter((one) => /^error pdf/.test(one))).toEqual([]);
  });
});

describe('body text that is set', () => {
  test.each([
    ['one character', '字'],
    ['two thousand paragraphs of one character', Array(2_000).fill('字').join('\n\n')],
    ['only points', '，。、；：！？'],
    ['two hundred commas', '，'.repeat(200)],
    ['opening brackets only', '（'.repeat(100)],
    ['dashes, an odd number', '—'.repeat(101)],
    ['dots', '…'.repeat(100)],
    ['300 digits in a row', '1'.repeat(300)],
    ['a Latin word of 300 letters', 'w'.repeat(300)],
    ['a long address', `https://example.org/${'path/'.repeat(60)}`],
    ['a link of 5,000 characters', `[河](https://example.org/${'a'.repeat(5_000)})`],
    ['words with fi and ff, twice each', 'office coffee field flow office coffee field flow'],
    ['accents written apart', 'cafe\u0301 re\u0301sume\u0301'],
    ['a mountain of accents', `字${'\u0301'.repeat(50)}`],
    ['Greek, Cyrillic, kana, pinyin, bopomofo', 'αβγ Привет ひらがな nǐ hǎo ㄅㄆㄇ'],
    ['signs and units', '①②③ ½ ㎡ ℃ ‰ ∑√≠ →← ■▲★ €£¥'],
    ['characters seldom seen', '龘靐齉㐀㑇'],
    ['2,000 emphasised characters', `*${sentence.repeat(222)}*`],
    ['a thousand changes of face', Array(500).fill('**河**水').join('')],
    ['braces', '{{handlebars}} {{{raw}}} {{#if x}}a{{/if}}'],
    ['tags that are escaped', '\\<script>alert(1)\\</script> ]]>'],
    ['white space of all kinds', '字\u00a0字　字\t字\u2003字\u2009字\u202f字'],
    ['CRLF', `${sentence}\r\n${sentence}\r\n\r\n${sentence}`],
    ['twenty thousand characters in one paragraph', '河'.repeat(20_000)],
    ['four hundred long paragraphs', Array(400).fill(sentence.repeat(15)).join('\n\n')],
  ])('%s', async (_, text) => {
    const { told, page } = await builder.build(body(text));
    expect(told).toEqual([]);
    expect(page !== undefined).toBe(true);
  });

  test('what has no room is counted to the character', async () => {
    const { diagnostics } = await builder.build(body(Array(2_000).fill('字').join('\n\n')));
    const over = diagnostics.find(({ code }) => code === 'layout/overset')!;
    const at = over.at!.line;
    // The body begins in line 5, and each paragraph has two lines of the file.
    expect(over.parameters['characters']).toBe(2_000 - (at - 5) / 2);
  });
});

describe('section heads', () => {
  const headed = (head: string) => `${sentence.repeat(3)}\n\n## ${head}\n\n${sentence.repeat(40)}`;
  test.each([
    ['wider than its column', '很长很长的小标题很长很长的小标题很长很长的小标题'],
    ['of one Latin word wider than its column', 'w'.repeat(60)],
    ['of one phrase a little too wide', '很长的小标题目很长的小标题目很长'],
    ['of phrases', '河水清了，鱼儿回来了，老人也回来了'],
  ])('one %s stays within it', async (_, head) => {
    const { diagnostics, told, page } = await builder.build(body(headed(head)));
    expect([told, diagnostics.filter(({ code }) => code === 'geo.bounds')]).toEqual([[], []]);
    const column = page!.layout.grid.columnWidth;
    for (const { role, box } of page!.layout.lines)
      if (role === 'section-head') expect(box.width).toBeLessThanOrEqual(column + 0.1);
  });

  test.each([
    ['alone', '## 一\n\n## 二\n\n## 三'],
    ['at the end', `${sentence.repeat(9)}\n\n## 末`],
    ['two hundred', Array(200).fill('## 头\n\n字').join('\n\n')],
  ])('%s: set, and told where no text follows', async (_, text) => {
    const { told, page } = await builder.build(body(text));
    expect(page !== undefined).toBe(true);
    expect(new Set(told.map((one) => one.replace(/:.*/, '')))).toEqual(new Set(['error head.beiti stories/lead.md']));
  });
});

describe('headlines', () => {
  test.each([
    ['of one character', '字'],
    ['of 60', '字'.repeat(60)],
    ['of 80, the most there may be', '字'.repeat(80)],
    ['of one long word', 'w'.repeat(80)],
    ['of many words', '"a b c d e f g h i j k l m n o p q r s t u v w x y z a b"'],
    ['of points', '"，，，，，，"'],
    ['with every place a break', '字｜'.repeat(30)],
    ['with tags and braces', "'<b>x</b> </style> </script> ]]> {{x}}'"],
    ['of brackets that do not close', '"（（（（（"'],
    ['with a colon', '"记者: 河水"'],
  ])('%s', async (_, text) => {
    const { told, diagnostics, page } = await builder.build(headline(text));
    expect([told, diagnostics.filter(({ code }) => code === 'geo.bounds')]).toEqual([[], []]);
    expect(page !== undefined).toBe(true);
  });

  test.each([
    ['too long', '字'.repeat(81), 'edition/text-too-long', 11],
    ['of two lines', '|\n  甲\n  乙', 'edition/one-line', 11],
    ['left empty', '', 'edition/empty-text', 1],
    ['that is a number', '2026', 'edition/not-text', 11],
    ['that is a list', '[甲]', 'edition/not-text', 11],
    ['with a colon, bare', '记者: 河水', 'edition/yaml-text', 11],
    ['with a hash, bare', '河水 #变清了', 'edition/yaml-comment', 11],
  ])('%s', async (_, text, code, column) => {
    const { told, page } = await builder.build(headline(text));
    expect([told, page]).toEqual([[`error ${code} stories/lead.md:2:${column}`], undefined]);
  });
});

describe('body text that is refused', () => {
  test.each([
    ['nothing', '', 'edition/part-missing pages/01.yaml:7:30'],
    ['a full-width space', '　', 'edition/part-missing pages/01.yaml:7:30'],
    ['a megabyte in one paragraph', '河'.repeat(1_000_000), 'edition/paragraph-too-long stories/lead.md:5:1'],
    ['a script', '<script>alert(1)</script>', 'markdown/html stories/lead.md:5:1'],
    ['a style that ends', '字</style>', 'markdown/html stories/lead.md:5:2'],
    ['CDATA', '<![CDATA[x]]>', 'markdown/html stories/lead.md:5:1'],
    ['PHP', '<?php x ?>', 'markdown/html stories/lead.md:5:1'],
    ['a link to a script', '字[此](javascript:alert(1))', 'markdown/link stories/lead.md:5:2'],
    ['a link to a file', '字[此](/etc/passwd)', 'markdown/link stories/lead.md:5:2'],
    ['a radical for a character', '字⼈', 'font/radical stories/lead.md:5:2'],
    ['a compatibility form', '字\uf90a', 'font/radical stories/lead.md:5:2'],
    ['Hebrew', 'ש', 'font/missing-everywhere stories/lead.md:5:1'],
    ['a keycap', '1\u20e3', 'font/missing-everywhere stories/lead.md:5:2'],
  ])('%s', async (_, text, fault) => {
    const { told, page, milliseconds } = await builder.build(body(text));
    expect(told.filter((one) => one.startsWith('error'))).toContain(`error ${fault}`);
    expect(told.filter((one) => !one.includes(fault.split(' ')[0]!))).toEqual([]);
    expect(page === undefined).toBe(true);
    expect(milliseconds).toBeLessThan(3_000);
  });
});

describe('pictures of words', () => {
  test.each([
    ['alt="</script>\' > {{x}} ]]>"'],
    ['alt="图" credit="</style>{{x}}<b>"'],
    ['alt="图" focus="999% 999%"'],
  ])('%s', async (attributes) => {
    const { told, page } = await builder.build(spoilt('stories/lead.md', 'alt="一条河"', attributes));
    expect(told).toEqual([]);
    if (attributes.startsWith('alt="<')) expect(page!.layout.photos[0]!.alt).toBe("</script>' > {{x}} ]]>");
  });

  test('an alternative text that is too long is told as that', async () => {
    const { told } = await builder.build(spoilt('stories/lead.md', '一条河', '河'.repeat(1_001)));
    expect(told).toEqual(['error edition/text-too-long stories/lead.md:7:45']);
  });
});
