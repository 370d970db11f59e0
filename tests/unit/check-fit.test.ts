import { expect, it } from 'vitest';
import { checkLayout, untold } from '../../scripts/check/index.ts';
import { diagnostic } from '../../scripts/core/diagnostic.ts';
import { buildPage } from '../fixtures/check/build-layout.ts';

const { layout } = buildPage({ short: 5 });
const said = (fit: typeof layout.fit) =>
  checkLayout({ ...layout, fit }).map(({ code, severity }) => `${severity} ${code}`);

it('holds a page to the fit that it asked for', () => {
  const over = {
    ...layout,
    stories: layout.stories.map((one) => ({
      ...one,
      overset: { characters: 40, lines: 3, file: 'stories/lead.md', from: 9 },
    })),
  };
  const graded = (fit: typeof layout.fit) =>
    checkLayout({ ...over, fit })
      .filter(({ code }) => code === 'fit.overset')
      .map(({ severity }) => severity);
  expect(graded('exact')).toEqual(['error']);
  expect(graded('report')).toEqual(['warning']);
  expect(graded('off')).toEqual([]);
  expect(said('off')).toEqual([]);
});

it('says once what the layout stage has said already', () => {
  const found = checkLayout(layout);
  expect(found.map(({ code }) => code)).toContain('fit.short');
  expect(untold(found, [diagnostic('layout/underset')]).map(({ code }) => code)).not.toContain('fit.short');
  expect(untold(found, [diagnostic('layout/overset')])).toEqual(found);
});
