import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../scripts/copy/index.ts';

const plain = { colour: false };

test('lines beside one another are one hunk, lines far apart two', () => {
  const old = ['一,', '二', '三,', '四', '五', '六', '七,', ''].join('\n');
  expect(unifiedDiff('a.md', [old, old.replaceAll(',', '，')], plain)).toBe(
    [
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -1,4 +1,4 @@',
      '-一,',
      '+一，',
      ' 二',
      '-三,',
      '+三，',
      ' 四',
      '@@ -6,2 +6,2 @@',
      ' 六',
      '-七,',
      '+七，',
      '',
    ].join('\n'),
  );
});

test('a last line without an end is said to be one', () => {
  expect(unifiedDiff('a.md', ['一\n二,', '一\n二，'], plain)).toBe(
    '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 一\n-二,\n\\ No newline at end of file\n+二，\n\\ No newline at end of file\n',
  );
});

test('colour adds nothing but colour, and lets no sign of the copy reach the terminal', () => {
  const [old, now] = ['水,\u001b[31m鱼\n', '水，\u001b[31m鱼\n'];
  const coloured = unifiedDiff('a.md', [old, now], { colour: true });
  expect(stripVTControlCharacters(coloured)).toBe(
    unifiedDiff('a.md', [old, now], plain).replaceAll('\u001b', '\u2423'),
  );
  expect(coloured).not.toContain('\u001b[31m鱼');
  expect(coloured).toContain('\u001b[7m');
});

test('texts that are the same have no diff', () => expect(unifiedDiff('a', ['水\n', '水\n'], plain)).toBe(''));
