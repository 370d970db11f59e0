/** What is drawn over the page on request: its grid, the frames of stories in threading order, counts and findings. */
import { rectOf, widthOf } from '../../layout/in-page/index.ts';
import type { Finding, Overlay } from '../protocol.ts';
import type { LivePage } from './live-page.ts';

export interface Overlays {
  show(shown: readonly Overlay[]): void;
  findings(list: readonly Finding[]): void;
}

const px = (mm: number): number => (mm / 25.4) * 96;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width?: number;
  readonly height?: number;
}

export function drawOverlays(live: LivePage, language: 'en' | 'zh', pick: (block: string) => void): Overlays {
  const layer = document.createElement('div');
  layer.className = 'studio-over';
  layer.setAttribute('aria-hidden', 'true');
  let shown: readonly Overlay[] = [];
  let list: readonly Finding[] = [];

  const add = (names: string, { left, top, width, height }: Box, text = ''): HTMLElement => {
    const box = document.createElement('div');
    box.className = names;
    box.textContent = text;
    Object.assign(box.style, {
      left: `${left}px`,
      top: `${top}px`,
      ...(width !== undefined && { width: `${width}px` }),
      ...(height !== undefined && { height: `${height}px` }),
    });
    layer.append(box);
    return box;
  };

  const grid = (): void => {
    const { grid: cells } = live.page.plan;
    const height = cells.rows * cells.pitch;
    for (let column = 0; column < cells.columns; column += 1) {
      const left = column * (cells.column + cells.gutter);
      add('studio-grid-column', { left, top: 0, width: cells.column, height });
    }
    for (let row = 0; row <= cells.rows; row += 1) {
      add('studio-grid-row', { left: 0, top: row * cells.pitch, width: widthOf(cells, cells.columns), height: 1 });
    }
  };

  const frames = (): void => {
    const { grid: cells } = live.page.plan;
    for (const fit of live.fits) {
      let number = 0;
      for (const frame of fit.frames) {
        for (const { column, from, to } of frame.intervals) {
          number += 1;
          const left = (column - 1) * (cells.column + cells.gutter);
          const top = from * cells.pitch;
          add('studio-frame', { left, top, width: cells.column, height: (to - from) * cells.pitch });
          add('studio-tag', { left, top }, `${fit.text.story} ${number}`);
        }
      }
    }
  };

  const counts = (): void => {
    for (const block of live.page.plan.blocks) {
      const element = live.page.elements.get(block.id);
      const characters = element?.textContent?.replace(/\s/g, '').length ?? 0;
      if (characters === 0) continue;
      const fit = live.fits.find(({ text }) => text.id === block.id);
      const { left, top } = rectOf(live.page.plan.grid, live.page.areas.get(block.id)!);
      const words = language === 'zh' ? `${characters}字` : `${characters} characters`;
      const lines = fit ? (language === 'zh' ? `，余${fit.left}行` : `, ${fit.left} lines left`) : '';
      add('studio-tag studio-count', { left, top }, words + lines);
    }
  };

  const findings = (): void => {
    const { x, y } = live.page.plan.grid;
    for (const { severity, message, onPage } of list) {
      const area = onPage?.block === undefined ? undefined : live.page.areas.get(onPage.block);
      const box = onPage?.box
        ? {
            left: px(onPage.box.x) - x,
            top: px(onPage.box.y) - y,
            width: px(onPage.box.width),
            height: px(onPage.box.height),
          }
        : area && rectOf(live.page.plan.grid, area);
      if (!box) continue;
      const drawn = add(`studio-finding ${severity}`, box);
      drawn.title = message[language];
      drawn.addEventListener('click', () => onPage?.block && pick(onPage.block));
    }
  };

  /** Text that is over stands beside the page; where it does is marked by more than a colour. */
  const overset = (): void => {
    const { grid: cells } = live.page.plan;
    for (const { text, left, frames: free } of live.fits) {
      if (left >= 0 || text.vertical) continue;
      const last = Math.max(...free.flatMap(({ intervals }) => intervals.map(({ column }) => column)));
      const area = live.page.areas.get(text.id)!;
      const start = Math.max(last, area.columns.to) * (cells.column + cells.gutter) - cells.gutter / 2;
      const height = (area.rows.to - area.rows.from + 1) * cells.pitch;
      const columns = Math.ceil(-left / (area.rows.to - area.rows.from + 1));
      const top = (area.rows.from - 1) * cells.pitch;
      add('studio-over-strip', { left: start, top, width: columns * (cells.column + cells.gutter), height });
      add(
        'studio-tag studio-count',
        { left: start + 4, top: top - 18 },
        language === 'zh' ? `超出${-left}行` : `over by ${-left} lines`,
      );
    }
  };

  const draw = (): void => {
    // At each key: nothing is touched where nothing is to be seen.
    const nothing = shown.length === 0 && live.fits.every(({ left }) => left >= 0);
    if (nothing && layer.childElementCount === 0) return;
    layer.replaceChildren();
    live.page.root.append(layer);
    if (shown.includes('grid')) grid();
    if (shown.includes('frames')) frames();
    if (shown.includes('counts')) counts();
    if (shown.includes('findings')) findings();
    overset();
  };
  live.onFit(draw);
  draw();
  return {
    show(next) {
      shown = next;
      draw();
    },
    findings(next) {
      list = next;
      draw();
    },
  };
}
