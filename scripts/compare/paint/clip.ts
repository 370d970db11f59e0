/** The part of a painting that its clips cut off, told in a way that moves along with it. */
import type { Bounds } from '../../pdf/index.ts';
import type { PathShape } from './path.ts';
import type { PaintState } from './state.ts';

export function clipped(state: PaintState, { shape, box, upright }: PathShape): PaintState {
  const within = intersection(state.clip, box);
  if (upright) return { ...state, clip: within };
  const [x, y] = box;
  return { ...state, clip: within, clips: [...state.clips, { shape, x, y, box }] };
}

export const intersection = (a: Bounds | undefined, b: Bounds): Bounds =>
  a ? [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])] : b;

const near = 0.01;
/** A twentieth of a point: finer than any press shows, coarser than what writers round away. */
const step = (value: number): number => Math.round(value * 20);

/** @returns undefined when nothing of the box is left to see */
export function cutOf({ clip, clips }: PaintState, box: Bounds, [x, y]: readonly [number, number]): string | undefined {
  if (!clip) return '';
  if (clip[0] > box[2] + near || clip[2] < box[0] - near || clip[1] > box[3] + near || clip[3] < box[1] - near) {
    return undefined;
  }
  if (clip[0] >= clip[2] || clip[1] >= clip[3]) return undefined;
  let words = '';
  if (clip[0] > box[0] + near) words += `left ${step(clip[0] - x)} `;
  if (clip[1] > box[1] + near) words += `bottom ${step(clip[1] - y)} `;
  if (clip[2] < box[2] - near) words += `right ${step(clip[2] - x)} `;
  if (clip[3] < box[3] - near) words += `top ${step(clip[3] - y)} `;
  for (const one of clips) words += `${one.shape}@${step(one.x - x)},${step(one.y - y)} `;
  return words.trimEnd();
}
