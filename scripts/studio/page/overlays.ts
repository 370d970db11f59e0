/** What is drawn over the page on request: its grid, the frames of stories in threading order, counts and findings. */
import { columnLeft, rectOf, typeAreaWide } from '../../layout/in-page/index.ts';
import type { Overlay } from '../page-protocol.ts';
import type { Finding } from '../protocol.ts';
import type { LivePage } from './live-page.ts';

export interface Overlays {
  show(shown: readonly Overlay[]): void;
  findings(list: readonly Finding[]): void;
}

const px = (mm: number): number => (mm / 25.4) * 96;

/** Where it stands in the type area, px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width?: number;
  readonly height?: number;
}

interface Words {
  readonly text?: string;
  readonly title?: string;
  /** Picked by a click. */
  readonly block?: string;
}

interface Drawn extends Words {
  readonly names: string;
  readonly box: Box;
}

function elementOf({ names, box, text = '', title = '', block }: Drawn, pick: (block: string) => void): HTMLElement {
  const element = document.createElement('div');
  element.className = names;
  element.textContent = text;
  element.title = title;
  for (const [name, value] of Object.entries(box)) element.style.setProperty(name, `${value}px`);
  if (block !== undefined) element.addEventListener('click', () => pick(block));
  return element;
}

export function drawOverlays(live: LivePage, language: 'en' | 'zh', pick: (block: string) => void): Overlays {
  const layer = document.createElement('div');
  layer.className = 'studio-over';
  layer.setAttribute('aria-hidden', 'true');
  let shown: readonly Overlay[] = [];
  let list: readonly Finding[] = [];
  let wanted: Drawn[] = [];
  let drawn = '[]';
  let waiting = false;

  const add = (names: string, box: Box, { text = '', title = '', block }: Words = {}): void => {
    wanted.push({ names, box, text, title, ...(block !== undefined && { block }) });
  };

  const grid = (): void => {
    const { grid: cells } = live.page.plan;
    const height = cells.rows * cells.pitch;
    for (let column = 1; column <= cells.columns; column += 1) {
      add('studio-grid-column', { left: columnLeft(cells, column), top: 0, width: cells.column, height });
    }
    if (cells.fold !== undefined)
      add('studio-grid-fold', { left: typeAreaWide(cells) / 2, top: -cells.y, width: 1, height: height + cells.y });
    for (let row = 0; row <= cells.rows; row += 1) {
      add('studio-grid-row', { left: 0, top: row * cells.pitch, width: typeAreaWide(cells), height: 1 });
    }
  };

  const frames = (): void => {
    const { grid: cells } = live.page.plan;
    for (const fit of live.fits) {
      let number = 0;
      for (const frame of fit.frames) {
        for (const { column, from, to } of frame.intervals) {
          number += 1;
          const left = columnLeft(cells, column);
          const top = from * cells.pitch;
          add('studio-frame', { left, top, width: cells.column, height: (to - from) * cells.pitch });
          add('studio-tag', { left, top }, { text: `${fit.text.story} ${number}` });
        }
      }
    }
  };

  const counts = (): void => {
    const { grid: cells } = live.page.plan;
    for (const block of live.page.plan.blocks) {
      const element = live.page.elements.get(block.id);
      const characters = element?.textContent?.replace(/\s/g, '').length ?? 0;
      if (characters === 0) continue;
      const fit = live.fits.find(({ text }) => text.id === block.id);
      // A story's area begins where other blocks stand; its words begin in its first frame.
      const first = fit?.frames[0]?.intervals[0];
      const { left, top } = first
        ? { left: columnLeft(cells, first.column), top: first.from * cells.pitch }
        : rectOf(cells, live.page.areas.get(block.id)!);
      const words = language === 'zh' ? `${characters}字` : `${characters} characters`;
      const lines = fit ? (language === 'zh' ? `，余${fit.left}行` : `, ${fit.left} lines left`) : '';
      add('studio-tag studio-count', { left, top }, { text: words + lines });
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
      const { block } = onPage ?? {};
      add(`studio-finding ${severity}`, box, { title: message[language], ...(block !== undefined && { block }) });
    }
  };

  /** Text that is over stands beside the page; where it does is marked by more than a colour. */
  const overset = (): void => {
    const { grid: cells } = live.page.plan;
    for (const { text, left, frames: free } of live.fits) {
      if (left >= 0 || text.vertical) continue;
      const last = Math.max(...free.flatMap(({ intervals }) => intervals.map(({ column }) => column)));
      const area = live.page.areas.get(text.id)!;
      const start = columnLeft(cells, Math.max(last, area.columns.to)) + cells.column + cells.gutter / 2;
      const height = (area.rows.to - area.rows.from + 1) * cells.pitch;
      const columns = Math.ceil(-left / (area.rows.to - area.rows.from + 1));
      const top = (area.rows.from - 1) * cells.pitch;
      add('studio-over-strip', { left: start, top, width: columns * (cells.column + cells.gutter), height });
      add(
        'studio-tag studio-count',
        { left: start + 4, top: top - 18 },
        { text: language === 'zh' ? `超出${-left}行` : `over by ${-left} lines` },
      );
    }
  };

  const draw = (): void => {
    waiting = false;
    wanted = [];
    if (shown.includes('grid')) grid();
    if (shown.includes('frames')) frames();
    if (shown.includes('counts')) counts();
    if (shown.includes('findings')) findings();
    overset();
    // At each key: what is put into the page anew makes the browser lay out and layer all of it.
    const now = JSON.stringify(wanted);
    if (now === drawn && (layer.isConnected || wanted.length === 0)) return;
    drawn = now;
    layer.replaceChildren(...wanted.map((one) => elementOf(one, pick)));
    live.page.root.append(layer);
  };
  const drawSoon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  live.onFit(drawSoon);
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
