import { type Mm, mm, mmToPt, type Pt } from '../../core/units.ts';
export const roomForMarks = (bleed: Mm): { readonly beside: Pt; readonly above: Pt } => {
  const room = mmToPt(mm(Math.max(bleed, 3) + 11));
  return { beside: room, above: room };
};
export async function addMarks(..._: any[]): Promise<void> {}
