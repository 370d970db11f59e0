import { describe, expect, it } from 'vitest';
import { checkLayout, scoreLayout } from '../../scripts/check/index.ts';
import { diagnostic } from '../../scripts/core/diagnostic.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { blockOf, middle } from '../fixtures/check/breaking-page.ts';
import { type Build, buildPage, type Draft, edit } from '../fixtures/check/build-layout.ts';
import { setText } from '../fixtures/check/change-page.ts';

const score = (layout: Layout) => scoreLayout(layout, checkLayout(layout));
const scoreOf = (change: (draft: Draft) => void, build: Build = {}) => score(edit(buildPage(build).layout, change));

describe('the score of a page', () => {
  it('is full for a page with nothing wrong', () => {
    const { score: full, parts } = scoreOf(() => undefined);
    expect(parts).toMatchObject({
      faults: { value: 0, cost: 0 },
      fit: { value: 0, cost: 0 },
      lines: { value: 0, cost: 0 },
    });
    expect(full).toBe(100 - parts.white.cost);
  });

  it('takes a point for an error, two where it is most seen, and a tenth for a warning', () => {
    const points = (change: (draft: Draft) => void): number => scoreOf(change).parts.faults.value;
    expect(points((draft) => setText(middle(draft), `，${middle(draft).text.slice(1)}`))).toBe(1);
    expect(points((draft) => Object.assign(blockOf(draft, 'over'), { ground: 'rgb(70, 70, 70)' }))).toBe(2);
    expect(
      points((draft) =>
        draft.lines.splice(0, draft.lines.length, ...draft.lines.filter(({ text }) => text !== '星期五')),
      ),
    ).toBe(2);
    expect(scoreOf(() => undefined, { stacked: true }).parts.faults.value).toBeCloseTo(0.2);
  });

  it('does not count what is not on the page, nor notes', () => {
    const { layout } = buildPage();
    const unnamed = edit(layout, (draft) => {
      draft.lines = draft.lines.filter(({ text }) => text !== '责任编辑');
    });
    const notes = checkLayout(unnamed);
    expect(notes.map(({ severity }) => severity)).toEqual(['info']);
    const elsewhere = diagnostic('file/missing', { file: 'x' });
    expect(scoreLayout(unnamed, [elsewhere, ...notes]).parts.faults.value).toBe(0);
  });

  it('falls with rows that stay empty and with white', () => {
    const [full, short] = [scoreOf(() => undefined), scoreOf(() => undefined, { short: 2 })];
    expect(short.parts.fit.value).toBeCloseTo((100 * 2) / buildPage().layout.stories[0]!.capacity, 2);
    expect(short.score).toBeLessThan(full.score);
    const hole = scoreOf((draft) => Object.assign(draft.frames[6]!, { filled: 5 }));
    expect(hole.parts.white.value).toBeGreaterThan(full.parts.white.value + 1);
  });

  it('falls with loose lines, and never below nothing', () => {
    const loose = scoreOf((draft) => {
      for (const line of draft.lines) if (line.role === 'body') line.advances = line.advances.map((at) => at * 1.05);
    });
    expect(loose.parts.lines).toEqual({ value: expect.closeTo(0.05, 2), cost: expect.closeTo(5, 0) });
    const { layout } = buildPage();
    const bad = Array.from({ length: 50 }, () => diagnostic('geo.bounds', {}, { onPage: { page: 5 } }));
    expect(scoreLayout(layout, bad).parts.faults.cost).toBe(60);
    expect(scoreLayout(layout, bad).score).toBeGreaterThanOrEqual(0);
  });

  it('does not depend on the order of the lines', () => {
    const { layout } = buildPage({ short: 4 });
    expect(score({ ...layout, lines: layout.lines.toReversed() })).toEqual(score(layout));
  });
});
