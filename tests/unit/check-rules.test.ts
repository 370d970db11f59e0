import { describe, expect, it } from 'vitest';
import { checkLayout, rules } from '../../scripts/check/index.ts';
import { type Diagnostic, hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import { lineText } from '../../scripts/core/source.ts';
import { setHeadline } from '../fixtures/check/breaking-heads.ts';
import { breakingPages } from '../fixtures/check/breaking-pages.ts';
import { buildPage, type Draft, edit } from '../fixtures/check/build-layout.ts';
import { nearMisses } from '../fixtures/check/near-misses.ts';

const told = (found: readonly Diagnostic[]): string[] => found.map((one) => `${one.code}: ${messageOf(one, 'en')}`);

describe('a clean page', () => {
  it.each([{}, { second: true }, { truck: true }])('passes every rule: %j', (build) => {
    const { layout, sources } = buildPage(build);
    expect(told(checkLayout(layout, sources))).toEqual([]);
  });

  it('needs no sources, and then says no lines', () => {
    const { layout } = buildPage({ short: 3 });
    const [finding] = checkLayout(layout);
    expect(finding).not.toHaveProperty('at');
    expect(finding?.onPage).toMatchObject({ page: 5, block: 'body' });
  });
});

describe('a page that breaks one rule', () => {
  it.each(breakingPages)('$rule: $name', ({ rule, build, change, severity, says, block, at }) => {
    const { layout: clean, sources } = buildPage(build);
    const layout = edit(clean, change);
    const found = checkLayout(layout, sources);
    expect(new Set(told(found).map((text) => text.split(':')[0]))).toEqual(new Set([rule]));

    const first = found[0]!;
    expect(first.severity).toBe(severity);
    for (const part of says) expect(messageOf(first, 'en')).toMatch(part);
    for (const language of ['en', 'zh'] as const) {
      expect(messageOf(first, language)).not.toMatch(/[{}…]{1}undefined|\{|NaN/);
      expect(hintOf(first, language)).toBeTruthy();
    }
    expect(first.onPage?.page).toBe(5);
    expect(first.onPage?.box?.width).toBeGreaterThan(0);
    if (block) expect(first.onPage?.block).toBe(block);
    if (at) {
      const [file, text] = at;
      expect(first.at?.file).toBe(file);
      const line = lineText(sources.get(file)!, first.at!.line);
      expect(line).toContain(typeof text === 'string' ? text : text(layout as Draft));
    }
  });

  it('exists for every rule', () => {
    const broken = new Set(breakingPages.map(({ rule }) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});

describe('words of the house', () => {
  const found = (before: string, after: string, words: readonly string[]) =>
    checkLayout(
      edit(buildPage().layout, (draft) => setHeadline(draft, before, after)),
      new Map(),
      { words },
    ).map(({ code }) => code);

  it('are not to be broken, and end where they end', () => {
    expect(found('石桥两岸看世', '界渔火映沙洲', ['世界'])).toEqual(['head.break']);
    // The segmenter takes 石桥 and 两岸 for words, the house both for one.
    expect(found('人家看云暮石桥', '两岸渔火归舟', ['石桥两岸'])).toEqual(['head.break']);
    // The other way round: 世界 is a word of Chinese, and 看世 a name of the house.
    expect(found('石桥两岸看世', '界渔火映沙洲', ['看世'])).toEqual([]);
  });
});

describe('a page at the limit', () => {
  it.each(nearMisses)('$rule: $name', ({ build, change }) => {
    const { layout, sources } = buildPage(build);
    expect(told(checkLayout(edit(layout, change), sources))).toEqual([]);
  });

  it('exists for every rule', () => {
    const near = new Set(nearMisses.map(({ rule }) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !near.has(id))).toEqual([]);
  });
});
