/** Blocks taken in hand: moved, resized, swapped and cropped by the mouse and by keys, on the grid, the story following. */
import { rectOf } from '../../layout/in-page/index.ts';
import type { DeskView, HandCommand } from '../page-protocol.ts';
import { arrow, command, handOf, nextAlign } from './block-commands.ts';
import { resizeArea, type Steps, shiftArea } from './cells.ts';
import { dragFocus, drawFocus, stepFocus } from './crop-focus.ts';
import { dragBlock } from './drag-block.ts';
import { blocksOf } from './page-hold.ts';
import type { StudioPage } from './studio-page.ts';

export interface HeldBlocks {
  readonly picked: string | undefined;
  /** Takes a block in hand, or lets go of the one that is. */
  pick(id: string | undefined, options?: { readonly focus?: boolean }): boolean;
  /** Does something with the block in hand; false if it may not be. */
  hand(name: HandCommand): Promise<boolean>;
  /** Draws the handles again, after the page was set. */
  redraw(): void;
}

const edgeNames = ['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'] as const;

/** What may be taken in hand where no copy is under the pointer. */
const grip = '.picture, img, svg, .frame, .rule, .ornament, .kicker, .sidebar, .pull-quote, .banner, .block';

export function holdBlocks(desk: DeskView, page: StudioPage, number: number): HeldBlocks {
  const { root } = page.live.page;
  const layer = document.createElement('div');
  layer.className = 'studio-over';
  layer.setAttribute('aria-hidden', 'true');
  let picked: string | undefined;
  let focusing = false;

  const editable = desk.rights === 'edit';
  const blocks = blocksOf(desk, page, number);
  const { areaOf, blockOf, elementOf } = blocks;

  const redraw = (): void => {
    if (picked === undefined && layer.childElementCount === 0) return;
    layer.replaceChildren();
    page.live.page.root.append(layer);
    for (const one of page.live.page.elements.values())
      one.classList.toggle('studio-picked', one.dataset['id'] === picked);
    const element = picked === undefined ? undefined : elementOf(picked);
    if (!picked || !element || !blockOf(picked)) return;
    const rect = rectOf(page.live.page.plan.grid, areaOf(picked));
    if (editable) {
      for (const edges of edgeNames) {
        const handle = document.createElement('div');
        handle.className = 'studio-handle';
        handle.dataset['edges'] = edges;
        const x = edges.includes('w') ? 0 : edges.includes('e') ? 1 : 0.5;
        const y = edges.includes('n') ? 0 : edges.includes('s') ? 1 : 0.5;
        Object.assign(handle.style, {
          left: `${rect.left + rect.width * x}px`,
          top: `${rect.top + rect.height * y}px`,
          cursor: `${edges}-resize`,
        });
        layer.append(handle);
      }
    }
    if (focusing) drawFocus(blocks, layer, element);
  };

  const pick: HeldBlocks['pick'] = (id, { focus = true } = {}) => {
    if (id !== undefined && !elementOf(id)) return false;
    focusing = false;
    picked = id;
    redraw();
    if (id === undefined) {
      desk.selected(undefined);
      return true;
    }
    const element = elementOf(id)!;
    element.tabIndex = -1;
    if (focus) element.focus({ preventScroll: true });
    const placed = /^(.*):(\d+)-(\d+)$/.exec(element.dataset['placed'] ?? '');
    if (placed) {
      desk.selected({
        at: { file: placed[1]!, from: Number(placed[2]), to: Number(placed[3]) },
        block: id,
        kind: 'block',
        ...(editable && { hand: handOf(blocks, id) }),
      });
    }
    return true;
  };

  const hand = async (name: HandCommand): Promise<boolean> => {
    const id = picked;
    if (id === undefined || !editable) return false;
    if (name === 'focus') {
      if (!handOf(blocks, id).may.includes('focus')) return false;
      focusing = !focusing;
      redraw();
      return true;
    }
    const done = await command(blocks, id, name);
    // Its element may be another now, and what may be done with it something else.
    if (picked === id) pick(name === 'take-off' && done ? undefined : id);
    return done;
  };

  /** Keys of a block in hand. */
  const commands: Readonly<Record<string, (id: string) => HandCommand>> = {
    f: () => 'focus',
    l: () => 'lock',
    a: (id) => nextAlign(blocks, id),
    '+': () => 'larger',
    '=': () => 'larger',
    '-': () => 'smaller',
    Delete: () => 'take-off',
  };

  addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const { target } = event;
      if (target.matches('.studio-handle') && picked) {
        event.preventDefault();
        const { edges = '' } = (target as HTMLElement).dataset;
        const start = areaOf(picked);
        const { grid } = page.live.page.plan;
        const fit = blockOf(picked)?.fit;
        const column = edges.includes('e') ? start.columns.to : start.columns.from;
        const cells = (by: Steps) => resizeArea(start, by, { edges, grid, fit });
        dragBlock(blocks, event, { id: picked, cells, resized: true, column, redraw });
        return;
      }
      if (target.matches('.studio-focus-point') && picked) {
        event.preventDefault();
        dragFocus(blocks, picked, redraw);
        return;
      }
      const id = target.closest<HTMLElement>('.block')?.dataset['id'];
      const copy = target.closest('[contenteditable="true"], [data-role]');
      if (!id || (copy && !event.altKey) || !target.closest(grip) || blockOf(id)?.block === 'text') {
        if (picked !== undefined) {
          picked = undefined;
          focusing = false;
          redraw();
        }
        return;
      }
      event.preventDefault();
      if (picked !== id) pick(id);
      else elementOf(id)!.focus({ preventScroll: true });
      if (!editable) return;
      const start = areaOf(id);
      const cells = (by: Steps) => shiftArea(start, by, page.live.page.plan.grid);
      dragBlock(blocks, event, { id, cells, resized: false, column: start.columns.from, redraw });
    },
    true,
  );
  addEventListener('dblclick', ({ target }) => {
    const id =
      target instanceof Element && target.closest('.picture')
        ? target.closest<HTMLElement>('.block')?.dataset['id']
        : undefined;
    if (id && editable) {
      pick(id);
      focusing = true;
      redraw();
    }
  });

  const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };

  addEventListener(
    'keydown',
    (event) => {
      const at = event.target instanceof Element ? event.target : undefined;
      const editing = at?.closest('[contenteditable="true"]');
      if (event.key === 'Escape' && editing) {
        event.preventDefault();
        pick(editing.closest<HTMLElement>('.block')?.dataset['id']);
        return;
      }
      if (editing || picked === undefined || event.ctrlKey || event.metaKey) return;
      const direction = arrows[event.key];
      const named = commands[event.key];
      if (direction && editable) {
        if (focusing) stepFocus(blocks, picked, direction);
        else arrow(blocks, picked, direction, event);
        redraw();
      } else if (named && editable) void hand(named(picked));
      else if (event.key === 'Enter') {
        const first = elementOf(picked)?.querySelector('[data-role]');
        const field = first ? page.blocks.fieldOf(first) : undefined;
        if (!field) return;
        pick(undefined);
        field.select(field.view.state.doc.content.size);
      } else if (event.key === 'Escape') {
        if (focusing) focusing = false;
        else picked = undefined;
        redraw();
      } else return;
      event.preventDefault();
    },
    true,
  );
  page.live.onFit(redraw);
  root.append(layer);
  return {
    get picked() {
      return picked;
    },
    pick,
    hand,
    redraw,
  };
}
