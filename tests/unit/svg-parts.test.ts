/** What an SVG draws by using its parts again. */
import { expect, test } from 'vitest';
import { drawsTooMuch } from '../../scripts/edition/photo/svg-parts.ts';

const svg = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
const doubled = (levels: number): string =>
  `<rect id='a0'/>${Array.from(
    { length: levels },
    (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/><use xlink:href="#a${at}"/></g>`,
  ).join('')}<use href="#a${levels}"/>`;

test.each([
  ['ten levels of two', svg(doubled(10)), false],
  ['thirty levels of two', svg(doubled(30)), true],
  [
    'ten thousand copies of a leaf',
    svg(`<g id="leaf"><path/><path/></g>${'<use href="#leaf"/>'.repeat(10_000)}`),
    false,
  ],
  [
    'a hundred copies of a thousand parts in a hundred',
    svg(
      `<g id="b">${'<path/>'.repeat(1_000)}</g><g id="c">${'<use href="#b"/>'.repeat(100)}</g>${'<use href="#c"/>'.repeat(100)}`,
    ),
    true,
  ],
  ['a part that uses itself', svg('<g id="a"><use href="#a"/></g><use href="#a"/>'), false],
  [
    'two that use each other',
    svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'),
    false,
  ],
  ['a use of what is not there', svg('<use href="#none"/>'), false],
  ['two hundred thousand parts, none used again', svg('<path d="M0 0"/>'.repeat(200_000)), false],
])('%s', (_, text, expected) => {
  const begun = performance.now();
  expect(drawsTooMuch(text)).toBe(expected);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
