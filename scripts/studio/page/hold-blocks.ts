/** Blocks taken in hand: moved, resized, swapped and cropped by the mouse and by keys, on the grid, the story following. */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import { overlaps, rectOf } from '../../layout/in-page/index.ts';
import type { Act, DeskView } from '../protocol.ts';
import { neighbourOf, resizeArea, type Steps, sameArea, shiftArea, stepsOf } from './cells.ts';
import type { StudioPage } from './studio-page.ts';

export interface HeldBlocks {
  readonly picked: string | undefined;
  /** Takes a block in hand, or lets go of the one that is. */
  pick(id: string | undefined, options?: { readonly focus?: boolean }): boolean;
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
  const areaOf = (id: string): Area => page.live.page.areas.get(id)!;
  const blockOf = (id: string): PlanBlock | undefined => page.live.blockOf(id);
  const elementOf = (id: string): HTMLElement | undefined => page.live.page.elements.get(id);

  const act = async (what: Act, group = page.freshGroup()): Promise<void> => {
    await desk.act(what, group).catch(() => undefined);
    await page.sync();
  };

  const tell = (id: string): void => {
    const { columns, rows } = areaOf(id);
    const block = blockOf(id)!;
    const over = page.live.fits.map(({ left }) => left).find((left) => left < 0) ?? 0;
    // Text makes way, and boxes hold things; nothing else may stand on another block.
    const below = page.live.page.plan.blocks.filter(
      (one) =>
        one.id !== id && !/^(?:text|box|overlay-headline)$/.test(one.block) && overlaps(areaOf(one.id), areaOf(id)),
    );
    const on = below.map((one) => one.id).join(', ');
    const place = `${columns.from} ${columns.to} ${rows.from} ${rows.to}`.split(' ');
    desk.say({
      en: `${block.block} ${id}: columns ${place[0]} to ${place[1]}, rows ${place[2]} to ${place[3]}${on && `; on top of ${on}`}${over < 0 ? `; story over by ${-over} lines` : ''}`,
      zh: `${id}：第${place[0]}至${place[1]}栏，第${place[2]}至${place[3]}行${on && `；压住了${on}`}${over < 0 ? `；正文超出${-over}行` : ''}`,
    });
  };

  /** Where the page file would have it, when what is shown moves from one area to another. */
  const askedFor = (id: string, by: (area: Area) => Area, resized: boolean): Area => {
    const block = blockOf(id)!;
    return by(resized ? areaOf(id) : block.area);
  };

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
          left: `${rect.left + rect.width * x - 6}px`,
          top: `${rect.top + rect.height * y - 6}px`,
          cursor: `${edges}-resize`,
        });
        layer.append(handle);
      }
    }
    if (focusing) drawFocus(element);
  };

  const drawFocus = (element: HTMLElement): void => {
    const image = element.querySelector('img');
    const frame = image?.parentElement;
    if (!image || !frame) return;
    const point = document.createElement('div');
    point.className = 'studio-focus-point';
    const [outer, inner] = [page.live.page.root.getBoundingClientRect(), frame.getBoundingClientRect()];
    const { scale } = page.live.zoom;
    const part = (value: string | undefined): number => Number.parseFloat(value ?? '50') / 100;
    Object.assign(point.style, {
      left: `${(inner.left - outer.left + inner.width * part(image.dataset['x'])) / scale}px`,
      top: `${(inner.top - outer.top + inner.height * part(image.dataset['y'])) / scale}px`,
    });
    layer.append(point);
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
      });
    }
    return true;
  };

  /** Follows the pointer frame by frame; `cells` says what area the steps come to. */
  const drag = (event: PointerEvent, id: string, cells: (by: Steps) => Area, resized: boolean): void => {
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
      last = stepsOf(grid, { x: (clientX - event.clientX) / scale, y: (clientY - event.clientY) / scale });
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
      const area = resized ? cells(last) : askedFor(id, (asked) => shiftArea(asked, last, grid), false);
      void act({ act: 'place', page: number, block: id, area });
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
  };

  const dragFocus = (id: string): void => {
    const image = elementOf(id)!.querySelector('img')!;
    const frame = image.parentElement!;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const rect = frame.getBoundingClientRect();
      const part = (value: number): number => Math.min(100, Math.max(0, Math.round(value * 100)));
      image.dataset['x'] = `${part((clientX - rect.left) / rect.width)}%`;
      image.dataset['y'] = `${part((clientY - rect.top) / rect.height)}%`;
      page.live.cover(id);
      redraw();
    };
    const stop = (): void => {
      removeEventListener('pointermove', move, true);
      removeEventListener('pointerup', stop, true);
      sendFocus(image);
    };
    addEventListener('pointermove', move, true);
    addEventListener('pointerup', stop, true);
  };

  const sendFocus = (image: HTMLElement, group?: string): void => {
    const photo = image.closest<HTMLElement>('[data-photo]')?.dataset['photo'];
    const part = (value: string | undefined): number => Number.parseFloat(value ?? '50') / 100;
    if (photo) void act({ act: 'focus', photo, x: part(image.dataset['x']), y: part(image.dataset['y']) }, group);
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
        drag(event, picked, (by) => resizeArea(start, by, { edges, grid }), true);
        return;
      }
      if (target.matches('.studio-focus-point') && picked) {
        event.preventDefault();
        dragFocus(picked);
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
      drag(event, id, (by) => shiftArea(start, by, page.live.page.plan.grid), false);
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

  const arrow = (id: string, [dx, dy]: readonly [number, number], event: KeyboardEvent): void => {
    const { grid } = page.live.page.plan;
    const by: Steps = { columns: dx, rows: dy };
    if (focusing) {
      const image = elementOf(id)?.querySelector('img');
      if (!image) return;
      const moved = (value: string | undefined, step: number): string =>
        `${Math.min(100, Math.max(0, Number.parseFloat(value ?? '50') + 2 * step))}%`;
      image.dataset['x'] = moved(image.dataset['x'], dx);
      image.dataset['y'] = moved(image.dataset['y'], dy);
      page.live.cover(id);
      redraw();
      sendFocus(image, `focus ${id}`);
      return;
    }
    if (event.altKey) {
      const others = page.live.page.plan.blocks
        .filter((one) => one.id !== id && one.block === blockOf(id)!.block)
        .map((one) => ({ id: one.id, area: areaOf(one.id) }));
      const other = neighbourOf(areaOf(id), others, { dx, dy, grid });
      if (other) void act({ act: 'swap', page: number, block: id, with: other });
      return;
    }
    const resized = event.shiftKey;
    const shown = resized ? resizeArea(areaOf(id), by, { edges: 'se', grid }) : shiftArea(areaOf(id), by, grid);
    const area = resized ? shown : askedFor(id, (asked) => shiftArea(asked, by, grid), false);
    if (sameArea(shown, areaOf(id))) return;
    page.live.move(id, shown);
    redraw();
    tell(id);
    void act({ act: 'place', page: number, block: id, area }, `${resized ? 'resize' : 'move'} ${id}`);
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
      if (direction && editable) arrow(picked, direction, event);
      else if (event.key === 'Delete' && editable)
        void act({ act: 'take-off', page: number, block: picked }).then(() => pick(undefined));
      else if (event.key === 'Enter') {
        const first = elementOf(picked)?.querySelector('[data-role]');
        const field = first ? page.blocks.fieldOf(first) : undefined;
        if (!field) return;
        pick(undefined);
        field.select(field.view.state.doc.content.size);
      } else if (event.key === 'f' && editable) {
        focusing = !focusing;
        redraw();
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
    redraw,
  };
}
