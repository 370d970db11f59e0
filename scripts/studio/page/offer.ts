/** A thing of the tray on its way to the page: it hangs on the pointer, or goes by arrow keys, and is put down on cells. */
import type { Area } from '../../edition/model.ts';
import type { PlanGrid } from '../../html/plan.ts';
import { rectOf } from '../../layout/in-page/index.ts';
import type { DeskView, Offered } from '../page-protocol.ts';
import { shiftArea, stepsOf } from './cells.ts';
import type { StudioPage } from './studio-page.ts';

/** Columns and rows that a thing begins with. */
const sizes: Readonly<Record<Offered['kind'], readonly [columns: number, rows: number]>> = {
  photo: [2, 14],
  sidebar: [2, 18],
  'pull-quote': [2, 10],
  names: [3, 30],
  table: [2, 14],
  notice: [2, 10],
  story: [3, 30],
  advertisement: [2, 20],
};

/** As many columns and rows as come nearest to a size in mm. */
function cellsFor(grid: PlanGrid, item: Offered): readonly [columns: number, rows: number] {
  if (item.kind !== 'advertisement' || !item.size) return sizes[item.kind];
  const [width, height] = [item.size.width, item.size.height].map((length) => (length * 96) / 25.4);
  const nearest = (most: number, lengthOf: (count: number) => number, length: number): number => {
    const counts = Array.from({ length: most }, (_, at) => at + 1);
    const off = (count: number): number => Math.abs(lengthOf(count) - length);
    return counts.reduce((best, count) => (off(count) < off(best) ? count : best));
  };
  const rectFor = (columns: number, rows: number) =>
    rectOf(grid, { columns: { from: 1, to: columns }, rows: { from: 1, to: rows } });
  return [
    nearest(grid.columns, (count) => rectFor(count, 1).width, width!),
    nearest(grid.rows, (count) => rectFor(1, count).height, height!),
  ];
}

/** The block that shows a thing. */
const blockFor = (kind: Offered['kind']): string => (kind === 'story' ? 'text' : kind);

export function offerItem(desk: DeskView, page: StudioPage, { item, number }: { item: Offered; number: number }): void {
  const { grid } = page.live.page.plan;
  const [columns, rows] = cellsFor(grid, item);
  let area: Area = {
    columns: { from: 1, to: Math.min(columns, grid.columns) },
    rows: { from: 1, to: Math.min(rows, grid.rows) },
  };
  const ghost = document.createElement('div');
  ghost.className = 'studio-ghost';
  ghost.style.position = 'absolute';
  ghost.textContent = item.label;
  page.live.page.root.append(ghost);
  const draw = (): void => {
    const { left, top, width, height } = rectOf(grid, area);
    Object.assign(ghost.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      zIndex: '6',
    });
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const corner = page.live.page.root.getBoundingClientRect();
    const { scale } = page.live.zoom;
    const steps = stepsOf(grid, { x: (clientX - corner.left) / scale, y: (clientY - corner.top) / scale, column: 1 });
    const first = {
      columns: { from: 1, to: area.columns.to - area.columns.from + 1 },
      rows: { from: 1, to: area.rows.to - area.rows.from + 1 },
    };
    area = shiftArea(first, steps, grid);
    draw();
  };
  const stop = (): void => {
    ghost.remove();
    removeEventListener('pointermove', move, true);
    removeEventListener('pointerdown', put, true);
    removeEventListener('keydown', key, true);
  };
  const put = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    stop();
    const { kind, id: of } = item;
    const client = 'client' in item ? { client: item.client } : {};
    const brought = desk
      .act({ act: 'bring', page: number, block: blockFor(kind), of, area, ...client }, page.freshGroup())
      .catch(() => undefined)
      .then(() => page.sync());
    void page.during(brought);
  };
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const key = (event: KeyboardEvent): void => {
    const by = arrows[event.key];
    if (by) {
      area = shiftArea(area, { columns: by[0], rows: by[1] }, grid);
      draw();
    } else if (event.key === 'Enter') put(event);
    else if (event.key === 'Escape') stop();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('pointermove', move, true);
  addEventListener('pointerdown', put, true);
  addEventListener('keydown', key, true);
  draw();
  focus();
}
