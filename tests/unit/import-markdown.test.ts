import { describe, expect, test } from 'vitest';
import { asAttribute, asMarkdown, asYaml, offsetInMarkdown } from '../../scripts/import/markdown-copy.ts';

describe('copy as Markdown', () => {
  test.each([
    ['# 不是标题', '\\# 不是标题'],
    ['1. 不是列表', '1\\. 不是列表'],
    ['- 不是列表', '\\- 不是列表'],
    ['::: 不是指令', '\\::: 不是指令'],
    ['面积3*4[平方]<米>&amp;', '面积3\\*4\\[平方\\]\\<米\\>\\&amp;'],
    ['2026年1.5亿元', '2026年1.5亿元'],
    ['——青溪纪事', '——青溪纪事'],
  ])('%s', (copy, markdown) => {
    expect(asMarkdown(copy)).toBe(markdown);
  });

  test('tells where a character of the copy stands in the Markdown', () => {
    const copy = '# 甲*乙[丙]丁';
    const markdown = asMarkdown(copy);
    for (const character of '甲乙丙丁') {
      expect(markdown[offsetInMarkdown(copy, copy.indexOf(character))]).toBe(character);
    }
  });
});

test('attributes hold no character that would end them', () => {
  expect(asAttribute('他说"好"{真}\\')).not.toMatch(/["{}\\]/);
});

test('scalars that YAML would read as something else are quoted', () => {
  expect(asYaml('2026')).toBe('"2026"');
  expect(asYaml('- 一')).toMatch(/^["']/);
  expect(asYaml('青溪: 十年')).toMatch(/^["']/);
});
