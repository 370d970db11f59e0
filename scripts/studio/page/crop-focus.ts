/** What a picture is cropped around: a point that is drawn along, or moved by keys. */
import type { Blocks } from './page-hold.ts';

/** Of a picture's side, from `62%`; the middle where nothing is said. */
const partOf = (value: string | undefined): number => Number.parseFloat(value ?? '50') / 100;

/** The point that a picture is cropped around, drawn over it. */
export function drawFocus({ page }: Blocks, layer: HTMLElement, element: HTMLElement): void {
  const image = element.querySelector('img');
  const frame = image?.parentElement;
  if (!image || !frame) return;
  const point = document.createElement('div');
  point.className = 'studio-focus-point';
  const [outer, inner] = [page.live.page.root.getBoundingClientRect(), frame.getBoundingClientRect()];
  const { scale } = page.live.zoom;
  Object.assign(point.style, {
    left: `${(inner.left - outer.left + inner.width * partOf(image.dataset['x'])) / scale}px`,
    top: `${(inner.top - outer.top + inner.height * partOf(image.dataset['y'])) / scale}px`,
  });
  layer.append(point);
}

export function dragFocus(blocks: Blocks, id: string, redraw: () => void): void {
  const { page, elementOf } = blocks;
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
    sendFocus(blocks, image);
  };
  addEventListener('pointermove', move, true);
  addEventListener('pointerup', stop, true);
}

/** Moves the point by a fiftieth of the picture. */
export function stepFocus(blocks: Blocks, id: string, [dx, dy]: readonly [number, number]): void {
  const image = blocks.elementOf(id)?.querySelector('img');
  if (!image) return;
  const moved = (value: string | undefined, step: number): string =>
    `${Math.min(100, Math.max(0, Number.parseFloat(value ?? '50') + 2 * step))}%`;
  image.dataset['x'] = moved(image.dataset['x'], dx);
  image.dataset['y'] = moved(image.dataset['y'], dy);
  blocks.page.live.cover(id);
  sendFocus(blocks, image, `focus ${id}`);
}

function sendFocus({ act }: Blocks, image: HTMLElement, group?: string): void {
  const photo = image.closest<HTMLElement>('[data-photo]')?.dataset['photo'];
  if (photo) void act({ act: 'focus', photo, x: partOf(image.dataset['x']), y: partOf(image.dataset['y']) }, group);
}
