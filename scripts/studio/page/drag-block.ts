/** A block drawn along by the pointer, on whole columns and rows, the story following. */
import type { Area } from '../../edition/model.ts';
import { type Steps, sameArea, shiftArea, stepsOf } from './cells.ts';
import type { Blocks } from './page-hold.ts';

export interface Drag {
  readonly id: string;
  /** What area the steps of the pointer come to. */
  readonly cells: (by: Steps) => Area;
  readonly resized: boolean;
  /** The column whose edge is drawn along. */
  readonly column: number;
  readonly redraw: () => void;
}

/** Follows the pointer frame by frame; `cells` says what area the steps come to. */
export function dragBlock(blocks: Blocks, event: PointerEvent, { id, cells, resized, column, redraw }: Drag): void {
  const { page, number, areaOf, blockOf, elementOf, act, tell } = blocks;
  const start = areaOf(id);
  const element = elementOf(id)!;
  const { grid } = page.live.page.plan;
  let last: Steps = { columns: 0, rows: 0 };
  let frame = 0;
  let moved = false;
  const show = (area: Area): void => {
    if (sameArea(area, areaOf(id))) return;
    moved = true;
    element.classList.add('studio-dragged');
    page.live.move(id, area);
    redraw();
    tell(id);
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const { scale } = page.live.zoom;
    last = stepsOf(grid, { x: (clientX - event.clientX) / scale, y: (clientY - event.clientY) / scale, column });
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      show(cells(last));
    });
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    element.classList.remove('studio-dragged');
    removeEventListener('pointermove', move, true);
    removeEventListener('pointerup', drop, true);
    removeEventListener('pointercancel', cancel, true);
    removeEventListener('keydown', leaveOff, true);
  };
  const drop = ({ clientX, clientY, shiftKey }: PointerEvent): void => {
    stop();
    const under = document
      .elementsFromPoint(clientX, clientY)
      .map((one) => one.closest<HTMLElement>('.block')?.dataset['id'])
      .find((one) => one !== undefined && one !== id && blockOf(one)?.block === blockOf(id)?.block);
    if (shiftKey && under && moved) {
      page.live.move(id, start);
      void act({ act: 'swap', page: number, block: id, with: under });
      return;
    }
    show(cells(last));
    if (sameArea(areaOf(id), start)) return;
    // The page file has it where it was asked to be, not where a fit has put it.
    const area = resized ? cells(last) : shiftArea(blocks.askedOf(id) ?? blockOf(id)!.area, last, grid);
    void blocks.place(id, area);
  };
  const cancel = (): void => {
    stop();
    if (moved) page.live.move(id, start);
    redraw();
  };
  const leaveOff = (key: KeyboardEvent): void => {
    if (key.key === 'Escape') cancel();
  };
  addEventListener('pointermove', move, true);
  addEventListener('pointerup', drop, true);
  addEventListener('pointercancel', cancel, true);
  addEventListener('keydown', leaveOff, true);
}
