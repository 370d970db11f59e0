/**
 * The `@page` rules, for Paged.js alone. Its parser takes literal lengths only: no `var()`, no `calc()`, no range
 * syntax in `@media`. The page area is the type area of the grid to the 1/64 px.
 */
import { mmToPx } from '../core/units.ts';
import type { Sheet } from '../edition/model.ts';
import { typeArea } from './page-plan.ts';
import type { PlanGrid } from './plan.ts';

/** White around the bleed for crop marks, mm. */
const slug = 8;
/** Crop marks end no nearer to the trimmed page, mm. */
const nearest = 3;

const length = (value: number): string => `${Number(value.toFixed(6))}px`;

export function pageStyle(sheet: Sheet, grid: PlanGrid): string {
  const area = typeArea(grid);
  const right = mmToPx(sheet.width) - grid.x - area.width;
  const foot = mmToPx(sheet.height) - grid.y - area.height;
  const marked = sheet.marks === 'crop';
  const lines = [
    `  size: ${sheet.width}mm ${sheet.height}mm;`,
    `  margin: ${length(grid.y)} ${length(right)} ${length(foot)} ${length(grid.x)};`,
    // Paged.js draws its marks inside what it is told is the bleed; the PDF's boxes say what truly is.
    ...(marked ? [`  bleed: ${sheet.bleed + slug}mm;`, '  marks: crop;'] : []),
    ...(!marked && sheet.bleed > 0 ? [`  bleed: ${sheet.bleed}mm;`] : []),
    '  @top-center {',
    '    content: element(folio);',
    `    width: ${length(area.width)};`,
    '    vertical-align: bottom;',
    '  }',
  ];
  const marks = marked ? `.pagedjs_sheet {\n  --pagedjs-crop-offset: ${Math.max(sheet.bleed, nearest)}mm;\n}\n` : '';
  return `@page {\n${lines.join('\n')}\n}\n.folio {\n  position: running(folio);\n}\n${marks}`;
}
